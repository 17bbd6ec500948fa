from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from tests.livesite import LiveSite
from tests.unbreakable.crowd import Gathering
from tests.unbreakable.services import Postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    cluster = Postgres()
    cluster.start()
    yield cluster
    cluster.remove()


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an empty database, of the kind that the test asks for by parameter."""
    if request.param == "postgresql":
        cluster: Postgres = request.getfixturevalue("postgres")
        return cluster.new_database(f"killed_{uuid4().hex[:8]}")
    return f"sqlite:///{tmp_path_factory.mktemp('killed') / 'sammenhold.sqlite3'}"


@pytest.fixture
def gather(start_site: Callable[..., LiveSite]) -> Iterator[Callable[..., Gathering]]:
    """A workshop on a server of its own, on the database given."""
    gatherings: list[Gathering] = []

    def begin(database: str, number: int = 9, **extra: str) -> Gathering:
        site = start_site(demo=True, DATABASE_URL=database, **extra)
        gatherings.append(Gathering(site, number))
        return gatherings[-1]

    yield begin
    for gathering in gatherings:
        gathering.close()
