"""A hall that votes over HTTP: all agree on two notes, and two camps stand against each other on the rest."""

import re
from dataclasses import dataclass

from tests.unbreakable.crowd import Gathering, Stream

NOTES = (
    "Referat samme dag",
    "Ro om formiddagen",
    "Kamera på til alle møder",
    "Ét fast møde hver uge",
    "Alle spørgsmål i kanalen",
    "Kontordag om torsdagen",
    "Svar inden en time",
)
UNITING = 2
ODD = 3
"""So many vote against whichever camp they would be in: too few to be a group of their own."""
VOTED_ON = re.compile(r'(?:id="vote|id="in)-([0-9a-f]{32})"')


@dataclass
class Camps:
    room: Gathering

    def write(self, notes: tuple[str, ...] = NOTES) -> None:
        for person, text in zip(self.room.people, notes, strict=False):
            assert person.act("note", text=text, language="da")["ok"]

    @property
    def groups(self) -> list[str]:
        """What is voted on, in its order; in a ranking each is a button."""
        seen = self.room.people[0].picture()
        return VOTED_ON.findall("".join("".join(pieces.values()) for pieces in seen.values()))

    def vote(self) -> None:
        groups = self.groups

        def plan(who: int) -> list[tuple[str, dict[str, str]]]:
            return [("opinion", {f"opinion-{key}": opinion(who, place)}) for place, key in enumerate(groups)]

        Stream(self.room, plan).join()


def opinion(who: int, place: int) -> str:
    if place < UNITING:
        return "agree"
    if who < ODD:
        return "disagree" if (who + place) % 2 else "agree"
    return "agree" if who % 2 else "disagree"
