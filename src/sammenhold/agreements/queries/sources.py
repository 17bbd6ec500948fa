"""Where sentences can be taken from: what the unit's workshops decided, and the theme's starting points."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sammenhold.agreements.models import Draft
from sammenhold.agreements.wording import Sentence, Wording
from sammenhold.rounds.queries import RoundView
from sammenhold.themes.models import StartingPoint
from sammenhold.themes.queries import theme
from sammenhold.workshops.queries.decided import Decided, agreements_decided


@dataclass(frozen=True)
class Offer:
    """A sentence to take, by a name of its own; `there`: the wording has it already."""

    name: str
    sentence: Sentence
    wording: Wording
    there: bool = False


@dataclass(frozen=True)
class Sources:
    """Decisions by workshop; starting points by what they are about."""

    decisions: tuple[tuple[str, tuple[Offer, ...]], ...]
    points: tuple[tuple[StartingPoint, tuple[Offer, ...]], ...]

    @property
    def offers(self) -> Iterator[Offer]:
        for _about, offers in (*self.decisions, *self.points):
            yield from offers


def sources_for(round: RoundView) -> Sources:
    drafts = list(Draft.objects.filter(agreement__unit=round.unit_id))
    taken = {draft.source for draft in drafts if draft.source}
    words = {(draft.when, draft.text) for draft in drafts}
    by_workshop: dict[str, list[Offer]] = {}
    for decided in agreements_decided(round.unit_id):
        by_workshop.setdefault(decided.workshop, []).append(_decided(decided, decided.key in taken))
    points = theme(round.theme).starting_points
    return Sources(
        tuple((title, tuple(offers)) for title, offers in by_workshop.items()),
        tuple((point, tuple(_offers(point, words))) for point in points),
    )


def wordings_from(round: RoundView, names: Iterable[str]) -> list[Wording]:
    """What was chosen, in the order of the page, without what is there already."""
    chosen = set(names)
    offers = sources_for(round).offers
    return [offer.wording for offer in offers if offer.name in chosen and not offer.there]


def _decided(decided: Decided, there: bool) -> Offer:
    wording = Wording(
        decided.when,
        decided.text,
        owner=decided.owner,
        question=decided.question,
        source=decided.key,
    )
    return _offer(f"decided-{decided.key.hex}", wording, there)


def _offers(point: StartingPoint, words: set[tuple[str, str]]) -> Iterator[Offer]:
    for number, one in enumerate(point.sentences, start=1):
        unless = str(one.unless) if one.unless else ""
        wording = Wording(str(one.when), str(one.do), unless, risk=point.risk, question=point.question)
        yield _offer(f"{point.code}-{number}", wording, (wording.when, wording.text) in words)


def _offer(name: str, wording: Wording, there: bool) -> Offer:
    fields = {field: value for field, value in vars(wording).items() if field != "source"}
    return Offer(name, Sentence(name, **fields), wording, there)
