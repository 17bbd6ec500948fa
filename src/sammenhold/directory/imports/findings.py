"""What can be wrong with a row, and how it is mended. The words for it are in ``wording``."""

from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    NO_NAME = "no name"
    NAMED_BY_EMAIL = "named by e-mail"
    NO_EMAIL = "no e-mail"
    BAD_EMAIL = "bad e-mail"
    EMAIL_TAKEN = "e-mail taken"
    EMAIL_REPEATED = "e-mail repeated"
    NUMBER_REPEATED = "number repeated"
    BAD_NUMBER = "bad employee number"
    REPEATED = "repeated"
    NO_UNIT = "no unit"
    UNKNOWN_PARENT = "unknown parent"
    STRAY_PARENT = "stray parent"
    UNIT_RING = "units in a ring"
    UNKNOWN_MANAGER = "unknown manager"
    SEVERAL_MANAGERS = "several managers"
    MANAGER_RING = "managers in a ring"
    NOT_A_NUMBER = "not a number"
    OUT_OF_RANGE = "out of range"
    UNKNOWN_ZONE = "unknown time zone"
    FORMULA = "formula"
    TOO_LONG = "too long"
    MORE_CELLS = "more cells"
    TIDIED = "tidied"


@dataclass(frozen=True)
class Finding:
    """`about` is what the text must name: the cell's value, a row, a unit."""

    column: str
    code: Code
    about: str = ""

    @property
    def is_note(self) -> bool:
        """Worth saying, but nothing to mend."""
        return self.code is Code.TIDIED
