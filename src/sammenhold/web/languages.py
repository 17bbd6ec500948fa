"""The languages a page can be read in."""

from django.conf import settings


def known(code: str | None) -> str:
    """`code` when it is one of ours, else the house's own language."""
    return code if code in dict(settings.LANGUAGES) else str(settings.LANGUAGE_CODE)
