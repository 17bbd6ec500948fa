"""Who may do what. Pure decisions: what is known is handed in."""

from collections.abc import Iterable

from sammenhold.directory.members import Member
from sammenhold.directory.models import Role

LEADING = frozenset(Role.Kind.values)


def may_administer(member: Member) -> bool:
    """Import people, give roles, let people in."""
    return member.is_administrator


def may_see_people(member: Member) -> bool:
    """The list of people is for those who hold any role."""
    return bool(member.roles)


def may_lead(roles: Iterable[tuple[str, int]], unit_path: Iterable[int]) -> bool:
    """Start and lead rounds for a unit: with a role there or at a unit above.

    `roles` are (kind, unit id) pairs, `unit_path` the ids of the unit and everything above it.
    """
    path = set(unit_path)
    return any(kind in LEADING and unit in path for kind, unit in roles)


def is_last_administrator(others: int, kind: str) -> bool:
    """Whether taking this role back would leave nobody who can administer."""
    return kind == Role.Kind.ADMINISTRATOR and others == 0
