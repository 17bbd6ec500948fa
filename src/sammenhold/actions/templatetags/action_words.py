"""The action plan's words for stored values."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from sammenhold.actions import rules
from sammenhold.actions.models import Action, Entry

register = template.Library()
State = Action.State
PEOPLE = {"responsible_id": gettext_lazy("Responsible"), "helper_id": gettext_lazy("Helper")}
MOVES: dict[str, str | Promise] = {
    State.PLANNED: gettext_lazy("It is not begun after all"),
    State.UNDERWAY: gettext_lazy("It is under way"),
    State.DONE: pgettext_lazy("action plan", "It is done"),
    State.HELPED: gettext_lazy("Yes, we see an effect"),
    State.NOT_HELPED: gettext_lazy("No, we see no effect"),
}


@register.filter
def becomes(state: str, before: str) -> str | Promise:
    """What the button says that takes an action from `before` to `state`."""
    if before not in rules.OPEN and state in rules.OPEN:
        return pgettext("action", "Take it up again")
    return MOVES[state]


@register.filter
def moved_to(entry: Entry) -> str:
    return str(State(entry.told["state"][1]).label).lower() if "state" in entry.told else ""


@register.filter
def changes(entry: Entry) -> list[str]:
    """What stood and what stands, field by field."""
    told = {name: pair for name, pair in entry.told.items() if name != "state"}
    return [
        f"{_field(name)}: {_shown(name, before)} → {_shown(name, after)}"
        for name, (before, after) in told.items()
    ]


def _field(name: str) -> str:
    if name in PEOPLE:
        return str(PEOPLE[name])
    field = Action._meta.get_field(name)
    label = str(getattr(field, "verbose_name", name))
    return f"{label[:1].upper()}{label[1:]}"


def _shown(name: str, value: str) -> str:
    if not value:
        return "–"
    if name.endswith("_on"):
        return date_format(date.fromisoformat(value), pgettext("format", "j F Y"))
    return value
