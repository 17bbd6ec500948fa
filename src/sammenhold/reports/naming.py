"""What a downloaded file is called."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override


def file_name(frozen: Mapping[str, Any], ending: str, language: str) -> str:
    """``referat-digital-borgerservice-2026-11-12.pdf``"""
    with override(language):
        parts = [_("Minutes"), frozen["unit"], (frozen["closed_at"] or "")[:10]]
    return f"{slugify('-'.join(parts), allow_unicode=True)[:100]}.{ending}"
