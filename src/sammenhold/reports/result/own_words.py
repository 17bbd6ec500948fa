"""What people wrote in their own words, for a paper."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.surveys.queries.results import ResultView
from sammenhold.surveys.queries.words import Answered, own_words

Json = dict[str, Any]


def own_words_of(view: ResultView) -> Json:
    """As on the page of all; not before everybody can see it, since what is taken away until then shall
    not live on in a file."""
    words = own_words(view.wave) if view.is_whole and view.wave.released_at else None
    return {
        "heading": _("In people’s own words"),
        "caption": _("As it was written, in random order, from all who were asked."),
        "questions": [_written(view, each) for each in words.questions] if words else [],
    }


def _written(view: ResultView, answered: Answered) -> Json:
    erased = bool(answered.came and view.wave.texts_erased_at)
    many = ngettext(
        "%(number)s person wrote here. The texts are erased.",
        "%(number)s people wrote here. The texts are erased.",
        answered.came,
    )
    told = [answered.too_few, many % {"number": answered.came} if erased else "", answered.missing]
    return {
        "question": str(answered.question.text),
        "texts": [text.text for text in answered.texts],
        "told": " ".join(filter(None, told)),
    }
