"""The law: apply(frames, old page) = fresh page, whatever changes, is lost, doubled or out of order."""

import random
from collections.abc import Collection

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from live.sse import DeadWire, Event, Reader, parse
from sammenhold.live import Piece, Sight, Viewer, looks
from sammenhold.live.held import Picture
from sammenhold.live.listener import Listener
from sammenhold.live.picture import Regions
from sammenhold.live.room import Room

VIEWERS = [Viewer("participant", "da"), Viewer("projector", "en")]
REGIONS = ["board", "count", "clock"]
World = dict[str, dict[str, int]]
world: World = {}

pieces = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 3)), unique_by=lambda piece: piece[0])
places = st.sampled_from(REGIONS)


@looks("law")
def look(topic: str, wanted: Collection[Viewer], regions: frozenset[str] | None) -> dict[Viewer, Sight]:
    names = world.keys() if regions is None else regions & world.keys()
    return {viewer: {name: _pieces(viewer, name) for name in names} for viewer in wanted}


def _pieces(viewer: Viewer, region: str) -> list[Piece]:
    seen = [(piece, _seen(viewer, value)) for piece, value in world[region].items()]
    return [Piece(f"{region}-{piece}", value, lambda html=f"<{piece}{value}>": html) for piece, value in seen]


def _seen(viewer: Viewer, value: int) -> int:
    """The projector does not tell all values apart."""
    return value if viewer.audience == "participant" else value // 2


def fresh(viewer: Viewer) -> Regions:
    return {name: {piece.id: piece.html() for piece in _pieces(viewer, name)} for name in world}


class Page(Reader):
    """A page, its line to the server, and what is on its way."""

    def __init__(self, viewer: Viewer, picture: Picture, regions: Regions) -> None:
        super().__init__(regions, picture.since)
        self.viewer = viewer
        self.coming: list[Event] = []
        self.connected = False


class Law(RuleBasedStateMachine):
    opened = Bundle("opened")

    @initialize()
    def begin(self) -> None:
        world.clear()
        self.room = Room("law:1")
        self.pages: list[Page] = []

    @rule(region=places, content=pieces)
    def change(self, region: str, content: list[tuple[str, int]]) -> None:
        world[region] = dict(content)
        self.room.mark(frozenset({region}), "")

    @rule(region=places, piece=st.integers(0, 7), value=st.integers(0, 3), viewer=st.sampled_from(VIEWERS))
    def touch(self, region: str, piece: int, value: int, viewer: Viewer) -> None:
        """One piece changes, and somebody asks for the page before the next frame is cut."""
        content = list(world.get(region, {}))
        if content:
            world[region][content[piece % len(content)]] = value
            self.room.mark(frozenset({region}), "")
            self.room.refresh(self.room.hold(viewer), "")

    @rule(region=places, seed=st.integers())
    def shuffle(self, region: str, seed: int) -> None:
        content = list(world.get(region, {}).items())
        random.Random(seed).shuffle(content)
        self.change(region, content)

    @rule(region=places)
    def remove(self, region: str) -> None:
        world.pop(region, None)
        self.room.mark(None, "")

    @rule(target=opened, viewer=st.sampled_from(VIEWERS))
    def open(self, viewer: Viewer) -> Page:
        """A page is never older than what was announced before it was asked for."""
        picture = self.room.refresh(self.room.hold(viewer), "")
        expected = fresh(viewer)
        shown = {name: html for name, html in picture.regions.items() if html}
        assert shown == {name: "".join(found.values()) for name, found in expected.items() if found}
        page = Page(viewer, picture, expected)
        self.pages.append(page)
        return page

    @rule(page=opened)
    def connect(self, page: Page) -> None:
        held = self.room.hold(page.viewer)
        if not held.shown:
            self.room.ensure(held)
        page.coming = [parse(parcel.raw.decode()) for parcel in held.catch_up(page.since)]
        held.listeners.add(Listener(held, DeadWire()))
        page.connected = True

    @rule()
    def send(self) -> None:
        for held, parcel in self.room.frames():
            for page in self.pages:
                if page.connected and page.viewer == held.viewer:
                    page.coming.append(parse(parcel.raw.decode()))

    @rule(page=opened)
    def arrive(self, page: Page) -> None:
        while page.coming:
            page.take(page.coming.pop(0))
        if page.gap:
            self.connect(page)

    @rule(page=opened)
    def lose(self, page: Page) -> None:
        page.coming = page.coming[1:]

    @rule(page=opened, seed=st.integers())
    def disorder(self, page: Page, seed: int) -> None:
        random.Random(seed).shuffle(page.coming)

    @rule(page=opened)
    def repeat(self, page: Page) -> None:
        page.coming += page.coming

    @rule(page=opened)
    def cut(self, page: Page) -> None:
        page.connected, page.coming = False, []

    @rule(viewer=st.sampled_from(VIEWERS))
    def forget(self, viewer: Viewer) -> None:
        self.room.held.pop(viewer, None)

    @rule(page=consumes(opened))
    def close(self, page: Page) -> None:
        self.pages.remove(page)

    @rule()
    def settle(self) -> None:
        """Whoever missed something asks again; then everybody sees what a fresh page shows."""
        for page in self.pages:
            self.connect(page)
        self.send()
        for page in self.pages:
            self.arrive(page)
            self.arrive(page)
            expected = {name: list(found.items()) for name, found in fresh(page.viewer).items() if found}
            assert {name: list(found.items()) for name, found in page.regions.items() if found} == expected

    @invariant()
    def numbers_only_grow(self) -> None:
        for held in getattr(self, "room", Room("law:0")).held.values():
            assert held.cut <= held.seq

    def teardown(self) -> None:
        if hasattr(self, "room"):
            self.settle()


Law.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestLaw = Law.TestCase
