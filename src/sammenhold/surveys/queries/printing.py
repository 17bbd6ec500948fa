"""Letters to print: who can get one, and what stands on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import segno
from django.db.models import Count, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from sammenhold.directory.zones import zone_of
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.links import link_to, typed_at
from sammenhold.surveys.models import Invitation, Wave
from sammenhold.surveys.queries.telling import Telling, telling_of

WITHOUT, ALL, UNIT = "without", "all", "unit-"
NO_MAIL = Q(person__email="") | Q(refused=True)


@dataclass(frozen=True)
class Choice:
    """Some of those who are asked, to print letters for. A unit has a name; the others have words."""

    value: str
    number: int
    unit: str = ""


@dataclass(frozen=True)
class Letter:
    """To one person. Its words are in the language that is active when they are read."""

    invitation: Invitation
    telling: Telling

    @property
    def name(self) -> str:
        return self.invitation.person.name

    @property
    def unit(self) -> str:
        return self.invitation.person.unit.name

    @cached_property
    def code(self) -> str:
        return code_of(self.invitation.seed)

    @property
    def address(self) -> str:
        return typed_at(self.invitation.wave)

    @property
    def until(self) -> str:
        return self.telling.until(zone_of(self.invitation.person))

    @property
    def square(self) -> SafeString:
        """The link as a QR code, drawn into the page. Its mask is given: trying all eight takes nine times as
        long, and readers take any."""
        made = segno.make(link_to(self.invitation.wave, self.code), micro=False, error="m", mask=0)
        return mark_safe(made.svg_inline(border=0, omitsize=True))  # noqa: S308 (drawn by ourselves)


def choices_of(wave: Wave) -> tuple[Choice, ...]:
    """Those without an address that works, everybody, and each unit."""
    asked = wave.invitations.all()
    units = asked.values_list("person__unit", "person__unit__name").annotate(number=Count("pk"))
    return (
        Choice(WITHOUT, asked.filter(NO_MAIL).count()),
        Choice(ALL, asked.count()),
        *(Choice(f"{UNIT}{pk}", number, name) for pk, name, number in units.order_by("person__unit__name")),
    )


def letters_to(wave: Wave, to: str) -> tuple[Letter, ...]:
    """Sorted as one gives them out. Nobody where the choice is none of those there are."""
    telling = telling_of(wave)
    found = _chosen(wave, to).select_related("person__unit", "person__site", "person__organisation")
    return tuple(_letter(wave, invitation, telling) for invitation in _by_unit(found))


def _chosen(wave: Wave, to: str) -> QuerySet[Invitation]:
    asked = wave.invitations.all()
    if to == ALL:
        return asked
    if to == WITHOUT:
        return asked.filter(NO_MAIL)
    unit = to.removeprefix(UNIT)
    return asked.filter(person__unit=int(unit)) if to.startswith(UNIT) and unit.isdecimal() else asked.none()


def _by_unit(found: QuerySet[Invitation]) -> Iterable[Invitation]:
    return found.order_by("person__unit__name", "person__name", "pk")


def _letter(wave: Wave, invitation: Invitation, telling: Telling) -> Letter:
    invitation.wave = wave
    return Letter(invitation, telling)
