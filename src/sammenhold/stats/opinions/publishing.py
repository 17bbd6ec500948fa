"""From votes to what may be published of them, and nothing else."""

from collections.abc import Sequence
from typing import Any

from sammenhold.stats.opinions.drawing import drawn
from sammenhold.stats.opinions.groups import OpinionGroup
from sammenhold.stats.opinions.picture import picture
from sammenhold.stats.opinions.votes import Table, table

Json = dict[str, Any]
VOTES = {"0": -1, "1": 0, "2": 1}
"""Disagree, pass and agree, as a workshop keeps them."""


def published(columns: Sequence[str]) -> Json:
    """What may be known of the votes on each statement.

    Parameters
    ----------
    columns : sequence of str
        For each statement all votes on it, with commas between: whose it is, and at the end 0, 1 or 2 for
        disagree, pass and agree.

    Returns
    -------
    dict
        ``{"few": True}`` where too few voted on enough; else ``uniting``, ``placed`` and ``groups``: plain
        counts and areas. What stands for whom is not in it.
    """
    found = picture(_table(columns))
    if not found.placed:
        return {"few": True}
    areas = drawn([group.area for group in found.groups])
    return {
        "placed": found.placed,
        "uniting": [[each.statement, each.agree, each.answered] for each in found.uniting],
        "groups": [
            {"people": group.people, "area": list(area), "differences": _differences(group)}
            for group, area in zip(found.groups, areas, strict=True)
        ],
    }


def _differences(group: OpinionGroup) -> list[list[int]]:
    return [
        [each.statement, each.agree, each.answered, each.others_agree, each.others_answered]
        for each in group.differences
    ]


def _table(columns: Sequence[str]) -> Table:
    rows: dict[str, int] = {}
    people, statements, votes = list[int](), list[int](), list[int]()
    for statement, column in enumerate(columns):
        for vote in filter(None, column.split(",")):
            people.append(rows.setdefault(vote[:-1], len(rows)))
            statements.append(statement)
            votes.append(VOTES[vote[-1]])
    return table(people, statements, votes, (len(rows), len(columns)))
