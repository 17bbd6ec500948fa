"""A question whose notes are grouped, and what is written on it a second time."""

from sammenhold.live.acts import Done, Outcome
from sammenhold.workshops.models import Step
from tests.workshops.conftest import Table

AUDIENCES = ("participant", "facilitator", "screen")


def write(table: Table, text: str, people: int = 9) -> None:
    for number, who in enumerate(table.people[:people]):
        assert isinstance(table.say(who, "note", text=f"{text} {number}"), Done)


def more(table: Table, on: str = "1") -> Outcome:
    return table.lead("more", at=table.at, on=on)


def grouped(table: Table) -> Step:
    """The first round written and shown, two of its notes in a group of their own."""
    table.go_to("question", "write")
    write(table, "først")
    step = table.next()
    first, second, *_rest = step.notes.all()
    table.say(table.people[0], "move", note=first.pk.hex, to=f"note:{second.pk.hex}")
    table.say(table.people[0], "group-title", group=step.groups.get().pk.hex, title="Kaffe")
    return step


def screens(table: Table) -> str:
    return "".join(table.html(audience) for audience in AUDIENCES)
