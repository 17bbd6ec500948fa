"""Who has the word, who waits for it, and how talking and grouping are shared between the places."""

from django.utils.translation import gettext as _

from sammenhold.live.looks import Piece
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.places import Places
from sammenhold.workshops.queries.scene import Counts, Scene
from sammenhold.workshops.queries.talking import balance_of
from sammenhold.workshops.rules import GATHERING, WORD_MINUTES, coarse, silent


def word(scene: Scene, audience: str) -> list[Piece]:
    """On every screen: who has the word."""
    talk = scene.talk
    if talk.word is None:
        return []
    return [piece(f"word-{talk.word.key}", "word", audience, word=talk.word, until=talk.until)]


def queue(scene: Scene) -> Piece:
    """On a participant's screen: how many wait, and the place for one's own word."""
    talk = scene.talk
    turn = talk.word.key if talk.word else ""
    return piece("queue", "queue", "participant", state=talk.state, turn=turn, waiting=len(talk.hands))


def leading(scene: Scene, counts: Counts) -> list[Piece]:
    """For those who lead: the queue, and, where both places have at least two people, the shares."""
    talk, minutes = scene.talk, scene.workshop.word_minutes
    hands = piece(
        "hands",
        "hands",
        "facilitator",
        talk=talk,
        minutes=minutes,
        offered=WORD_MINUTES,
        leader_present=scene.workshop.leader_present,
    )
    if scene.step is None or not counts.comparable:
        return [hands]
    balance = balance_of(scene.workshop, scene.step)
    rows = _talk_rows(balance.talk, balance.talk_in_all) + _group_rows(scene.step, balance.group)
    quiet = silent(balance.talk.room, balance.talk.elsewhere)
    return [hands, piece("balance", "balance", "facilitator", rows=rows, quiet=quiet)]


Row = tuple[str, str, str]


def _talk_rows(here: Places, in_all: Places) -> tuple[Row, ...]:
    rows = ((_("Talking, in this step"), here), (_("Talking, in all"), in_all))
    return tuple(
        (label, str(found.room), str(found.elsewhere)) for label, found in rows if in_all != Places()
    )


def _group_rows(step: Step, found: Places) -> tuple[Row, ...]:
    if step.phase in GATHERING:
        return ((_("Grouping, so far"), _about(found.room), _about(found.elsewhere)),)
    if found == Places():
        return ()
    return ((_("Grouping, in this step"), str(found.room), str(found.elsewhere)),)


def _about(number: int) -> str:
    shown = coarse(number)
    return f"{shown}+" if shown else _("under 5")
