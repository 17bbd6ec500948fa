"""Addresses of static files. They never change while a server runs, so each is worked out once."""

from functools import cache

from django.contrib.staticfiles.storage import StaticFilesStorage


class Addresses(StaticFilesStorage):
    @cache  # noqa: B019 - there is one storage, and as many addresses as files
    def url(self, name: str | None) -> str:
        return super().url(name)
