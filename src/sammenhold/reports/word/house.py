"""The look of every Word document: real styles that can be changed, and tables that can be read aloud."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table

from sammenhold.reports.word.writing import field, said

Json = dict[str, Any]
LANGUAGES = {"da": "da-DK", "en": "en-GB"}
FACE = "Calibri"
ACCENT, INK, SOFT = RGBColor(0x0D, 0x5A, 0x4A), RGBColor(0x15, 0x21, 0x1E), RGBColor(0x41, 0x4E, 0x4A)
STYLES = {
    "Normal": (10.5, INK, 0, 6),
    "Title": (23, INK, 4, 6),
    "Heading 1": (15, ACCENT, 22, 8),
    "Heading 2": (11.5, INK, 14, 5),
    "List Bullet": (10.5, INK, 0, 5),
    "List Number": (10.5, INK, 0, 5),
    "Caption": (9, SOFT, 0, 6),
    "Header": (9, SOFT, 0, 0),
    "Footer": (9, SOFT, 0, 0),
}
"""Size in points, colour, space above and below."""


def blank(paper: Json, made_at: int) -> Paper:
    """A document in the house's look, with title and language, header and footer, and nothing else yet."""
    document = Document()
    for name, (size, colour, above, below) in STYLES.items():
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        _dress(style, size, colour, (above, below))
    _speak(document, LANGUAGES[paper["language"]])
    _describe(document, paper, made_at)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    said(section.header.paragraphs[0], paper["sender"])
    _number_pages(section.footer.paragraphs[0], paper)
    return document


def _dress(style: ParagraphStyle, size: float, colour: RGBColor, space: tuple[int, int]) -> None:
    font, fonts = style.font, style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    font.name, font.size, font.color.rgb, font.italic = FACE, Pt(size), colour, False
    font.bold = style.name is not None and style.name.startswith(("Title", "Heading"))
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(space[0]), Pt(space[1])
    for border in list(style.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def _speak(document: Paper, language: str) -> None:
    """What language a screen reader reads it in, and a spelling check checks it in."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
    document.core_properties.language = language


def _describe(document: Paper, paper: Json, made_at: int) -> None:
    about, made = document.core_properties, datetime.fromtimestamp(made_at, UTC).replace(tzinfo=None)
    about.title, about.author, about.subject = paper["heading"][:255], paper["author"][:255], paper["kind"]
    about.comments, about.keywords, about.last_modified_by = paper["description"][:255], "", ""
    about.created = about.modified = made


def _number_pages(footer: Any, paper: Json) -> None:
    words = paper["words"]
    said(footer, f"{paper['footer']}\t\t{words['page']} ")
    field(footer, "PAGE")
    said(footer, f" {words['of']} ")
    field(footer, "NUMPAGES")


def ruled(document: Paper, title: str, header: Sequence[str], widths: Sequence[float]) -> Table:
    """A table with its first row marked as header, repeated on each page. `title` is read aloud for it."""
    table: Table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    table.autofit = False
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), title)
    table._tbl.tblPr.append(told)
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        said(cell.paragraphs[0], words, bold=True)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E0EBE4")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def add_row(table: Any) -> Any:
    """The cells of a new row, which stays on one page."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width
    return row.cells
