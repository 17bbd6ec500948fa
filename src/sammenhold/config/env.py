"""Every setting an operator can give, read from the environment in one place.

Each is documented in ``docs/operator/settings.md``; a test fails when one is missing there.
"""

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Environment:
    data_dir: Path
    database_url: str
    redis_url: str
    secret_key: str
    hosts: tuple[str, ...]
    public_url: str
    demo: bool
    debug: bool
    theme_folders: tuple[Path, ...]
    mail_url: str
    mail_from: str
    oidc_url: str
    oidc_client: str
    oidc_secret: str
    oidc_name: str
    web_threads: int
    joins: int
    clock: bool
    clock_file: Path | None


def read() -> Environment:
    """The environment as one frozen value; a missing secret key is made once and kept in the data folder."""
    data_dir = Path(os.environ.get("SAMMENHOLD_DATA", ".data")).resolve()
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    public_url = os.environ.get("SAMMENHOLD_PUBLIC_URL", "").rstrip("/")
    return Environment(
        data_dir=data_dir,
        database_url=_database(f"sqlite:///{data_dir / 'sammenhold.sqlite3'}"),
        redis_url=os.environ.get("REDIS_URL", ""),
        secret_key=os.environ.get("SAMMENHOLD_SECRET_KEY") or _kept_secret(data_dir / "secret.key"),
        hosts=_words("SAMMENHOLD_HOSTS", _own_hosts(public_url)),
        public_url=public_url,
        demo=_flag("SAMMENHOLD_DEMO"),
        debug=_flag("SAMMENHOLD_DEBUG"),
        theme_folders=tuple(Path(word) for word in _words("SAMMENHOLD_THEMES", "")),
        mail_url=os.environ.get("SAMMENHOLD_MAIL_URL", ""),
        mail_from=os.environ.get("SAMMENHOLD_MAIL_FROM", "Sammenhold <sammenhold@localhost>"),
        oidc_url=os.environ.get("SAMMENHOLD_OIDC_URL", ""),
        oidc_client=os.environ.get("SAMMENHOLD_OIDC_CLIENT", ""),
        oidc_secret=os.environ.get("SAMMENHOLD_OIDC_SECRET", ""),
        oidc_name=os.environ.get("SAMMENHOLD_OIDC_NAME", "Microsoft"),
        web_threads=_number("SAMMENHOLD_WEB_THREADS", 8),
        joins=_number("SAMMENHOLD_JOINS", 500),
        clock=_flag("SAMMENHOLD_CLOCK", "on"),
        clock_file=_clock_file(),
    )


def _database(default: str) -> str:
    url = os.environ.get("DATABASE_URL", default)
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise ValueError("DATABASE_URL must begin with sqlite:/// or postgres://")
    return url


def _clock_file() -> Path | None:
    """Only a demonstration may be told what time it is."""
    path = os.environ.get("SAMMENHOLD_CLOCK_FILE", "")
    return Path(path) if path and _flag("SAMMENHOLD_DEMO") else None


def _flag(name: str, default: str = "") -> bool:
    return os.environ.get(name, default).lower() in {"1", "true", "yes", "on"}


def _number(name: str, default: int) -> int:
    try:
        return int(os.environ.get(name, default))
    except ValueError:
        raise ValueError(f"{name} must be a whole number") from None


def _own_hosts(public_url: str) -> str:
    """The names this server answers to: its public one and the machine's own; any while it has none."""
    return f"{urlsplit(public_url).hostname},localhost,127.0.0.1" if public_url else "*"


def _words(name: str, default: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in os.environ.get(name, default).split(",") if word.strip())


def _kept_secret(path: Path) -> str:
    """Made whole, then linked into place, so that two processes that start at once read the same."""
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
