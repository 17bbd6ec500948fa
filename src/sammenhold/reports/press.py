"""The press: a process of its own that sets one document and ends. ``python -m sammenhold.reports.press``

Typst keeps what it has worked out, 200 MB after a few long documents; here that goes away with the process.
The server stays small, and a document that is too hard cannot take it along. Knows no Django.

Reads one JSON object: ``template`` (its name), ``paper`` (the template's data), ``made_at`` (seconds since
1970, so that the same document is the same bytes). Writes the PDF.
"""

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import typst

from sammenhold.reports.signs import letters, spelled

TEMPLATES = Path(__file__).parent / "templates" / "reports"
FONT_PACKAGES = ("font_hanken_grotesk",)
FACES = ["Hanken Grotesk", "DejaVu Sans Mono"]
PLAIN = frozenset("\n\t").union(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180))))
PROBE = b"""#set document(title: "-")
#set text(font: json(bytes(sys.inputs.fonts)))
#for each in json(bytes(sys.inputs.each)) { par(each) }"""


def printed(template: str, paper: dict[str, Any], made_at: int) -> bytes:
    """The document as PDF/UA-1. What no typeface can show is spelled out: ``[grinning face]``."""
    try:
        return _pdf(template, paper, made_at, "no")
    except typst.TypstError:
        exotic = "".join(sorted(letters(paper) - PLAIN))
    try:
        return _pdf(template, spelled(paper, unshowable(exotic)), made_at, "yes")
    except typst.TypstError:  # signs that can be shown one by one, but not in this company
        return _pdf(template, spelled(paper, set(exotic)), made_at, "yes")


def _pdf(template: str, paper: dict[str, Any], made_at: int, spelled: str) -> bytes:
    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps({**paper, "fonts": FACES}), "spelled": spelled},
        pdf_standards=["ua-1"],
        timestamp=made_at,
    )


@cache
def _fonts() -> typst.Fonts:
    """The installed typefaces and those that Typst brings; never the machine's, so that all print alike."""
    found = [importlib.util.find_spec(package) for package in FONT_PACKAGES]
    places = [str(place) for spec in found if spec for place in spec.submodule_search_locations or []]
    return typst.Fonts(include_system_fonts=False, font_paths=places)


def unshowable(characters: str) -> set[str]:
    """Those of `characters` that no font has, found by halving."""
    if not characters or _shows(characters):
        return set()
    if len(characters) == 1:
        return {characters}
    half = len(characters) // 2
    return unshowable(characters[:half]) | unshowable(characters[half:])


def _shows(characters: str) -> bool:
    inputs = {"each": json.dumps(list(characters)), "fonts": json.dumps(FACES)}
    try:
        typst.compile(PROBE, font_paths=_fonts(), sys_inputs=inputs, pdf_standards=["ua-1"])
    except typst.TypstError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.buffer.write(printed(**json.load(sys.stdin)))
