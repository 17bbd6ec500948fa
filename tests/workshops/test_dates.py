"""Dates as each language writes them."""

from datetime import date

from django.utils import translation

from sammenhold.workshops.templatetags.workshop_words import day


def test_a_date_is_written_as_its_reader_writes_it() -> None:
    told = {}
    for language in ("da", "en"):
        with translation.override(language):
            told[language] = day(date(2026, 11, 3))
    assert told == {"da": "3. november 2026", "en": "3 November 2026"}
    assert day(None) == ""
