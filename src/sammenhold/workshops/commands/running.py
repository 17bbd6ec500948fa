"""Leading: from one part to the next, and what each transition does to the answers."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands.breakouts import close_breakouts
from sammenhold.workshops.commands.deadlines import (
    deadline_entering,
    deadline_showing,
    fit_times,
    mark_closed,
    too_late,
)
from sammenhold.workshops.commands.grouping import close_grouping
from sammenhold.workshops.commands.reading import read_first, stop_reading
from sammenhold.workshops.commands.rehearsing import over
from sammenhold.workshops.commands.room import EVERYTHING, Room, leader
from sammenhold.workshops.commands.settling import close_answering
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.commands.talking import hands_down, take_back_word
from sammenhold.workshops.commands.tallying import count_ratings, count_votes
from sammenhold.workshops.commands.writing import close_writing, reveal
from sammenhold.workshops.models import (
    Answer,
    Given,
    Note,
    Participant,
    Proposal,
    Rating,
    Ready,
    Step,
    Tally,
    Vote,
    Workshop,
)
from sammenhold.workshops.queries.guarding import held_back
from sammenhold.workshops.queries.methods import has_voted
from sammenhold.workshops.queries.minutes import frozen_minutes
from sammenhold.workshops.queries.writing import unread
from sammenhold.workshops.rules import Moment, after, before, may_be_alone, may_choose_method, phases

OFFERED_MINUTES = frozenset(map(str, range(1, 61)))


@leaders_only("open")
def open_workshop(room: Room, act: Act) -> Outcome:
    """Begin: the first step opens and participants come in."""
    if room.workshop.state != Workshop.State.DRAFT or not room.steps:
        return Done(EVERYTHING)
    if too_late(room.workshop):
        return Refused("times", _("The closing times have passed. Choose new ones before you begin."))
    room.workshop.state, room.workshop.opened_at = Workshop.State.OPEN, clock.now()
    room.workshop.led_by = leader(act)
    enter_part(room, Moment(0, 0))
    return Done(EVERYTHING)


@leaders_only("next")
def go_on(room: Room, act: Act) -> Outcome:
    """On to the next part. Two who press at once go one part on: the act says where it was pressed."""
    now = room.now
    if now is None or act.data.get("at") != place(room):
        return Done(frozenset())
    why = "" if room.here().reading else held_back(room.workshop, room.here())
    if why and act.data.get("without") != "1":
        return Refused("few", why)
    if not why and read_first(room):
        return Done(EVERYTHING)
    if not why and unread(room.here()).exists():
        return Refused("unread", _("There are notes left to read. Let each one through, or hide it."))
    leave(room.here())
    following = after(room.courses, now)
    if following is None:
        return end(room, act)
    enter_part(room, following)
    return Done(EVERYTHING)


@leaders_only("back")
def go_back(room: Room, act: Act) -> Outcome:
    """One part back. What was revealed or counted stays so: it is shown, not reopened."""
    if room.now is None or act.data.get("at") != place(room):
        return Done(frozenset())
    earlier = before(room.courses, room.now)
    if earlier is None:
        return Refused("first", _("This is the first step."))
    if earlier.step == room.now.step:
        room.here().phase = phases(room.here().course)[earlier.phase]
        room.here().save(update_fields=["phase"])
    _show(room, room.steps[earlier.step])
    return Done(EVERYTHING)


@leaders_only("goto")
def go_to(room: Room, act: Act) -> Outcome:
    """Show another step as it is. Nothing is reopened and nothing is lost."""
    wanted = next((step for step in room.steps if str(step.pk) == str(act.data.get("step"))), None)
    if wanted is None or room.workshop.state != Workshop.State.OPEN:
        return Refused("unknown", _("That step is no longer in the agenda."))
    if wanted.beside is not None and wanted.beside.phase in ("", "write"):
        return Refused("apart", _("That question comes when the writing in groups has closed."))
    if room.step is not None and wanted != room.step:
        _show(room, wanted)
    return Done(EVERYTHING)


def _show(room: Room, step: Step) -> None:
    if step != room.step:
        hands_down(room)
    if not step.phase:
        step.phase = phases(step.course)[0]
        step.save(update_fields=["phase"])
    room.workshop.step, room.workshop.deadline = step, deadline_showing(room.workshop, step)
    room.workshop.save()


def place(room: Room) -> str:
    return room.step.at if room.step else ""


def enter_part(room: Room, moment: Moment) -> None:
    """Open a part. A step met again (after going back) goes on where it had come to."""
    if moment.phase == 0:
        hands_down(room)
    step = room.steps[moment.step]
    if moment.phase > 0 or not step.phase:
        step.phase = phases(step.course)[moment.phase]
        step.save(update_fields=["phase"])
    room.workshop.step = step
    room.workshop.deadline = deadline_entering(room.workshop, step)
    room.workshop.save()


def leave(step: Step) -> None:
    """What closing a part does to what was written in it."""
    mark_closed(step)
    Ready.objects.filter(step=step).delete()
    Given.objects.filter(step=step).delete()
    match step.phase:
        case "write" if step.apart:
            close_breakouts(step)
        case "write" | "more":
            was_read = step.reading
            stop_reading(step)
            if was_read:
                reveal(step)
            else:
                close_writing(step)
        case "group" | "regroup":
            close_grouping(step, alone=may_be_alone(step.course, step.phase))
        case "vote":
            count_votes(step)
        case "rate":
            count_ratings(step)
        case "decide":
            for proposal in step.proposals.filter(state=Proposal.State.ASKING):
                close_answering(proposal)
        case "decisions":
            count_ratings(step)


@leaders_only("method")
def change_method(room: Room, act: Act) -> Outcome:
    """Choose how the step is voted on."""
    if room.step is None or not settle_method(room.step, str(act.data.get("method", ""))):
        return Refused("voted", _("The way to vote stays as it is: somebody has voted, or the vote is over."))
    return Done(EVERYTHING)


def settle_method(step: Step, method: str) -> bool:
    """Settle how a step is voted on, unless it is too late. Call with the workshop's row held.

    What a first vote came to, before a second round of writing, cannot be told in figures of another kind."""
    if not may_choose_method(step.kind, step.phase, method, voted=has_voted(step)):
        return False
    if method != step.method:
        step.method, step.result = method, None
        step.save(update_fields=["method", "result"])
    return True


@leaders_only("timer")
def set_timer(room: Room, act: Act) -> Outcome:
    """Give more time, or stop the clock. Two who press at once give it once: the act says what was shown."""
    workshop = room.workshop
    until = str(workshop.until or "")
    if act.data.get("until", until) != until:
        return Done(frozenset())
    if act.data.get("minutes") == "stop":
        workshop.deadline = None
    else:
        start = max(workshop.deadline or timezone.now(), timezone.now())
        workshop.deadline = start + timedelta(minutes=_minutes(act))
    workshop.save(update_fields=["deadline"])
    return Done(frozenset({"head", "side"}))


def _minutes(act: Act) -> int:
    given = str(act.data.get("minutes", ""))
    return int(given) if given in OFFERED_MINUTES else 1


@leaders_only("take")
def take_question(room: Room, act: Act) -> Outcome:
    """Take a question that the ratings point to, right after this step."""
    workshop, code = room.workshop, str(act.data.get("question", ""))
    known = {question.code for question in theme(workshop.round.theme).questions}
    if code not in known or room.step is None:
        return Refused("unknown", _("That question is not in the theme."))
    if code in {step.question for step in room.steps}:
        return Done(EVERYTHING)
    order = [*room.steps]
    order.insert(room.steps.index(room.step) + 1, _question_step(workshop, code))
    for position, step in enumerate(order, start=1):
        step.position = position
        step.save()
    fit_times(workshop)
    return Done(EVERYTHING)


def _question_step(workshop: Workshop, code: str) -> Step:
    return Step(workshop=workshop, kind=Step.Kind.QUESTION, question=code, minutes=20)


@leaders_only("end")
def end(room: Room, act: Act) -> Outcome:
    """End the workshop: everything is counted, the links to people are deleted, the minutes are frozen."""
    workshop = room.workshop
    if workshop.state != Workshop.State.OPEN:
        return Done(EVERYTHING)
    if workshop.is_rehearsal:
        return over(room)
    for step in room.steps:
        leave(step)
    take_back_word(room)
    Tally.objects.filter(step__workshop=workshop).delete()
    workshop.state, workshop.closed_at, workshop.deadline = Workshop.State.CLOSED, clock.now(), None
    workshop.paused_at = workshop.led_by = None
    workshop.minutes = frozen_minutes(workshop)
    workshop.save()
    Participant.objects.filter(workshop=workshop).update(name="", hand=False, heard=False, removed=False)
    forget(Participant, Given, Ready, Note, Vote, Rating, Answer)
    return Done(EVERYTHING)
