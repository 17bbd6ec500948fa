"""What a personal link opens: whether it holds, the action, and what else its person has in hand."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from sammenhold.actions import rules
from sammenhold.actions.links import Link
from sammenhold.actions.models import Action, Post
from sammenhold.actions.queries.due import Due, in_hand
from sammenhold.directory.models import Person
from sammenhold.directory.zones import zone_of


class Holding(Enum):
    """What has become of a link."""

    GOOD = "good"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    HANDED_ON = "handed-on"
    """It is another's action now, or is no longer there."""


@dataclass(frozen=True)
class Held:
    """A link with its person. `action` is there while the link holds."""

    standing: Holding
    link: Link
    name: str
    action: Action | None
    today: date

    @property
    def is_open(self) -> bool:
        return self.action is not None and self.action.state in rules.OPEN

    @property
    def is_helper(self) -> bool:
        return self.action is not None and self.action.responsible_id != self.link.person

    @property
    def is_late(self) -> bool:
        action = self.action
        return action is not None and rules.is_late(action.state, action.due_on, self.today)


@dataclass(frozen=True)
class Other:
    """One more action of the same person, and its own link."""

    action: Due
    token: str


def holding(link: Link, now: datetime) -> Held | None:
    """None when its person has left."""
    person = Person.objects.select_related("site", "organisation").filter(pk=link.person).first()
    if person is None:
        return None
    actions = Action.objects.select_related("unit", "responsible", "helper")
    action = actions.filter(pk=link.action).first()
    today = now.astimezone(zone_of(person)).date()
    held = Held(Holding.GOOD, link, person.name, action, today)
    standing = _standing(held, now)
    return held if standing is Holding.GOOD else replace(held, standing=standing, action=None)


def others(held: Held) -> tuple[Other, ...]:
    """What else the person has in hand. The links end with this one; actions whose links have been withdrawn
    since are left out."""
    found = in_hand(held.link.person, held.today)
    return tuple(
        Other(one, held.link.to(one.key).token)
        for one in found
        if one.key != held.link.action
        and not one.to_be_looked_at
        and not held.link.is_withdrawn(one.links_from)
    )


def calendar_key_of(person: int) -> str:
    """Empty until somebody's post has been opened."""
    return Post.objects.filter(person=person).values_list("calendar_key", flat=True).first() or ""


def _standing(held: Held, now: datetime) -> Holding:
    action = held.action
    if action is None or held.link.person not in (action.responsible_id, action.helper_id):
        return Holding.HANDED_ON
    if held.link.is_withdrawn(action.links_from):
        return Holding.WITHDRAWN
    return Holding.EXPIRED if held.link.has_expired(now) else Holding.GOOD
