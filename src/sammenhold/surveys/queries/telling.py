"""What somebody who is asked is told, in a mail and on paper alike, in the language that is active."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.asking import A_MINUTE, in_a_row
from sammenhold.web.moments import told


@dataclass(frozen=True)
class Telling:
    """A screening as those who lead the round put it. `addresses`: theirs, where they have one."""

    title: str
    unit: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    questions: int
    floor: int
    closes_at: datetime
    texts: int
    days_kept: int

    @property
    def leads(self) -> str:
        return in_a_row(self.names)

    @property
    def who_asks(self) -> str:
        return _(
            "%(leads)s would like to know how you work together in %(unit)s when you are not all in the same "
            "place: what works, and what to talk about."
        ) % {"leads": self.leads, "unit": self.unit}

    @property
    def how_long(self) -> str:
        text = ngettext(
            "It is %(number)s question and takes about %(minutes)s minutes. Any phone or computer will do.",
            "It is %(number)s questions and takes about %(minutes)s minutes. Any phone or computer will do.",
            self.questions,
        )
        return text % {"number": self.questions, "minutes": -(-self.questions // A_MINUTE)}

    @property
    def promise(self) -> str:
        return f"{self._of_answers} {self._of_texts}".strip()

    @property
    def _of_answers(self) -> str:
        return _(
            "Nobody sees whose answer is whose. Answers are stored without name, time or device, and become "
            "figures for groups in which at least %(floor)s have answered. Those who ask see how many have "
            "answered, never who."
        ) % {"floor": self.floor}

    @property
    def _of_texts(self) -> str:
        if not self.texts:
            return ""
        return _(
            "At the end you can write in your own words, if you want to. That is kept apart from your "
            "answers: those who ask read it first, then everybody who was asked, where at least %(floor)s "
            "have written. It is erased %(days)s days later."
        ) % {"floor": self.floor, "days": self.days_kept}

    @property
    def afterwards(self) -> str:
        return _("The same link shows the result afterwards: the same page to everybody who was asked.")

    def until(self, zone: ZoneInfo) -> str:
        return told(self.closes_at, zone).text


def telling_of(wave: Wave) -> Telling:
    leads = list(wave.round.leads.order_by("pk").values_list("person__name", "person__email"))
    return Telling(
        " ".join(wave.title.split()),
        wave.round.unit.name,
        tuple(name for name, _address in leads),
        tuple(address for _name, address in leads if address),
        len(wave.asked.items),
        wave.floor,
        wave.closes_at,
        len(wave.text_questions),
        wave.days_kept,
    )
