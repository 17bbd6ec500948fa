"""Words in a paragraph: as text, as a way to another place, or as a field that Word counts."""

import unicodedata
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

ACCENT = RGBColor(0x0D, 0x5A, 0x4A)
AFTER_DIRECTION = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
Look = bool | None


def said(
    to: Paragraph, words: str, *, bold: Look = None, strike: Look = None, underline: Look = None
) -> None:
    """Add `words`; those that are read from right to left are marked so."""
    run = to.add_run(words)
    run.bold, run.font.strike, run.underline = bold, strike, underline
    if _is_from_the_right(words):
        run.font.rtl = True
        if len(to.runs) == 1:
            to._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *AFTER_DIRECTION)


def _is_from_the_right(words: str) -> bool:
    """By the first letter that has a direction."""
    directions = (unicodedata.bidirectional(each) for each in words)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def mark(paragraph: Paragraph, anchor: str, number: int) -> None:
    """Make the paragraph a place that one can go to. `number` is its own in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _name(anchor))
    paragraph._p.append(start)
    paragraph._p.append(end)


def linked(paragraph: Paragraph, words: str, anchor: str) -> None:
    """Words that lead to the place marked `anchor`."""
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _name(anchor))
    run = Run(OxmlElement("w:r"), paragraph)
    run.text, run.underline, run.font.color.rgb = words, True, ACCENT
    link.append(run._r)
    paragraph._p.append(link)


def _name(anchor: str) -> str:
    return anchor.replace("-", "_")


def field(paragraph: Paragraph, code: str) -> None:
    counted: Any = OxmlElement("w:fldSimple")
    counted.set(qn("w:instr"), code)
    run = Run(OxmlElement("w:r"), paragraph)
    run.text = "1"
    counted.append(run._r)
    paragraph._p.append(counted)
