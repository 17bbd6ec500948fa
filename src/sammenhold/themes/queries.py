"""The themes of this house, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from sammenhold.themes import loading
from sammenhold.themes.models import Theme


class UnknownThemeError(LookupError):
    pass


def themes() -> list[Theme]:
    return list(_shelf(_folders()).values())


def theme(key: str) -> Theme:
    """Raises `UnknownThemeError` when no folder holds it."""
    try:
        return _shelf(_folders())[key]
    except KeyError:
        raise UnknownThemeError(key) from None


def _folders() -> tuple[Path, ...]:
    return tuple(Path(folder) for folder in settings.THEME_FOLDERS)


@cache
def _shelf(folders: tuple[Path, ...]) -> Mapping[str, Theme]:
    """Every pack by its key; one in a later folder stands in for an earlier one of the same name."""
    packs = {
        file.parent.name: file.parent for folder in folders for file in sorted(folder.glob("*/theme.yaml"))
    }
    return {key: loading.load(pack) for key, pack in packs.items()}
