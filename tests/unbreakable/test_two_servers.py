"""Two server processes behind PostgreSQL and Redis are one room, also after Redis was away for a while."""

from collections.abc import Callable, Iterator

import pytest

from tests.livesite import LiveSite
from tests.unbreakable.crowd import Device, Gathering, Screen
from tests.unbreakable.services import Postgres, Redis, wait_until

pytestmark = pytest.mark.slow
BACK_SECONDS = 5


@pytest.fixture
def redis() -> Iterator[Redis]:
    own = Redis()
    own.start()
    yield own
    own.stop()


@pytest.fixture
def here(gather: Callable[..., Gathering], postgres: Postgres, redis: Redis) -> Gathering:
    return gather(postgres.new_database(f"two_{redis.port}"), REDIS_URL=redis.url)


@pytest.fixture
def there(here: Gathering) -> Iterator[LiveSite]:
    """A second process on the same database, Redis and secret."""
    second = LiveSite(here.site.folder, here.site.demo, here.site.extra)
    second.serve()
    yield second
    second.halt()


def at(site: LiveSite, gathering: Gathering, ticket: str) -> Device:
    return Device(lambda: f"{site.url}/live/{gathering.topic}", ticket)


def everywhere(here: Gathering, there: LiveSite) -> list[Device]:
    """Participant, facilitator and screen, at each of the two."""
    devices = [here.people[0], here.facilitator, here.wall]
    return [*devices, *(at(there, here, device.ticket) for device in devices)]


def shown(gathering: Gathering, text: str) -> Callable[[], bool]:
    """Whether every facilitator's screen shows `text`."""

    def look() -> bool:
        whole = ["".join("".join(region.values()) for region in seen.sees.values()) for seen in facilitators]
        return all(text in html for html in whole)

    facilitators = gathering.screens[1::3]
    return look


def test_an_act_at_one_is_seen_at_the_other_and_both_show_the_same(here: Gathering, there: LiveSite) -> None:
    here.until("decide")
    here.watch(*everywhere(here, there))
    for turn in range(6):
        site = (here.site, there)[turn % 2]
        device = at(site, here, here.people[turn].ticket)
        assert device.act("propose", text=f"forslag {turn}")["ok"]
        fresh = [other.picture() for other in everywhere(here, there)]
        assert fresh[:3] == fresh[3:], "a fresh page is the same at both"
        wait_until(shown(here, f"forslag {turn}"), BACK_SECONDS, f"proposal {turn} is on every screen")
    wait_until(here.screens_agree, BACK_SECONDS, "the screens show what fresh pages show")


def test_without_redis_acts_count_and_screens_catch_up_when_it_is_back(
    here: Gathering, there: LiveSite, redis: Redis
) -> None:
    here.until("decide")
    here.watch(*everywhere(here, there))
    redis.stop()
    for turn in range(4):
        assert here.people[turn].act("propose", text=f"forslag {turn}")["ok"]
    other = at(there, here, here.facilitator.ticket)
    assert here.facilitator.picture() == other.picture(), "a page fetched afresh is never old"
    near: list[Screen] = here.screens[:3]
    wait_until(lambda: all(s.shows_what_a_fresh_page_shows() for s in near), BACK_SECONDS, "its own screens")
    redis.start()
    wait_until(shown(here, "forslag 3"), BACK_SECONDS, "the other's screens have caught up")
    wait_until(here.screens_agree, BACK_SECONDS, "the screens show what fresh pages show")
    assert at(there, here, here.people[5].ticket).act("propose", text="igen sammen")["ok"]
    wait_until(shown(here, "igen sammen"), BACK_SECONDS, "they are one room again")
