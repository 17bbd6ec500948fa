"""The small rules of ``make check``, each shown what it is to refuse and what it is to let pass."""

import re
from pathlib import Path

import pytest

from tools import templates, tree


def _caught(rules: dict[str, str], text: str) -> bool:
    return any(re.search(pattern, text) for pattern in rules)


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color: red">',
        "<button onclick='go()'>",
        "<script>go()</script>",
        '<img src="https://elsewhere.example/x.png">',
        '<link rel="stylesheet" href="//elsewhere.example/x.css">',
        '<form action="https://elsewhere.example">',
    ],
)
def test_a_template_that_the_policy_would_block_is_caught(html: str) -> None:
    assert _caught(templates.FORBIDDEN, html)


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://elsewhere.example/source">a source</a>',
        '<script type="module" src="/static/x.js"></script>',
        '<script type="application/json" id="data">{}</script>',
        '<p class="style" data-on="true">',
    ],
)
def test_what_the_policy_allows_passes(html: str) -> None:
    assert not _caught(templates.FORBIDDEN, html)


def test_a_path_of_one_machine_is_caught_and_an_address_is_not() -> None:
    assert _caught(tree.EVERYWHERE, "open('/" + "root/x')")
    assert not _caught(tree.EVERYWHERE, "path('teams/work/', view)")


def test_consent_in_the_laws_sense_has_its_place() -> None:
    word = "Sam" + "tykke"
    assert _caught(tree.rules_for(Path("src/sammenhold/workshops/locale/da/django.po")), word)
    assert not _caught(tree.rules_for(Path("src/sammenhold/rounds/locale/da/django.po")), word)
    assert not _caught(tree.rules_for(Path("docs/method/anonymity.md")), word)
