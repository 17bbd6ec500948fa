"""A broken theme is told before anybody opens a page."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from sammenhold.themes import loading, queries


@register
def themes_in_order(**_kwargs: Any) -> list[CheckMessage]:
    try:
        queries.themes()
    except loading.ThemeError as broken:
        return [Error(str(problem), id="themes.E001") for problem in broken.problems]
    return []
