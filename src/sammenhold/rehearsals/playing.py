"""What one who is played does next: the acts that a person's screen would send. No database, no clock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from django.utils import translation

from sammenhold.rehearsals import grouping, lines
from sammenhold.rehearsals.cast import Person
from sammenhold.rehearsals.sights import Sight
from sammenhold.workshops.models import Proposal
from sammenhold.workshops.rules import EQUAL, FLOOR, GATHERING, WRITING, is_for_all

MOST_HANDS = 2
RATED_AT_ONCE = 5
QUIET = (*WRITING, "vote", "rate")
Deed = tuple[str, Mapping[str, str]]
"""A kind of act and its data."""


@dataclass(frozen=True)
class Player:
    """One person at one moment; `dice` fall the same for the same seed and beat."""

    person: Person
    sight: Sight
    dice: Random

    @property
    def given(self) -> int:
        return self.sight.given[self.person.id]


def deeds(player: Player) -> list[Deed]:
    """What this person does now, or nothing."""
    phase = player.sight.step.phase
    found = PLAYED[phase](player) if phase in PLAYED else []
    return found or _talk(player) or _done(player)


def _write(player: Player) -> list[Deed]:
    if player.given > player.person.number % 2:
        return []
    scene, step = player.sight.scene, player.sight.step
    known = lines.lines(scene.theme, step)
    if not known:
        return []
    at = player.person.number + player.given * (len(known) // 2 + 1) + WRITING.get(step.phase, 0) - 1
    line = known[at % len(known)]
    language = player.person.language
    return [("note", {"text": line.text.in_(language), "language": language})]


def _group(player: Player) -> list[Deed]:
    deed = grouping.next_move(player.sight)
    return [deed] if deed and player.dice.random() < 0.7 else []


def _vote(player: Player) -> list[Deed]:
    if player.given:
        return []
    step, groups = player.sight.step, list(player.sight.board.groups)
    chosen = player.dice.sample(groups, min(3, len(groups), player.sight.scene.workshop.dot_limit or 3))
    values: dict[str, tuple[str, Callable[[], str]]] = {
        "dots": ("dots", lambda: "1"),
        "score": ("score", lambda: str(player.dice.randint(1, 4))),
        "ranking": ("rank", lambda: "last"),
        "opinion": ("opinion", lambda: player.dice.choice(("agree", "agree", "pass", "disagree"))),
    }
    act, value = values[step.method]
    return [(act, {f"{act}-{group.key}": value()}) for group in chosen]


def _rate(player: Player) -> list[Deed]:
    rated, step = player.sight.scene.theme.rated, player.sight.step
    following = rated[player.given : player.given + RATED_AT_ONCE]
    calmer = 1 if step.repeat else 0
    return [
        ("rate", {f"rate-{step.pk}-{risk.code}": str(max(0, player.dice.randint(0, 4) - calmer))})
        for risk in following
    ]


def _close(player: Player) -> list[Deed]:
    if player.given:
        return []
    return [("equal", {f"equal-{player.sight.step.pk}-{EQUAL}": str(player.dice.randint(2, 4))})]


def _decide(player: Player) -> list[Deed]:
    sight = player.sight
    asking = [found for found in sight.proposals if found.state == Proposal.State.ASKING]
    for proposal in asking:
        if (player.person.id, proposal.pk) not in sight.answered:
            return [_answer(player, proposal)]
    if not sight.proposals:
        return [("propose", lines.proposal(sight.scene.theme, sight.step, player.person.language))]
    free = next((found for found in asking if not found.owner), None)
    if free and player.person.name and len(sight.answered) >= FLOOR and player.dice.random() < 0.3:
        return [("volunteer", {"proposal": free.pk.hex})]
    return []


def _answer(player: Player, proposal: Proposal) -> Deed:
    """Most agree; one has a concern, one objects until the words are changed, one stands aside."""
    number, first = player.person.number, proposal.round == 1
    stance, reason = "agree", ""
    with translation.override(player.person.language):
        if number % 9 == 2:
            stance, reason = "concern", str(lines.CONCERNS[number % len(lines.CONCERNS)])
        elif number % 9 == 4 and first:
            stance, reason = "objection", str(lines.OBJECTIONS[number % len(lines.OBJECTIONS)])
        elif number % 9 == 6:
            stance = "aside"
    box = "" if player.person.name and number % 4 else "1"
    answer = {"proposal": proposal.pk.hex, f"stance-{proposal.pk.hex}-{proposal.round}": stance}
    return "answer", {**answer, "reason": reason, "box": box}


def _talk(player: Player) -> list[Deed]:
    """A hand goes up now and then; whoever has the word ends it after a while."""
    sight, me = player.sight, player.sight.here[player.person.id]
    if sight.scene.workshop.speaker_id == me.pk:
        return [("said", {})] if player.dice.random() < 0.25 else []
    raised = sum(1 for other in sight.here.values() if other.hand)
    if sight.step.phase in QUIET or me.hand or me.heard or raised >= MOST_HANDS:
        return []
    return [("hand", {"on": "1"})] if player.dice.random() < 0.15 else []


def _done(player: Player) -> list[Deed]:
    step = player.sight.step
    if player.person.id in player.sight.ready:
        return []
    likely = 0.8 if is_for_all(step.course, step.phase) else 0.2
    return [("ready", {"on": "1"})] if player.dice.random() < likely else []


PLAYED: dict[str, Callable[[Player], list[Deed]]] = {
    **dict.fromkeys(WRITING, _write),
    **dict.fromkeys(GATHERING, _group),
    "vote": _vote,
    "rate": _rate,
    "decide": _decide,
    "decisions": _close,
}
