"""The workshop and the steps of its agenda."""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.models import Person
from sammenhold.rounds.models import Round
from sammenhold.themes.models import Said
from sammenhold.workshops.rules import APART, BESIDE, TWICE

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6
SUMMARY_LENGTH = 400
MOST_SUMMARIES = 10
"""Earlier wordings that a group can get back while it writes."""
OF_AN_AGENDA = (
    "kind",
    "question",
    "title",
    "title_language",
    "title_other",
    "minutes",
    "method",
    "opinion_groups",
    "repeat",
    "twice",
)
"""What a step is before it begins."""


def new_code() -> str:
    """Six characters that cannot be misread for one another."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def new_key() -> str:
    return secrets.token_urlsafe(16)


def topic_of(workshop: uuid.UUID) -> str:
    """Where its screens are kept fresh."""
    return f"workshop:{workshop.hex}"


class RealWorkshops(models.Manager["Workshop"]):
    """All but rehearsals: what lists, counts and keeps workshops never meets one."""

    def get_queryset(self) -> models.QuerySet["Workshop"]:
        return super().get_queryset().filter(rehearses=None)


class Workshop(models.Model):
    """`link_root`: what links in its mails begin with, where the house gives no public address.

    A copy that `rehearses` a workshop is met through `rooms` alone, by whoever stands in its room.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("being prepared")
        OPEN = "open", _("under way")
        CLOSED = "closed", _("ended")

    class Tempo(models.TextChoices):
        LIVE = "live", _("Live")
        DAYS = "days", _("Over days")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="workshops")
    title = models.CharField(_("title"), max_length=200)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    screen_key = models.CharField(max_length=32, unique=True, default=new_key)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    step = models.ForeignKey("Step", models.SET_NULL, null=True, blank=True, related_name="+")
    deadline = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    locked = models.BooleanField(default=False)
    leader_present = models.BooleanField(default=False)
    led_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    tempo = models.CharField(max_length=4, choices=Tempo, default=Tempo.LIVE)
    time_zone = models.CharField(max_length=64, default="Europe/Copenhagen")
    links_only = models.BooleanField(default=False)
    read_first = models.BooleanField(default=False)
    dot_limit = models.PositiveSmallIntegerField(null=True, blank=True, default=5)
    speaker = models.ForeignKey("Participant", models.SET_NULL, null=True, blank=True, related_name="+")
    speaker_until = models.DateTimeField(null=True, blank=True)
    word_minutes = models.PositiveSmallIntegerField(default=2)
    link_root = models.CharField(max_length=200, blank=True, default="", db_default="")
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    minutes = models.JSONField(null=True, blank=True)
    notes_days = models.PositiveSmallIntegerField(null=True, blank=True)
    screened = models.JSONField(null=True, blank=True)
    mapped = models.JSONField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    rehearses = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="+")

    objects = RealWorkshops()
    rooms = models.Manager["Workshop"]()

    def __str__(self) -> str:
        return self.title

    @property
    def days_kept(self) -> int:
        """For how long notes stay after the end: what was said when it was prepared, or less, never more."""
        today: int = self.round.organisation.notes_days
        return min(today, self.notes_days or today)

    @property
    def is_rehearsal(self) -> bool:
        return self.rehearses_id is not None

    @property
    def over_days(self) -> bool:
        return self.tempo == self.Tempo.DAYS

    @property
    def until(self) -> int | None:
        """The deadline in milliseconds since 1970."""
        return int(self.deadline.timestamp() * 1000) if self.deadline else None

    @property
    def zone(self) -> ZoneInfo:
        """Where the closing times over days were given; what a page says without a script."""
        return ZoneInfo(self.time_zone)

    @property
    def topic(self) -> str:
        return topic_of(self.pk)

    @property
    def takes_codes(self) -> bool:
        """Can one join now, with the code alone?"""
        return not (self.links_only or self.locked or self.state == self.State.CLOSED)


class Step(models.Model):
    """One point of the agenda. `phase` is how far it has come; empty: not begun.

    A question of one's own is its `title`, in `title_language`; `title_other` is the same in the other one.
    `apart`: written on while others write on the questions that are `beside` it; `summaries`: what the group
    of this question tells the others, the last wording last. `twice`: a question with two rounds of writing.
    `unshown`: too few had written, last time, with a leader in the room, so these notes were deleted
    without being shown.
    """

    class Kind(models.TextChoices):
        ARRIVE = "arrive"
        THEME = "theme"
        GAINS = "gains"
        RISKS = "risks"
        QUESTION = "question"
        CLOSE = "close"

    class Method(models.TextChoices):
        DOTS = "dots", _("Dots")
        SCORE = "score", _("Score from 0 to 4")
        RANKING = "ranking", _("Order of preference")
        OPINION = "opinion", _("Agree, disagree or pass")

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    question = models.CharField(max_length=8, blank=True)
    title = models.CharField(_("question"), max_length=200, blank=True)
    title_language = models.CharField(max_length=2, default="da", db_default="da")
    title_other = models.CharField(max_length=200, blank=True, default="", db_default="")
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=5)
    repeat = models.BooleanField(default=False)
    twice = models.BooleanField(default=False, db_default=False)
    apart = models.BooleanField(default=False, db_default=False)
    beside = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="others")
    summaries = models.JSONField(default=list, blank=True)
    phase = models.CharField(max_length=10, blank=True)
    method = models.CharField(max_length=10, choices=Method, default=Method.DOTS)
    opinion_groups = models.BooleanField(default=False, db_default=False)
    reading = models.BooleanField(default=False)
    result = models.JSONField(null=True, blank=True)
    unshown = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.position}. {self.kind} {self.question}"

    @property
    def own(self) -> Said | None:
        """The question, where it is one's own."""
        if not self.title:
            return None
        words = (self.title, self.title_other or None)
        da, en = words if self.title_language == "da" else words[::-1]
        return Said(da=da, en=en)

    @property
    def course(self) -> str:
        """Which phases it has, as `rules` names them."""
        if self.beside_id:
            return BESIDE
        if self.apart:
            return APART
        return TWICE if self.twice else self.kind

    @property
    def last_summary(self) -> str:
        return str(self.summaries[-1]) if self.summaries else ""

    @property
    def is_apart(self) -> bool:
        """Are its question and those beside it being written on now, each by a group of its own?"""
        return self.apart and self.phase == "write"

    @property
    def at(self) -> str:
        """Where it has come to, as a token that changes with every part."""
        return f"{self.pk}.{self.phase}{'.reading' if self.reading else ''}"


@dataclass(frozen=True)
class Removed:
    """A step that was taken out of an agenda: its key, where it was, and everything it was."""

    key: int
    place: int
    fields: Mapping[str, Any]

    @classmethod
    def of(cls, step: Step, place: int) -> "Removed":
        return cls(step.pk, place, {name: getattr(step, name) for name in OF_AN_AGENDA})
