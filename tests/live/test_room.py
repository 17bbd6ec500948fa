"""What is drawn, when, and how fresh a page is."""

import threading
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.utils.translation import get_language

from sammenhold.live import Piece, Sight, Viewer, looks
from sammenhold.live.held import Held
from sammenhold.live.hub import Hub
from sammenhold.live.listener import Listener
from sammenhold.live.room import Room, UnknownTopic
from sammenhold.live.wire import SendWire

DANE = Viewer("participant", "da")
BRITON = Viewer("participant", "en")
asked: list[frozenset[str] | None] = []
drawn: list[str | None] = []
data: dict[str, Any] = {"value": 1}


@looks("drawing")
def look(topic: str, wanted: Collection[Viewer], regions: frozenset[str] | None) -> dict[Viewer, Sight]:
    asked.append(regions)
    if data["value"] is None:
        raise RuntimeError("the domain fails")
    return {
        viewer: {"one": [Piece("p", data["value"], _draw)], "two": [Piece("q", 0, _draw)]}
        for viewer in wanted
    }


def _draw() -> str:
    drawn.append(get_language())
    return f"{get_language()} {data['value']}"


@pytest.fixture
def room() -> Room:
    asked.clear(), drawn.clear()
    data["value"] = 1
    return Room("drawing:1")


def see(room: Room, viewer: Viewer = DANE, token: str | None = "") -> str:
    return room.refresh(room.hold(viewer), token).regions["one"]


def test_each_viewer_gets_the_own_language(room: Room) -> None:
    assert [see(room), see(room, BRITON)] == ["da 1", "en 1"]


def test_what_is_fresh_is_served_from_memory(room: Room) -> None:
    assert {see(room) for _ in range(5)} == {"da 1"}
    assert asked == [None]


def test_looked_stays_the_same_until_something_is_announced(room: Room) -> None:
    held = room.hold(DANE)
    first = room.refresh(held, "").looked
    assert room.refresh(held, "").looked == first
    room.mark(frozenset({"one"}), "")  # though nothing looks different
    second = room.refresh(held, "").looked
    assert first < second
    assert second < room.refresh(held, None).looked < room.refresh(held, "said elsewhere").looked


def test_only_what_changed_is_looked_at_and_drawn(room: Room) -> None:
    see(room)
    data["value"] = 2
    room.mark(frozenset({"one"}), "")
    assert see(room) == "da 2"
    assert asked == [None, frozenset({"one"})]
    assert len(drawn) == 3  # two pieces at first, then the one whose data changed


def test_a_frame_tells_only_what_is_new(room: Room) -> None:
    held = room.hold(DANE)
    see(room)
    for value in (2, 3):
        data["value"] = value
        room.mark(frozenset({"one"}), "")
        see(room)
        sent = held.frame()
        assert sent is not None
        since = value - 1
        change = f'{{"since":{since},"seq":{value},"regions":{{"one":{{"set":{{"p":"da {value}"}}}}}}}}'
        assert sent.parcel.raw.decode() == f"event: frame\nid: {held.epoch}:{value}\ndata: {change}\n\n"
    assert held.frame() is None


def test_a_failing_look_leaves_everything_to_be_looked_at_again(room: Room) -> None:
    see(room)
    data["value"] = None
    room.mark(frozenset({"one"}), "")
    with pytest.raises(RuntimeError):
        see(room)
    data["value"] = 3
    assert see(room) == "da 3"


def test_what_was_said_elsewhere_and_not_yet_heard_is_looked_at_whole(room: Room) -> None:
    see(room)
    data["value"] = 2
    assert see(room, token="said elsewhere") == "da 2"
    assert see(room, token="said elsewhere") == "da 2"
    assert asked == [None, None]


def test_while_nobody_knows_what_was_said_every_page_is_looked_at(room: Room) -> None:
    assert [see(room, token=None) for _ in range(3)] == ["da 1"] * 3
    assert asked == [None] * 3


def test_a_hub_that_was_not_started_keeps_nothing() -> None:
    asked.clear()
    data["value"] = 1
    hub = Hub()
    assert [hub.page("drawing:1", DANE).regions["one"] for _ in range(2)] == ["da 1"] * 2
    assert asked == [None, None]


def test_an_unknown_topic() -> None:
    with pytest.raises(UnknownTopic):
        Room("unheard:1").ensure(Room("unheard:1").hold(DANE))


def test_old_frames_are_not_kept_for_ever(room: Room) -> None:
    held: Held = room.hold(DANE)
    see(room)
    since = held.id
    for number in range(100):
        data["value"] = number + 10
        room.mark(frozenset({"one"}), "")
        see(room)
        held.frame()
    assert held.catch_up(since) == [held.snapshot()]
    assert held.catch_up(held.id) == []
    assert len(held.catch_up(f"{held.epoch}:{held.seq - 3}")) == 3


def test_no_page_is_older_than_what_was_announced_before(room: Room) -> None:
    """Four threads ask while a fifth announces and a sixth cuts frames."""
    data["value"] = data["announced"] = 0
    stop = threading.Event()

    def announce() -> None:
        for _ in range(300):
            data["value"] += 1
            room.mark(frozenset({"one"}), "")
            data["announced"] = data["value"]
        stop.set()

    def ask() -> int:
        pages = 0
        while not stop.is_set():
            before = data["announced"]
            assert int(see(room).split()[1]) >= before
            pages += 1
        return pages

    def cut() -> None:
        room.hold(DANE).listeners.add(Listener(room.hold(DANE), SendWire(None)))  # type: ignore[arg-type]
        while not stop.is_set():
            room.frames()

    with ThreadPoolExecutor(6) as threads:
        asking = [threads.submit(ask) for _ in range(4)]
        others = [threads.submit(cut), threads.submit(announce)]
        assert all(done.result() for done in asking)
        assert [done.result() for done in others] == [None, None]
