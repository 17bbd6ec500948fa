"""The vote: each group with the controls of the step's method, and afterwards what came of it."""

from sammenhold.live.looks import Piece
from sammenhold.stats.opinions.enough import FEWEST_STATEMENTS, FEWEST_VOTERS
from sammenhold.workshops.board.notes import for_all, no_notes, shown_to
from sammenhold.workshops.board.piece import piece
from sammenhold.workshops.models import Step
from sammenhold.workshops.queries.mine import dots_left
from sammenhold.workshops.queries.opinions import opinions_of
from sammenhold.workshops.queries.scene import GroupCard, Scene, board_of
from sammenhold.workshops.queries.votes import is_counted, result_of
from sammenhold.workshops.rules import FLOOR, MOST_DOTS_A_GROUP

MOST_NAMED = 30
"""Groups in a list to choose from."""
ENOUGH = {"voters": FEWEST_VOTERS, "statements": FEWEST_STATEMENTS}


def voting(scene: Scene, step: Step, audience: str) -> list[Piece]:
    groups = for_all(board_of(step))
    if not groups:
        return [no_notes(step, audience)]
    cards = [_card(scene, step, group, audience) for group in groups]
    if audience == "participant" and step.method == Step.Method.DOTS:
        return [_dots(step, scene.workshop.dot_limit, audience), *cards]
    if audience == "participant" and step.method == Step.Method.RANKING:
        rest = tuple((group.key, group.name) for group in groups)
        order = piece(f"order-{step.pk}", "vote_order", audience, step=step.pk, rest=rest)
        return [order, *(card for card, group in zip(cards, groups, strict=True) if not group.is_its_name)]
    return cards


def _card(scene: Scene, step: Step, group: GroupCard, audience: str) -> Piece:
    steps = tuple(range((MOST_DOTS_A_GROUP if scene.workshop.dot_limit else 1) + 1))
    shown = shown_to(audience, group)
    return piece(f"vote-{group.key}", "vote", audience, group=shown, steps=steps, method=step.method)


def _dots(step: Step, limit: int | None, audience: str) -> Piece:
    left, most = dots_left(limit, 0), MOST_DOTS_A_GROUP if limit else None
    return piece(f"dots-{step.pk}", "dots_left", audience, step=step.pk, left=left, most=most)


def worth_naming(step: Step) -> tuple[tuple[str, str], ...]:
    """The groups that a proposal can be said to grow from (key and name), those that got most first."""
    cards = {card.key: card for card in for_all(board_of(step))}
    standings = result_of(step, tuple(cards.values())).standings
    gathered = [
        cards[one.key]
        for one in standings
        if one.name and (is_counted(one.figures) or cards[one.key].title or len(cards[one.key].notes) > 1)
    ]
    return tuple((card.key, card.name) for card in gathered[:MOST_NAMED])


def result(step: Step, audience: str, *, alone: bool) -> list[Piece]:
    """What the vote came to, opinion groups first. `alone`: nothing has been proposed from it yet."""
    groups = for_all(board_of(step))
    found, opinions = result_of(step, groups), opinions_of(step, groups)
    ranked = piece(f"ranked-{step.pk}", "ranked", audience, result=found, floor=FLOOR, empty=alone)
    if opinions is None:
        return [ranked]
    return [piece(f"opinions-{step.pk}", "opinions", audience, opinions=opinions, **ENOUGH), ranked]
