"""The server process, started and stopped as an operator does."""

import re
import signal
import socket
import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.request import urlopen

import httpx
import pytest

from livesite import LiveSite
from sammenhold.config import serving


@pytest.fixture(scope="module")
def site(start_site: Callable[..., LiveSite]) -> LiveSite:
    return start_site()


def test_pages_are_served(site: LiveSite) -> None:
    answer = httpx.get(f"{site.url}/accounts/login/")
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "server" not in answer.headers


def test_a_taken_port_is_refused_in_one_line(site: LiveSite) -> None:
    port = str(urlsplit(site.url).port)
    with pytest.raises(AssertionError, match=f"port {port} is taken"):
        site.command("serve", "--port", port)


def test_it_stops_at_once_and_starts_again(site: LiveSite) -> None:
    urlopen(f"{site.url}/accounts/login/").close()
    began = time.monotonic()
    site.halt()
    assert time.monotonic() - began < 3
    site.serve()
    assert httpx.get(f"{site.url}/accounts/login/").status_code == 200


def test_what_was_committed_survives_a_power_cut(site: LiveSite) -> None:
    made = "from sammenhold.directory.models import Organisation as O\n"
    site.python(made + "O.objects.create(name='Kept')")
    site.halt(signal.SIGKILL)
    site.serve()
    assert site.python(made + "result = O.objects.filter(name='Kept').count()") == 1


def test_a_server_on_all_addresses_names_one_that_others_can_write() -> None:
    with socket.create_server(("0.0.0.0", 0)) as listening:
        assert re.fullmatch(r"http://(?!0\.)[\d.]+:\d+", serving.address(listening))
    with socket.create_server(("127.0.0.1", 0)) as listening:
        assert serving.address(listening) == f"http://127.0.0.1:{listening.getsockname()[1]}"
