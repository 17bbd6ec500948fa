"""Reading a PDF as a screen reader, an archive or a person with a search field would."""

import io
import re
from collections import Counter
from typing import Any

import pikepdf
import pypdf

FOOTER = re.compile(r"(?:Referat|Minutes)·[^·]*·[^·]*(?:side|page)\d+(?:af|of)\d+$")


class Printed:
    """A PDF and what can be read out of it."""

    def __init__(self, content: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(content))
        self.pdf = pikepdf.open(io.BytesIO(content))

    @property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    @property
    def text(self) -> str:
        """All words in order, footers and all."""
        return re.sub(r"\s+", " ", " ".join(self.pages))

    @property
    def letters(self) -> str:
        """The text without any space or footer: how lines and pages were broken does not count."""
        return "".join(FOOTER.sub("", squeezed(page)) for page in self.pages)

    @property
    def language(self) -> str:
        return str(self.pdf.Root.Lang)

    @property
    def tags(self) -> Counter[str]:
        """How many of each kind of element the structure tree has."""
        return Counter(_tags(self.pdf.Root.StructTreeRoot))

    def alternatives(self) -> list[str]:
        return [str(element.Alt) for element in _elements(self.pdf.Root.StructTreeRoot) if "/Alt" in element]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200e\u200f\u00ad]+", "", text)


def _tags(root: Any) -> list[str]:
    return [str(element.S).lstrip("/") for element in _elements(root) if "/S" in element]


def _elements(node: Any) -> list[Any]:
    found, waiting = [], [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            found.append(one)
            if "/K" in one:
                waiting.append(one.K)
    return found
