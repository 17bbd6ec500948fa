"""Those who are played: pure."""

from dataclasses import dataclass
from uuid import UUID, uuid5

NAMES = ("Amal", "Birgit", "Carl", "Dorte", "Emil", "Freja", "Gorm", "Hanne", "Ivan", "Jytte", "Kim", "Lea")
SIZES = (5, 9, 15, 30)


@dataclass(frozen=True)
class Person:
    """Every third shows no name, nearly half are somewhere else, and every fifth reads the other language."""

    id: UUID
    number: int
    language: str

    @property
    def place(self) -> str:
        return "elsewhere" if self.number % 9 in (1, 3, 5, 7) else "room"

    @property
    def name(self) -> str:
        return "" if self.number % 3 == 2 else NAMES[self.number % len(NAMES)]


def cast(workshop: UUID, people: int, language: str) -> list[Person]:
    """The same people for the same workshop, whoever asks."""
    other = "da" if language == "en" else "en"
    return [
        Person(uuid5(workshop, f"person {number}"), number, other if number % 5 == 4 else language)
        for number in range(people)
    ]
