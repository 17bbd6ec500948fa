"""A second round of writing, with the groups of the first in view: opened, planned, or left out."""

from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.deadlines import fit_times
from sammenhold.workshops.commands.room import EVERYTHING, Room
from sammenhold.workshops.commands.running import enter_part, leave, place
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.models import Step, Window
from sammenhold.workshops.rules import Moment, may_write_more, may_write_once, phases


@leaders_only("more")
def write_more(room: Room, act: Act) -> Outcome:
    """Write once more, now; or, where a second round was planned, leave it out. The act says where it was
    pressed, so that two who press at once open one."""
    step = room.step
    if step is None or act.data.get("at") != place(room):
        return Done(frozenset())
    if act.data.get("on") == "0":
        return _once(room, step)
    if not may_write_more(step.course, step.phase):
        return Refused("round", _("A second round is opened when the notes of the first have been shown."))
    if not step.notes.filter(author=None, hidden="").exists():
        return Refused("empty", _("There are no notes to think on from."))
    _open(room, step)
    return Done(EVERYTHING)


def _open(room: Room, step: Step) -> None:
    """What is under way closes as it always does; what comes again gets a closing time again."""
    write_twice(step, twice=True)
    there = phases(step.course).index("more")
    again = Window.objects.filter(step=step, phase__in=phases(step.course)[there:])
    again.exclude(closed_at=None).delete()
    leave(step)
    again.update(closed_at=None)
    fit_times(room.workshop)
    enter_part(room, Moment(room.steps.index(step), there))


def _once(room: Room, step: Step) -> Outcome:
    if not may_write_once(step.course, step.phase):
        return Refused("round", _("There is no second round that could be left out."))
    write_twice(step, twice=False)
    fit_times(room.workshop)
    return Done(EVERYTHING)


def write_twice(step: Step, *, twice: bool) -> None:
    step.twice = twice
    step.save(update_fields=["twice"])
