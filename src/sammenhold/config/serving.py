"""``sammenhold serve``: pages and live streams on one address."""

import argparse
import contextlib
import errno
import resource
import socket
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import uvicorn

BACKLOG = 4096  # a whole workshop may come back in the same second
KEEP_ALIVE = 65  # seconds; longer than the usual reverse proxy's 60, so that the proxy closes first
LAST_WORDS = 3  # seconds a page may still take when the server is asked to stop


def add_to(verbs: Any) -> None:
    parser = verbs.add_parser(
        "serve",
        help="run the web server",
        description="Runs Sammenhold's web server until it is stopped with Ctrl+C or a TERM signal. "
        "Run 'sammenhold migrate' first.",
    )
    add_address(parser)
    parser.add_argument(
        "--processes",
        type=_at_least_one,
        default=1,
        metavar="N",
        help="server processes; more than 1 needs PostgreSQL and Redis (default 1)",
    )
    parser.set_defaults(run=run)


def add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument(
        "--port", type=_port, default=8000, help="port to listen on; 0 takes a free one (default 8000)"
    )


def run(chosen: argparse.Namespace) -> None:
    check(chosen.processes)
    with bound(chosen.host, chosen.port) as listening:
        print(f"Sammenhold runs at {address(listening)} (stop with Ctrl+C)", flush=True)
        serve(listening, chosen.processes)


def check(processes: int = 1) -> None:
    """Refuse, in one line, what would fail later."""
    from django.conf import settings
    from django.core.management.base import CommandError
    from django.db import connection

    from sammenhold.config import migrating

    if processes > 1 and (connection.vendor == "sqlite" or not settings.REDIS_URL):
        raise CommandError(
            "more than one process needs PostgreSQL (DATABASE_URL) and Redis or Valkey (REDIS_URL)"
        )
    if steps := migrating.missing():
        raise CommandError(f"the database is {steps} steps behind. First run: sammenhold migrate")
    connection.close()


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens already, so that who connects before the pages are ready just waits."""
    from django.core.management.base import CommandError

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as failure:
        if failure.errno == errno.EADDRINUSE:
            raise CommandError(f"port {port} is taken. Choose another with --port, say {port + 1}") from None
        raise CommandError(f"cannot listen on {host} port {port}: {failure.strerror or failure}") from None


def address(listening: socket.socket) -> str:
    """What to write in a browser; for a server on all addresses, the one that others reach it by."""
    host, port = listening.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 (asked for by the operator)
        host = _own_address()
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _own_address() -> str:
    """This machine's address in its network: the one it would send from. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def serve(listening: socket.socket, processes: int = 1) -> None:
    from uvicorn.supervisors import Multiprocess

    _allow_many_files()
    config = _uvicorn(processes)
    with contextlib.suppress(KeyboardInterrupt):
        if processes == 1:
            _server(config).run(sockets=[listening])
        else:
            Multiprocess(config, sockets=[listening]).run()


def _uvicorn(processes: int) -> "uvicorn.Config":
    import uvicorn

    return uvicorn.Config(
        "sammenhold.config.asgi:application",
        workers=processes,
        log_config=None,
        access_log=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=LAST_WORDS,
    )


def _server(config: "uvicorn.Config") -> "uvicorn.Server":
    """A server that ends the live streams first: they never end by themselves."""
    import uvicorn

    from sammenhold.live.engine import engine

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            engine().hub.close_streams()
            await super().shutdown(sockets)

    return Server(config)


def _allow_many_files() -> None:
    """Every listener is an open file; the usual soft limit of 1,024 is too few for a large workshop."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return port


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
