"""What somebody who is asked is told, and asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import get_text_list
from django.utils.translation import pgettext

from sammenhold.directory.zones import zone_said
from sammenhold.mapping.bands import Band
from sammenhold.rounds.models import Lead
from sammenhold.surveys import rules, signs
from sammenhold.surveys.models import ReportingGroup, Wave
from sammenhold.themes.models import Item, Questionnaire, Text, TextQuestion
from sammenhold.web.moments import Told, told

A_MINUTE = 4
"""Questions that one answers in a minute, without hurry."""


@dataclass(frozen=True)
class Step:
    """One of the answers to choose among."""

    sign: str
    text: Text
    chosen: bool


@dataclass(frozen=True)
class Question:
    number: int
    item: Item
    steps: tuple[Step, ...]
    sign: str

    @property
    def not_relevant(self) -> bool:
        return self.sign == signs.NOT_RELEVANT

    @property
    def answer(self) -> Text | None:
        return next((step.text for step in self.steps if step.chosen), None)


@dataclass(frozen=True)
class Asking:
    """A screening as whoever answers meets it. `place`: all that is stored beside the answers."""

    wave: Wave
    organisation: str
    unit: str
    names: tuple[str, ...]
    closes: Told
    place: str
    people: int
    places: tuple[int, ...]
    """Where in the questionnaire the questions stand that are put here; they are numbered without gaps."""

    @cached_property
    def asked(self) -> Questionnaire:
        return self.wave.asked

    @property
    def texts(self) -> tuple[TextQuestion, ...]:
        return self.wave.text_questions

    @property
    def number(self) -> int:
        return len(self.places)

    @property
    def leads(self) -> str:
        return in_a_row(self.names)

    @property
    def numbers(self) -> Iterable[int]:
        return range(1, self.number + 1)

    @property
    def minutes(self) -> int:
        return -(-self.number // A_MINUTE)

    def given(self, answers: str) -> int:
        """How many of the questions have an answer."""
        return signs.answered(signs.only(answers, self.places))

    def first_open(self, answers: str) -> int:
        """The number of the first question without an answer; 0 when there is none."""
        return next((n for n in self.numbers if self.question(n, answers).sign not in signs.GIVEN), 0)

    def question(self, number: int, answers: str) -> Question:
        place = self.places[number - 1]
        item, sign = self.asked.items[place], answers[place]
        scale = self.asked.scales[item.scale]
        steps = tuple(Step(each, text, each == sign) for each, text in zip(signs.STEPS, scale, strict=True))
        return Question(number, item, steps, sign)


def asking_of(wave: Wave, group: ReportingGroup | None = None) -> Asking:
    leads = Lead.objects.filter(round=wave.round_id).order_by("pk")
    zone = zone_said(wave.round.organisation.time_zone)
    return Asking(
        wave,
        wave.round.organisation.name,
        wave.round.unit.name,
        tuple(leads.values_list("person__name", flat=True)),
        told(wave.closes_at, zone),
        place_name(group) if group else "",
        group.invited if group else 0,
        rules.asked_of(wave.asked, group.work_forms if group else tuple(Band)),
    )


def in_a_row(names: Sequence[str]) -> str:
    return get_text_list(list(names), pgettext("between names", "and"))


def place_name(group: ReportingGroup) -> str:
    """A reporting group as it is called: its units, and its work forms where the node has more groups."""
    alone = group.wave.groups.filter(node=group.node).count() == 1
    return called(group.wave.tree[group.node]["name"], group.work_forms, alone=alone)


def called(place: str, bands: Sequence[Band], *, alone: bool) -> str:
    return place if alone else f"{place} · {forms_of_work(bands)}"


def forms_of_work(bands: Sequence[Band]) -> str:
    """Nothing where there are all, since that says nothing."""
    if len(bands) == len(Band):
        return ""
    return " + ".join(str(Band(band).label).lower() for band in bands)
