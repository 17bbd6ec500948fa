"""A room under fuzz: several participants and two who lead send acts of every kind that is registered."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import F, Sum
from hypothesis import strategies as st

from sammenhold.live.acts import Act, Done, Outcome, _handlers
from sammenhold.live.engine import page, perform
from sammenhold.live.listener import Listener
from sammenhold.live.looks import Viewer
from sammenhold.live.room import Room
from sammenhold.workshops.models import Answer, Note, Rating, Vote, Workshop
from sammenhold.workshops.queries.mine import mine_of
from sammenhold.workshops.rules import MOST_DOTS_A_GROUP
from tests.live.sse import DeadWire, Reader, parse
from tests.workshops.conftest import Table

AUDIENCES = ("participant", "facilitator", "screen")
VIEWERS = [*(Viewer(audience, "da") for audience in AUDIENCES), Viewer("participant", "en")]
WORDS = ("kaffe", "", "🎉🎉", "שלום עולם", "<b onclick=x>fed</b>", "x" * 5_000, "\x00", *"0124x")
FIELDS = (
    *("text", "when", "title", "reason", "note", "group", "proposal", "to", "on", "at", "step"),
    *("owner", "due", "minutes", "question", "box", "place", "who", "anything"),
)
KNOWN = ("agree", "concern", "objection", "2031-01-01", "2001-01-01", "stop", "5", "Q1", "agreed")


def kinds() -> list[str]:
    """Whatever kinds the workshop knows now; those with a dot are other tests' own."""
    return sorted(kind for kind in _handlers if "." not in kind)


@dataclass
class Fuzzed:
    """One workshop, everything that was sent in it, and a page for each who looks."""

    table: Table
    sent: list[Act] = field(default_factory=list)
    screens: dict[Viewer, Reader] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.room = Room(self.table.workshop.topic)
        for viewer in VIEWERS:
            self.open(viewer)

    def open(self, viewer: Viewer) -> None:
        held = self.room.hold(viewer)
        self.room.refresh(held, "")
        self.screens[viewer] = Reader()
        for parcel in held.catch_up(""):
            self.screens[viewer].take(parse(parcel.raw.decode()))

    def perform(self, acts: list[Act]) -> list[Outcome]:
        outcomes = perform(acts)
        self.sent += acts
        for act, outcome in zip(acts, outcomes, strict=True):
            assert isinstance(outcome, Done) or outcome.code != "error", act
            assert isinstance(outcome, Done) or outcome.message, f"{act} is refused without a word"
            if isinstance(outcome, Done) and outcome.regions:
                self.room.mark(outcome.regions, "")
        return outcomes

    def act(self, audience: str, who: int, kind: str, data: dict[str, Any], language: str = "da") -> Act:
        people = self.table.people
        name = people[who % len(people)].pk.hex if audience == "participant" else f"lead-{who % 2}"
        return Act(str(uuid4()), self.table.workshop.topic, audience, name, language, kind, data)

    def keys(self) -> list[str]:
        """Names of everything there is, as a screen could know them, and of some things there are not."""
        steps = list(self.table.workshop.steps.all())
        found = [str(step.pk) for step in steps] + [uuid4().hex, "none"]
        for name in ("notes", "groups", "proposals"):
            found += [thing.pk.hex for step in steps for thing in getattr(step, name).all()[:6]]
        return found

    def workshop(self) -> Workshop:
        return Workshop.objects.select_related("step", "round").get(pk=self.table.workshop.pk)

    @property
    def at(self) -> str:
        step = self.workshop().step
        return f"{step.pk}.{step.phase}" if step else ""

    def mine(self) -> dict[UUID, Any]:
        workshop = self.workshop()
        return {who.pk: mine_of(workshop, who) for who in self.table.people}

    def frames_reach_the_screens(self) -> None:
        """For everybody who looks: the frames applied to the old page are a fresh page."""
        for held in self.room.held.values():
            held.listeners = {Listener(held, DeadWire())}
        for held, parcel in self.room.frames():
            self.screens[held.viewer].take(parse(parcel.raw.decode()))
        for viewer, screen in self.screens.items():
            shown = {name: "".join(pieces.values()) for name, pieces in screen.regions.items() if pieces}
            fresh = page(self.table.workshop.topic, viewer).regions
            assert shown == {name: html for name, html in fresh.items() if html}, viewer

    def limits_hold(self) -> None:
        connection.check_constraints()
        workshop = self.workshop()
        dots = Vote.objects.filter(group__step__method="dots")
        assert not dots.filter(value__gt=MOST_DOTS_A_GROUP).exists()
        placed = dots.values("participant", "group__step").annotate(placed=Sum("value"))
        if workshop.dot_limit is not None:
            assert all(line["placed"] <= workshop.dot_limit for line in placed)
        assert not Rating.objects.filter(value__gt=4).exists()
        assert not Note.objects.filter(group__isnull=False).exclude(group__step=F("step")).exists()

    def what_is_private_stays_so(self) -> None:
        """No note that still has an author, and no hidden one's words, is on any screen; nor any markup."""
        workshop = self.table.workshop
        private = set(
            Note.objects.filter(step__workshop=workshop, author__isnull=False).values_list("pk", flat=True)
        )
        secret = set(
            Answer.objects.filter(proposal__step__workshop=workshop, participant__isnull=False, is_open=False)
            .filter(reason__startswith=ONLY_MINE)
            .values_list("reason", flat=True)
        )
        for screen in self.screens.values():
            html = "".join("".join(pieces.values()) for pieces in screen.regions.values())
            assert not any(key.hex in html for key in private)
            assert not any(reason in html for reason in secret)
            assert "onclick=x>" not in html.replace("&gt;", "")


ONLY_MINE = "en grund, som kun én har, nemlig"
"""How a reason begins that nobody else gives, and that is given once; other words may stand elsewhere too."""


def data_for(draw: Callable[[st.SearchStrategy[Any]], Any], fuzzed: Fuzzed) -> dict[str, Any]:
    """Mostly what a screen could send, sometimes anything."""
    keys = fuzzed.keys()
    key = st.sampled_from(keys)
    value = st.one_of(
        key,
        st.sampled_from(WORDS),
        st.sampled_from(KNOWN),
        st.builds("{}:{}".format, st.sampled_from(("note", "group")), key),
        st.just(fuzzed.at),
        st.none() | st.integers() | st.lists(st.integers(), max_size=2),
    )
    name = st.one_of(
        st.sampled_from(FIELDS),
        st.builds(
            "{}-{}".format, st.sampled_from(("dots", "score", "opinion", "rate", "equal", "stance")), key
        ),
        st.builds(
            "{}-{}-{}".format, st.sampled_from(("stance", "rate", "equal")), key, st.sampled_from("123")
        ),
        st.builds(
            "{}-{}-{}".format, st.sampled_from(("rate", "equal")), key, st.sampled_from(("V1", "equal"))
        ),
    )
    found: dict[str, Any] = draw(st.dictionaries(name, value, max_size=5))
    return found
