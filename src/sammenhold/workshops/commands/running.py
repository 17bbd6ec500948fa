"""Leading: from one part to the next, and what each transition does to the answers."""

from collections import Counter
from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands.deciding import unlink
from sammenhold.workshops.commands.forgetting import forget
from sammenhold.workshops.commands.room import EVERYTHING, Room
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.commands.writing import every_note_in_a_group, reveal
from sammenhold.workshops.models import (
    Answer,
    Note,
    Participant,
    Proposal,
    Rating,
    Ready,
    Step,
    Vote,
    Workshop,
)
from sammenhold.workshops.queries.minutes import frozen_minutes
from sammenhold.workshops.rules import Moment, after, before, kept, minutes_of, phases

OFFERED_MINUTES = frozenset(map(str, range(1, 61)))


@leaders_only("open")
def open_workshop(room: Room, act: Act) -> Outcome:
    """Begin: the first step opens and participants come in."""
    if room.workshop.state != Workshop.State.DRAFT or not room.steps:
        return Done(EVERYTHING)
    room.workshop.state, room.workshop.opened_at = Workshop.State.OPEN, timezone.now()
    _enter(room, Moment(0, 0))
    return Done(EVERYTHING)


@leaders_only("next")
def go_on(room: Room, act: Act) -> Outcome:
    """On to the next part. Two who press at once go one part on: the act says where it was pressed."""
    now = room.now
    if now is None or act.data.get("at") != place(room):
        return Done(frozenset())
    leave(room.here())
    following = after(room.kinds, now)
    if following is None:
        return end(room, act)
    _enter(room, following)
    return Done(EVERYTHING)


@leaders_only("back")
def go_back(room: Room, act: Act) -> Outcome:
    """One part back. What was revealed or counted stays so: it is shown, not reopened."""
    if room.now is None or act.data.get("at") != place(room):
        return Done(frozenset())
    earlier = before(room.kinds, room.now)
    if earlier is None:
        return Refused("first", _("This is the first step."))
    if earlier.step == room.now.step:
        room.here().phase = phases(room.here().kind)[earlier.phase]
        room.here().save(update_fields=["phase"])
    _show(room, room.steps[earlier.step])
    return Done(EVERYTHING)


@leaders_only("goto")
def go_to(room: Room, act: Act) -> Outcome:
    """Show another step as it is. Nothing is reopened and nothing is lost."""
    wanted = next((step for step in room.steps if str(step.pk) == str(act.data.get("step"))), None)
    if wanted is None or room.workshop.state != Workshop.State.OPEN:
        return Refused("unknown", _("That step is no longer in the agenda."))
    if room.step is not None and wanted != room.step:
        _show(room, wanted)
    return Done(EVERYTHING)


def _show(room: Room, step: Step) -> None:
    if not step.phase:
        step.phase = phases(step.kind)[0]
        step.save(update_fields=["phase"])
    room.workshop.step, room.workshop.deadline = step, None
    room.workshop.save()


def place(room: Room) -> str:
    """Where the room is, as a token that changes with every part."""
    return f"{room.step.pk}.{room.step.phase}" if room.step else ""


def _enter(room: Room, moment: Moment) -> None:
    """Open a part. A step met again (after going back) goes on where it had come to."""
    step = room.steps[moment.step]
    if moment.phase > 0 or not step.phase:
        step.phase = phases(step.kind)[moment.phase]
        step.save(update_fields=["phase"])
    minutes = minutes_of(step.kind, step.phase, step.minutes)
    room.workshop.step = step
    room.workshop.deadline = timezone.now() + timedelta(minutes=minutes)
    room.workshop.save()
    if moment.phase == 0:
        Participant.objects.filter(workshop=room.workshop, hand=True).update(hand=False)


def leave(step: Step) -> None:
    """What closing a part does to what was written in it."""
    Ready.objects.filter(step=step).delete()
    match step.phase:
        case "write":
            reveal(step)
        case "group":
            every_note_in_a_group(step)
        case "vote":
            count_dots(step)
        case "rate":
            count_ratings(step)
        case "decide":
            for proposal in step.proposals.filter(state=Proposal.State.ASKING):
                unlink(proposal)
                proposal.state = Proposal.State.ANSWERED
                proposal.save(update_fields=["state"])
        case "decisions":
            count_ratings(step)


def count_dots(step: Step) -> None:
    """Turn votes into tallies and delete who gave them."""
    for group in step.groups.annotate(total=Sum("votes__dots")):
        group.dots = group.total or 0
        group.save(update_fields=["dots"])
    Vote.objects.filter(group__step=step).delete()
    forget(Vote)


def count_ratings(step: Step) -> None:
    """Turn ratings into counts an item ([0..4], don't know) and delete who gave them."""
    counts: dict[str, Counter[int | None]] = {}
    for item, value in step.ratings.values_list("item", "value"):
        counts.setdefault(item, Counter())[value] += 1
    if counts:
        step.result = {
            item: kept([found[value] for value in range(5)], found[None])
            for item, found in sorted(counts.items())
        }
        step.save(update_fields=["result"])
    Rating.objects.filter(step=step).delete()
    forget(Rating)


@leaders_only("timer")
def set_timer(room: Room, act: Act) -> Outcome:
    """Give more time, or stop the clock."""
    workshop = room.workshop
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
    return Done(EVERYTHING)


def _question_step(workshop: Workshop, code: str) -> Step:
    return Step(workshop=workshop, kind=Step.Kind.QUESTION, question=code, minutes=20)


@leaders_only("end")
def end(room: Room, act: Act) -> Outcome:
    """End the workshop: everything is counted, the links to people are deleted, the minutes are frozen."""
    workshop = room.workshop
    if workshop.state != Workshop.State.OPEN:
        return Done(EVERYTHING)
    for step in room.steps:
        leave(step)
    workshop.state, workshop.closed_at, workshop.deadline = Workshop.State.CLOSED, timezone.now(), None
    workshop.minutes = frozen_minutes(workshop)
    workshop.save()
    Participant.objects.filter(workshop=workshop).update(name="", hand=False)
    forget(Participant, Ready, Note, Vote, Rating, Answer)
    return Done(EVERYTHING)
