"""The workshop's words for stored values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

from sammenhold.web.languages import known
from sammenhold.workshops.models import Answer
from sammenhold.workshops.queries import equal_terms, proposals
from sammenhold.workshops.queries.keeping import DAYS
from sammenhold.workshops.queries.reading import is_gathered, notes_of
from sammenhold.workshops.queries.rewording import Run, rewording
from sammenhold.workshops.queries.votes import is_counted, told

register = template.Library()


@register.filter
def stance(value: str) -> str:
    return str(Answer.Stance(value).label)


@register.filter
def foreign(language: str) -> str:
    """The language when it is another than that of the page."""
    return "" if language == known(get_language()) else language


@register.filter
def sentence(worded: Mapping[str, Any]) -> str:
    """A proposal of the minutes, or an earlier round of it, as one reads it aloud."""
    return proposals.sentence(worded["when"], worded["text"])


@register.filter
def changes(proposal: Mapping[str, Any]) -> tuple[Run, ...]:
    """What its last change took out and put in."""
    return rewording(sentence(proposal["earlier"][-1]), sentence(proposal))


@register.filter
def counted(group: Mapping[str, Any]) -> str:
    """How a group in the minutes was voted on; nothing where nobody did."""
    return told(dict(group)) if is_counted(dict(group)) else ""


@register.filter
def gathered(groups: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The groups in the minutes that stand by themselves."""
    return [group for group in groups if is_gathered(group)]


@register.filter
def lone(groups: Sequence[Mapping[str, Any]]) -> list[tuple[str, bool]]:
    """The notes in the minutes that nobody put with others, nor voted on."""
    return [note for group in groups if not is_gathered(group) for note in notes_of(group)]


@register.filter
def noted(group: Mapping[str, Any]) -> tuple[tuple[str, bool], ...]:
    """The notes of a group in the minutes, those of a second round told apart."""
    return notes_of(group)


@register.filter(expects_localtime=True)
def day(moment: date | None) -> str:
    """A date as one writes it in the reader's language."""
    return date_format(moment, DAYS[known(get_language())]) if moment else ""


@register.filter
def places(equal: Mapping[str, Any]) -> tuple[str, ...]:
    """The room beside elsewhere, one sentence each."""
    return equal_terms.sentences(equal)
