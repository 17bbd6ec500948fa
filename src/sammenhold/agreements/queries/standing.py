"""Where a unit's agreement stands, and what comes next."""

from dataclasses import dataclass
from datetime import date

from sammenhold.agreements import rules
from sammenhold.agreements.models import Agreement, Asking, Version
from sammenhold.agreements.queries.asked import last_asked, last_looked_back
from sammenhold.agreements.wording import Sentence, same
from sammenhold.directory.zones import today_in

EMPTY, WORDING, ASKING, ANSWERED = "empty", "wording", "asking", "answered"
LIVING, DUE, LOOKING_BACK = "living", "due", "looking-back"


@dataclass(frozen=True)
class Line:
    """A sentence of the wording; `against`: somebody objected to it in just these words."""

    sentence: Sentence
    check_again: bool
    against: bool


@dataclass(frozen=True)
class Standing:
    """`asking` is open. `asked` closed last, and is about the wording that is to be the next version."""

    agreement: Agreement | None
    lines: tuple[Line, ...]
    version: Version | None
    versions: int
    asking: Asking | None
    asked: Asking | None
    looked_back: Asking | None
    today: date

    @property
    def wording(self) -> tuple[Sentence, ...]:
        return tuple(line.sentence for line in self.lines)

    @property
    def changed(self) -> bool:
        """Whether the wording is another than that in force."""
        return not same(self.wording, self.version.sentences if self.version else ())

    @property
    def many(self) -> bool:
        return len(self.lines) > rules.MANY

    @property
    def looked_after(self) -> bool:
        return bool(self.agreement and self.agreement.keeper_id and self.agreement.review_on)

    @property
    def due(self) -> bool:
        """Whether the day to look back has come."""
        day = self.agreement.review_on if self.agreement else None
        return bool(self.version and day and day <= self.today)

    @property
    def consented(self) -> bool:
        """Whether the whole wording has been asked about as it is, and nobody objects."""
        return self.asked is not None and rules.consented(
            self.wording, self.asked.sentences, rules.objected(self.asked.result)
        )

    @property
    def against(self) -> Line | None:
        """The first sentence that somebody objects to as it stands."""
        return next((line for line in self.lines if line.against), None)

    @property
    def step(self) -> str:
        if self.asking:
            return LOOKING_BACK if self.asking.is_review else ASKING
        if self.changed and self.lines:
            return ANSWERED if self.asked else WORDING
        if self.version:
            return DUE if self.due else LIVING
        return EMPTY


def standing_of(organisation_id: int, unit_id: int) -> Standing:
    """A fixed number of queries, whatever there is."""
    day = today_in(organisation_id)
    agreement = Agreement.objects.select_related("keeper").filter(unit=unit_id).first()
    if agreement is None:
        return Standing(None, (), None, 0, None, None, None, day)
    versions = list(agreement.versions.all())
    version = versions[-1] if versions else None
    asked = last_asked(agreement, version)
    return Standing(
        agreement,
        _lines(agreement, asked),
        version,
        len(versions),
        agreement.askings.filter(closed_at=None).first(),
        asked,
        last_looked_back(agreement, version),
        day,
    )


def _lines(agreement: Agreement, asked: Asking | None) -> tuple[Line, ...]:
    objected = rules.objected(asked.result) if asked else frozenset()
    words = {one.key: one.words for one in asked.sentences if one.key in objected} if asked else {}
    return tuple(
        Line(
            draft.sentence,
            draft.check_again,
            words.get(draft.sentence.key) == draft.sentence.words,
        )
        for draft in agreement.drafts.all()
    )
