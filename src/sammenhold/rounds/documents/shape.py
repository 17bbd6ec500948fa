"""What a document is made of."""

from dataclasses import dataclass
from typing import TypedDict

from django.utils.functional import Promise

Words = str | Promise


class Facts(TypedDict):
    """What a suggested wording may name, as ``%(unit)s``."""

    organisation: str
    unit: str
    leads: str
    notes_days: int


@dataclass(frozen=True)
class Blank:
    """A field to fill in. What stands in [square brackets] only the workplace knows."""

    name: str
    label: Words
    suggestion: Words
    hint: Words = ""

    def wording(self, facts: Facts) -> str:
        return str(self.suggestion) % facts


@dataclass(frozen=True)
class Document:
    """`record`: it tells of what has been, and is written at the end; else it belongs to the preparation."""

    key: str
    title: Words
    about: Words
    check_with: Words = ""
    blanks: tuple[Blank, ...] = ()
    sources: tuple[Words, ...] = ()
    signed: bool = False
    record: bool = False

    def wording(self, facts: Facts) -> dict[str, str]:
        return {blank.name: blank.wording(facts) for blank in self.blanks}
