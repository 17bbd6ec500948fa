"""Who may do what with an agreement, and when. Pure decisions."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from hashlib import sha256

from sammenhold.agreements.wording import Sentence
from sammenhold.stats.ratings import FLOOR

MOST_SENTENCES = 20
MANY = 7
"""More sentences than that are hard to live by."""
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=60)
FIRST_REVIEW = timedelta(weeks=4)
LATER_REVIEWS = timedelta(weeks=26)
LATEST_REVIEW = timedelta(days=366)

STANCE = "stance"
AGREE, CONCERN, OBJECTION = "agree", "concern", "objection"
CHOICES = {
    STANCE: (AGREE, CONCERN, OBJECTION),
    "do": ("yes", "partly", "no"),
    "help": ("yes", "partly", "no", "unknown"),
    "next": ("keep", "change", "drop"),
}
"""What can be answered to each question about a sentence."""
LOOKING_BACK = ("do", "help", "next")
KEEP, CHANGE, DROP = CHOICES["next"]

Counts = Mapping[str, int]


def closing_is_right(closes_at: datetime, now: datetime) -> bool:
    return SHORTEST <= closes_at - now <= LONGEST


def review_is_right(review_on: date, today: date) -> bool:
    return today < review_on <= today + LATEST_REVIEW


def may_close(asked: int, answered: int) -> bool:
    """Before time only when closing cannot single out whoever has just answered."""
    return 0 < asked == answered or answered >= FLOOR


def may_ask_back(asked: int) -> bool:
    """Whether anonymous answers about how it goes could ever be shown."""
    return asked >= FLOOR


def shown(counts: Counts) -> bool:
    """Counts of a review are shown from five answers on."""
    return sum(counts.values()) >= FLOOR


def objected(result: Mapping[str, Mapping[str, Counts]]) -> frozenset[str]:
    """The keys of sentences that somebody objects to."""
    return frozenset(key for key, told in result.items() if told.get(STANCE, {}).get(OBJECTION))


def consented(wording: Iterable[Sentence], asked: Iterable[Sentence], against: Collection[str]) -> bool:
    """Whether everything in `wording` has been asked about in these words, and nobody objects to it."""
    words = {sentence.key: sentence.words for sentence in asked}
    return all(words.get(one.key) == one.words and one.key not in against for one in wording)


def fingerprint(token: str) -> str:
    """What is stored of a link's token; it does not lead back to it."""
    return sha256(f"agreement:{token}".encode()).hexdigest()
