"""The colours hold WCAG 2.1 AA in both schemes, computed from the tokens themselves."""

import re
from pathlib import Path

import pytest

import sammenhold.web

TOKENS = (Path(sammenhold.web.__file__).parent / "static/web/tokens.css").read_text()
GROUNDS = ("paper", "surface", "sunken")
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent", "danger", "warn") for ground in GROUNDS),
    *((ink, "accent-wash") for ink in ("ink", "ink-soft", "accent", "danger", "warn")),
    *((ink, "note") for ink in ("ink", "ink-soft", "accent")),
    *(("ink", wash) for wash in ("warn-wash", "danger-wash")),
    ("warn", "warn-wash"),
    ("danger", "danger-wash"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-danger", "danger"),
]
SHAPES = [
    *(("line-strong", ground) for ground in GROUNDS),
    *(("accent", ground) for ground in (*GROUNDS, "accent-wash", "note")),
    *(("focus", ground) for ground in (*GROUNDS, "accent-wash", "note", "warn-wash", "danger-wash")),
]


def colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.split("prefers-color-scheme: dark")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0)], ids=["text", "shapes"])
def test_contrast(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    known = colours(scheme)
    measured = {f"{ink} on {ground}": contrast(known[ink], known[ground]) for ink, ground in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < least} == {}


def test_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
