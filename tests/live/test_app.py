"""The live addresses over a real server."""

import json
import signal
import socket
from collections.abc import Callable

import httpx
import pytest

from live.conftest import Served
from sammenhold.live.picture import apply


def test_a_stream_begins_with_the_time_and_the_picture(served: Served, topic: str) -> None:
    served.write(topic, "first")
    with served.follow(topic) as follower:
        assert [follower.next().name, follower.next().name] == ["hello", "snapshot"]
        assert follower.seen[0].data.keys() == {"now", "seq"}
        assert "first" in next(iter(follower.regions["board"].values()))
        assert follower.response.headers["content-type"] == "text/event-stream"
        assert follower.response.headers["cache-control"] == "no-store"


def test_an_act_is_seen_by_all_and_only_what_changed_is_sent(served: Served, topic: str) -> None:
    served.write(topic, "one")
    with served.follow(topic) as here, served.follow(topic, audience="projector", language="en") as there:
        here.until("one"), there.until("one")
        served.write(topic, "two")
        assert here.until("two")["board"] == there.until("two")["board"]
        assert here.seen[-1].name == "frame"
        regions = here.seen[-1].data["regions"]
        assert [len(regions["board"]["order"]), len(regions["board"]["set"])] == [2, 1]
        assert regions["count"].keys() == {"set"}
        assert "participant: 2" in here.regions["count"]["total"]
        assert "projector: 2" in there.regions["count"]["total"]


def test_frames_bring_a_page_to_what_a_fresh_page_shows(served: Served, topic: str) -> None:
    with served.follow(topic) as follower:
        for number in range(20):
            served.write(topic, f"note {number:02}")
        shown = follower.until("note 19")
    with served.client(topic) as client:
        fresh = client.get("/picture").json()
    assert apply({}, fresh) == shown
    assert list(apply({}, fresh)["board"]) == list(shown["board"])


def test_who_knows_the_picture_gets_only_what_comes(served: Served, topic: str) -> None:
    with served.client(topic) as client:
        since = client.get("/picture").json()["id"]
        assert client.get("/picture", params={"since": since}).status_code == 204
    with served.follow(topic, since) as follower:
        assert follower.next().name == "hello"
        served.write(topic, "new")
        assert follower.next().name == "frame"


def test_who_missed_a_little_gets_the_frames_and_who_missed_all_a_snapshot(
    served: Served, topic: str
) -> None:
    with served.follow(topic) as watcher:
        watcher.next(), watcher.next()
        since, regions = watcher.since, watcher.regions
        for number in range(3):
            served.write(topic, f"n{number}")
            watcher.until(f"n{number}")
        with served.follow(topic, since) as late:
            late.regions = regions
            assert late.until("n2") == watcher.regions
            assert {event.name for event in late.seen} == {"hello", "frame"}
        with served.follow(topic, "another:1") as lost:
            assert [lost.next().name, lost.next().name] == ["hello", "snapshot"]


def test_last_event_id_goes_before_since(served: Served, topic: str) -> None:
    with served.client(topic) as client:
        since = client.get("/picture").json()["id"]
    follower = served.follow(topic)
    follower.client.headers["Last-Event-ID"] = since
    with follower:
        follower.next()
        served.write(topic, "x")
        assert follower.next().name == "frame"


def test_outcomes_come_back_in_order_and_a_repeated_act_counts_once(served: Served, topic: str) -> None:
    acts = [
        {"id": "a" + topic, "kind": "board.note", "data": {"words": "kept"}},
        {"id": "b" + topic, "kind": "board.note", "data": {"words": ""}},
        {"id": "c" + topic, "kind": "board.nothing", "data": {}},
        {"id": "d" + topic, "kind": "board.poison", "data": {"words": "x", "bad": True}},
    ]
    with served.client(topic) as client:
        for _ in range(2):
            outcomes = client.post("/acts", json={"acts": acts}).json()["outcomes"]
            assert [outcome["id"][0] for outcome in outcomes] == list("abcd")
            assert [outcome["ok"] for outcome in outcomes] == [True, False, False, False]
            assert [outcome.get("code") for outcome in outcomes] == [None, "empty", "unknown", "error"]
            assert outcomes[0]["mine"] == {"values": {"last": "kept"}}
            assert outcomes[1]["message"] == "Write first."
        assert len(client.get("/picture").json()["regions"]["board"]["order"]) == 1


def test_what_is_mine_depends_on_the_ticket(served: Served, topic: str) -> None:
    with served.client(topic, who="Bo", language="en") as client:
        assert client.get("/mine").json()["values"] == {"who": "Bo", "language": "en"}


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "address"),
        ("POST", "/stream", 405, "method"),
        ("GET", "/acts", 405, "method"),
        ("DELETE", "/mine", 405, "method"),
    ],
)
def test_wrong_addresses(served: Served, topic: str, method: str, path: str, status: int, code: str) -> None:
    with served.client(topic) as client:
        answer = client.request(method, path)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("place", ["stream", "mine", "picture"])
def test_no_ticket_no_entry(served: Served, topic: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    token = served.token(topic)
    monkeypatch.setattr("django.core.signing.time.time", lambda: 1_000_000_000)
    old = served.token(topic)
    expected = [
        ("", "missing"),
        (f"Bearer {token}", "missing"),
        (f"Ticket {token}x", "forged"),
        (f"Ticket {old}", "expired"),
    ]
    for header, code in expected:
        answer = httpx.get(
            f"{served.address}/live/{topic}/{place}", headers={"Authorization": header} if header else {}
        )
        assert (answer.status_code, answer.json()["code"]) == (401, code)
    elsewhere = httpx.get(
        f"{served.address}/live/board:other/{place}", headers={"Authorization": f"Ticket {token}"}
    )
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "topic")


def test_a_topic_that_no_domain_shows(served: Served) -> None:
    with served.client("nobody:1") as client:
        assert client.get("/stream").status_code == 404
        assert client.get("/picture").status_code == 404
        assert client.get("/mine").json() == {}


def _acts(**changes: object) -> str:
    return json.dumps({"acts": [{"id": "a" * 32, "kind": "board.note", "data": {"words": "x"}} | changes]})


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ("{", 400, "json"),
        ("[]", 400, "acts"),
        ('{"acts": 5}', 400, "acts"),
        ('{"acts": []}', 400, "acts"),
        ('{"acts": ["x"]}', 400, "acts"),
        (_acts(id=5), 400, "acts"),
        (_acts(id="x" * 65), 400, "acts"),
        (_acts(kind=None), 400, "acts"),
        (_acts(data=[]), 400, "acts"),
        (_acts(data={"words": "x" * 65536}), 413, "large"),
    ],
)
def test_acts_that_are_none(served: Served, topic: str, body: str, status: int, code: str) -> None:
    with served.client(topic) as client:
        answer = client.post("/acts", content=body)
        assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_large_body_without_a_length_is_refused_too(served: Served, topic: str) -> None:
    with served.client(topic) as client:
        assert client.post("/acts", content=(b"x" * 1024 for _ in range(100))).status_code == 413


def test_a_reader_who_stops_reading_gets_the_newest_picture_later(served: Served, topic: str) -> None:
    host, port = served.address.removeprefix("http://").split(":")
    slow = socket.socket()
    slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    slow.settimeout(20)
    slow.connect((host, int(port)))
    request = (
        f"GET /live/{topic}/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Ticket {served.token(topic)}\r\n\r\n"
    )
    slow.sendall(request.encode())
    with served.follow(topic) as quick:
        for number in range(30):
            served.write(topic, f"{number:02}" + "x" * 20_000)
            quick.until(f"{number:02}xx")
        frames = sum(event.name == "frame" for event in quick.seen)
    received = b""
    while b"29xx" not in received[-40_000:]:
        received += slow.recv(65536)
    slow.close()
    assert received.count(b"event: snapshot") >= 2
    assert received.count(b"event: frame") < frames


def test_shutting_down_ends_streams_and_performs_what_was_accepted(
    serve: Callable[[], Served], topic: str
) -> None:
    server = serve()
    with server.follow(topic) as follower:
        server.write(topic, "farewell")
        follower.until("farewell")
        server.stop()
        with pytest.raises(StopIteration):
            follower.next()
    assert server.process.returncode in (0, -signal.SIGTERM)


def test_what_is_acknowledged_survives_a_kill(serve: Callable[[], Served], topic: str) -> None:
    server = serve()
    assert server.write(topic, "durable")[0]["ok"]
    server.stop(signal.SIGKILL)
    with serve().follow(topic) as follower:
        assert follower.until("durable")
