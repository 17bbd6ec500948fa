"""PostgreSQL is restarted under the server: nothing acknowledged is lost, and pages say what is going on."""

from collections.abc import Callable
from threading import Thread
from uuid import uuid4

import httpx
import pytest

from tests.unbreakable.crowd import Gathering, Stream
from tests.unbreakable.services import Postgres, wait_until

pytestmark = pytest.mark.slow
BACK_SECONDS = 5
NOTES = 12
PAUSE = {"da": "Det, du har sendt og set på skærmen, er i behold", "en": "seen on the screen is safe"}


def test_postgresql_is_restarted_in_the_middle(gather: Callable[..., Gathering], postgres: Postgres) -> None:
    gathering = gather(postgres.new_database(f"restarted_{uuid4().hex[:8]}"))
    gathering.until("write")
    gathering.watch(*gathering.people[:3], gathering.facilitator, gathering.wall)
    stream = Stream(
        gathering,
        lambda who: [("note", {"text": f"deltager {who} indlæg {turn}"}) for turn in range(NOTES)],
    )
    wait_until(lambda: stream.count >= 30, 30, "30 notes are acknowledged")
    postgres.stop()
    wait_until(lambda: any(device.repeated for device in gathering.people), 30, "somebody has to wait")
    pages_say_so(gathering)
    postgres.start()
    stream.join()
    expected = sorted(f"deltager {who} indlæg {turn}" for who in range(9) for turn in range(NOTES))
    assert gathering.kept()["notes"] == expected
    wait_until(gathering.screens_agree, BACK_SECONDS, "the screens show what fresh pages show")


def pages_say_so(gathering: Gathering) -> None:
    for language, words in PAUSE.items():
        with httpx.Client(base_url=gathering.site.url, headers={"Accept-Language": language}) as client:
            answer = client.get(f"/w/{gathering.code}/")
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        assert words in answer.text


def test_many_restarts_while_all_are_writing(gather: Callable[..., Gathering], postgres: Postgres) -> None:
    """Also in the moment of a commit, when nobody knows whether it counted."""
    gathering = gather(postgres.new_database(f"restarted_{uuid4().hex[:8]}"))
    gathering.until("write")
    stream = Stream(
        gathering,
        lambda who: [("note", {"text": f"deltager {who} indlæg {turn}"}) for turn in range(2 * NOTES)],
    )
    restarts = Thread(target=_restart, args=(postgres, stream))
    restarts.start()
    stream.join()
    restarts.join()
    expected = sorted(f"deltager {who} indlæg {turn}" for who in range(9) for turn in range(2 * NOTES))
    assert gathering.kept()["notes"] == expected


def _restart(postgres: Postgres, stream: Stream) -> None:
    for _ in range(4):
        before = stream.count
        postgres.stop()
        postgres.start()
        wait_until(lambda before=before: stream.count > before or not stream.going, 30, "acts count again")  # type: ignore[misc]
