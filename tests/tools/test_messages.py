"""What the translation check finds, and what it says of a bad catalogue."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import messages
from tools.messages import Key

TEMPLATE = """
{% load i18n %}<p title="{% translate "Plain" %}">{% trans "It's quoted" %}
{% translate "May" context "month" %}
{% blocktranslate trimmed count n=notes %}
  {{ n }} note
{% plural %}
  {{ n }} notes
{% endblocktranslate %}
{% include "x.html" with label=_("In an argument") %} {# {% translate "Only a comment" %} #}
"""
CODE = """
from django.utils.translation import gettext as _, ngettext_lazy, pgettext
_("In " "parts")
ngettext_lazy("%(n)d dot", "%(n)d dots", 2)
pgettext("month", "May")
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "templates" / "x").mkdir(parents=True)
    (tmp_path / "templates" / "x" / "page.html").write_text(TEMPLATE)
    (tmp_path / "views.py").write_text(CODE)
    return tmp_path


def test_every_way_of_asking_for_a_translation_is_seen(package: Path) -> None:
    assert set(messages.used_in(package)) == {
        Key("Plain"),
        Key("It's quoted"),
        Key("May", context="month"),
        Key("%(n)s note", "%(n)s notes"),
        Key("In an argument"),
        Key("In parts"),
        Key("%(n)d dot", "%(n)d dots"),
    }


@pytest.mark.parametrize(
    ("original", "danish", "problem"),
    [
        ("Save", "Gem", ""),
        ("Save", "", "not translated"),
        ("%(n)s left", "%(m)s tilbage", "placeholders"),
        ("%(n)s left", "Nogle tilbage", "placeholders"),
        (("%(n)d dot", "%(n)d dots"), ("én prik", "%(n)d prikker"), ""),
        (("%(n)d dot", "%(n)d dots"), ("én prik", ""), "not translated"),
    ],
)
def test_a_bad_translation_is_named(original: str, danish: str, problem: str) -> None:
    catalogue = Catalog(locale="da")
    found = list(messages.problems(catalogue.add(original, danish)))
    assert (problem in found[0]) if problem else not found


def test_an_unsure_translation_is_named() -> None:
    message = Catalog(locale="da").add("Save", "Gem", flags=["fuzzy"])
    assert "unsure" in next(messages.problems(message))
