"""Everything the live engine and the clock must know of: importing it registers acts, looks and due work."""

from sammenhold.workshops import due
from sammenhold.workshops.board import look, personal
from sammenhold.workshops.commands import (
    answering,
    breakouts,
    deciding,
    grouping,
    hosting,
    picturing,
    reading,
    rehearsing,
    running,
    second_round,
    settling,
    suggesting,
    taking_part,
    talking,
    undoing,
    windows,
    writing,
)

__all__ = [
    "answering",
    "breakouts",
    "deciding",
    "due",
    "grouping",
    "hosting",
    "look",
    "personal",
    "picturing",
    "reading",
    "rehearsing",
    "running",
    "second_round",
    "settling",
    "suggesting",
    "taking_part",
    "talking",
    "undoing",
    "windows",
    "writing",
]
