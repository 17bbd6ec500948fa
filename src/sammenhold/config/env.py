"""Every setting an operator can give, read from the environment in one place.

Each is documented in ``docs/operator/settings.md``; a test fails when one is missing there.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


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


def read() -> Environment:
    """The environment as one frozen value; a missing secret key is made once and kept in the data folder."""
    data_dir = Path(os.environ.get("SAMMENHOLD_DATA", ".data")).resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    return Environment(
        data_dir=data_dir,
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{data_dir / 'sammenhold.sqlite3'}"),
        redis_url=os.environ.get("REDIS_URL", ""),
        secret_key=os.environ.get("SAMMENHOLD_SECRET_KEY") or _kept_secret(data_dir / "secret.key"),
        hosts=_words("SAMMENHOLD_HOSTS", "*"),
        public_url=os.environ.get("SAMMENHOLD_PUBLIC_URL", "").rstrip("/"),
        demo=_flag("SAMMENHOLD_DEMO"),
        debug=_flag("SAMMENHOLD_DEBUG"),
        theme_folders=tuple(Path(word) for word in _words("SAMMENHOLD_THEMES", "")),
        mail_url=os.environ.get("SAMMENHOLD_MAIL_URL", ""),
        mail_from=os.environ.get("SAMMENHOLD_MAIL_FROM", "Sammenhold <sammenhold@localhost>"),
        oidc_url=os.environ.get("SAMMENHOLD_OIDC_URL", ""),
        oidc_client=os.environ.get("SAMMENHOLD_OIDC_CLIENT", ""),
        oidc_secret=os.environ.get("SAMMENHOLD_OIDC_SECRET", ""),
        oidc_name=os.environ.get("SAMMENHOLD_OIDC_NAME", "Microsoft"),
        web_threads=int(os.environ.get("SAMMENHOLD_WEB_THREADS", "8")),
    )


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in {"1", "true", "yes", "on"}


def _words(name: str, default: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in os.environ.get(name, default).split(",") if word.strip())


def _kept_secret(path: Path) -> str:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()
