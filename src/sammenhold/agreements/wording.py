"""A sentence as a value: what is asked about, adopted and compared. As stored, it is plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from sammenhold.workshops.queries.proposals import sentence as aloud


@dataclass(frozen=True)
class Sentence:
    """`key` is the same in every wording. What it answers or keeps may be said: risk, question, words."""

    key: str
    when: str
    text: str
    unless: str = ""
    owner: str = ""
    risk: str = ""
    question: str = ""
    keeps: str = ""

    def __str__(self) -> str:
        """As one reads it aloud, in the language of the page."""
        return aloud(self.when, self.text)

    @property
    def words(self) -> tuple[str, str, str]:
        """What people agree to. Who sees to it, and why it is there, can change without asking anew."""
        return self.when, self.text, self.unless


@dataclass(frozen=True)
class Wording:
    """What a lead writes of one sentence."""

    when: str
    text: str
    unless: str = ""
    owner: str = ""
    risk: str = ""
    question: str = ""
    keeps: str = ""
    source: UUID | None = None


def stored(sentences: Iterable[Sentence]) -> list[dict[str, str]]:
    return [asdict(sentence) for sentence in sentences]


def sentences_from(stored: Iterable[Mapping[str, str]]) -> tuple[Sentence, ...]:
    return tuple(Sentence(**line) for line in stored)


def same(first: Iterable[Sentence], second: Iterable[Sentence]) -> bool:
    """Whether two wordings are one, in whatever order."""
    return frozenset(first) == frozenset(second)
