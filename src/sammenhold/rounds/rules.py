"""Who may do what with a round, and what becomes of two people's texts."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from sammenhold.directory.members import Member
from sammenhold.directory.models import Role
from sammenhold.rounds.models import Lead

PARTS = {
    Role.Kind.LEADER: Lead.Part.LEADER,
    Role.Kind.SAFETY_REP: Lead.Part.SAFETY_REP,
    Role.Kind.UNION_REP: Lead.Part.UNION_REP,
    Role.Kind.FACILITATOR: Lead.Part.FACILITATOR,
    Role.Kind.ADMINISTRATOR: Lead.Part.FACILITATOR,
}
EMPLOYEES_VOICE = frozenset({Lead.Part.SAFETY_REP, Lead.Part.EMPLOYEE_REP})
BLANK = re.compile(r"\[[^\]]*\]")


class Course(Protocol):
    """A round as the rules see it: the stored one and the one on a page both will do."""

    @property
    def organisation_id(self) -> int: ...
    @property
    def unit_line(self) -> Collection[int]: ...
    @property
    def lead_ids(self) -> Collection[int]: ...


def leads(member: Member, round: Course) -> bool:
    """Whether the member is one of those who lead the round."""
    return member.organisation_id == round.organisation_id and member.person_id in round.lead_ids


def may_lead_round(member: Member, round: Course) -> bool:
    """Its leads prepare and run a round; an administrator of the unit may step in."""
    return leads(member, round) or (
        member.organisation_id == round.organisation_id
        and any((Role.Kind.ADMINISTRATOR, unit) in member.roles for unit in round.unit_line)
    )


def may_read_round(member: Member, round: Course) -> bool:
    return leads(member, round) or (
        member.organisation_id == round.organisation_id and has_role(member, round.unit_line)
    )


def has_role(member: Member, unit_line: Collection[int]) -> bool:
    """Every role in the directory lets its holder start a round for the unit and those below it."""
    return any(unit in unit_line for _, unit in member.roles)


def own_part(member: Member, unit_line: Iterable[int]) -> Lead.Part:
    """The part the member's nearest role gives."""
    for unit in unit_line:
        for kind, part in PARTS.items():
            if (kind, unit) in member.roles:
                return part
    return Lead.Part.FACILITATOR


def lacks_leader(parts: Collection[str]) -> bool:
    return Lead.Part.LEADER not in parts


def lacks_employees_voice(parts: Collection[str]) -> bool:
    """A safety representative, or where there is none, somebody the employees have chosen."""
    return EMPLOYEES_VOICE.isdisjoint(parts)


def well_led(parts: Collection[str]) -> bool:
    """Whether both sides lead it together."""
    return not lacks_leader(parts) and not lacks_employees_voice(parts)


@dataclass(frozen=True)
class Merge:
    """What two people's texts become; `clashes` are the fields both changed, each in a way of their own."""

    texts: Mapping[str, str]
    theirs: Mapping[str, str]
    clashes: frozenset[str]


def merge(base: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]) -> Merge:
    """Mine, but theirs where only they changed something. Where both did, mine stands and is a clash."""
    texts = {name: theirs[name] if mine[name] == base[name] else mine[name] for name in mine}
    clashes = {name for name in mine if len({base[name], theirs[name], mine[name]}) == 3}
    return Merge(texts, theirs, frozenset(clashes))


def unfilled(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that are empty or still hold something in [square brackets]."""
    return tuple(name for name, text in texts.items() if not text.strip() or BLANK.search(text))
