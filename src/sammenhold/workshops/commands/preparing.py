"""Before it begins: make the workshop and shape its agenda."""

from collections.abc import Sequence

from django.db import transaction

from sammenhold.live.engine import announce
from sammenhold.rounds.models import Round
from sammenhold.themes.models import Agenda, Said
from sammenhold.themes.queries import theme
from sammenhold.workshops.commands.beginning import take_map, take_screening
from sammenhold.workshops.commands.breakouts import settle
from sammenhold.workshops.commands.deadlines import fit_times
from sammenhold.workshops.commands.picturing import settle_opinion_groups
from sammenhold.workshops.commands.room import EVERYTHING
from sammenhold.workshops.commands.running import settle_method
from sammenhold.workshops.commands.second_round import write_twice
from sammenhold.workshops.models import Step, Workshop
from sammenhold.workshops.models.room import Removed
from sammenhold.workshops.rules import TWICE


def create(round: Round, agenda: str) -> Workshop:
    """A workshop ready to run from one of the theme's agendas."""
    return make(round, theme(round.theme).agenda(agenda))


@transaction.atomic
def make(round: Round, agenda: Agenda) -> Workshop:
    """A workshop ready to run from any agenda for the round's theme."""
    kept = round.organisation.notes_days
    workshop = Workshop.objects.create(round=round, title=round.title, notes_days=kept)
    _lay_out(workshop, agenda)
    take_screening(workshop)
    take_map(workshop)
    return workshop


@transaction.atomic
def replace(workshop: Workshop, agenda: Agenda) -> bool:
    """Another agenda instead of this one; False when the workshop has begun."""
    held = Workshop.rooms.select_for_update().get(pk=workshop.pk)
    if held.state != Workshop.State.DRAFT:
        return False
    held.steps.all().delete()
    _lay_out(held, agenda)
    fit_times(held)
    changed(held)
    return True


def _lay_out(workshop: Workshop, agenda: Agenda) -> None:
    Step.objects.bulk_create(
        Step(
            workshop=workshop,
            position=position,
            kind=step.kind,
            question=step.question or "",
            **worded(step.title),
            minutes=step.minutes,
            method=step.method,
            opinion_groups=step.opinion_groups,
            repeat=step.repeat,
            twice=step.twice,
        )
        for position, step in enumerate(agenda.steps, start=1)
    )
    for step, planned in zip(workshop.steps.all(), agenda.steps, strict=True):
        if planned.beside:
            plan_beside(workshop, step, on=True)


def worded(said: Said | None) -> dict[str, str]:
    """A question of one's own as a step holds it: the words, their language, the same in the other one."""
    if said is None:
        return {}
    first, other = (said.da, said.en) if said.da else (said.en, None)
    return {
        "title": first or "",
        "title_language": "da" if said.da else "en",
        "title_other": other or "",
    }


@transaction.atomic
def order(workshop: Workshop, steps: Sequence[Step]) -> None:
    """Give the steps this order."""
    for position, step in enumerate(steps, start=1):
        step.position = position
    Step.objects.bulk_update(steps, ["position"])
    settle(workshop)
    fit_times(workshop)
    changed(workshop)


@transaction.atomic
def move(workshop: Workshop, step: Step, by: int) -> None:
    """Move a step `by` places; at the ends it stays."""
    steps = list(workshop.steps.all())
    place = steps.index(step)
    steps.insert(max(0, min(len(steps) - 1, place + by)), steps.pop(place))
    order(workshop, steps)


@transaction.atomic
def add(workshop: Workshop, step: Step) -> Step:
    """Put a step before the close, or last."""
    steps = list(workshop.steps.all())
    closing = next((place for place, found in enumerate(steps) if found.kind == Step.Kind.CLOSE), len(steps))
    step.workshop, step.position = workshop, 0
    step.save()
    order(workshop, [*steps[:closing], step, *steps[closing:]])
    return step


@transaction.atomic
def put_back(workshop: Workshop, kind: str) -> None:
    """A standard step that was taken out, in its usual place and with its usual time."""
    usual = [
        step for agenda in theme(workshop.round.theme).agendas for step in agenda.steps if step.kind == kind
    ]
    steps, order_of = list(workshop.steps.all()), list(Step.Kind.values)
    if not usual or kind in {step.kind for step in steps}:
        return
    later = (place for place, step in enumerate(steps) if order_of.index(step.kind) > order_of.index(kind))
    place = next(later, len(steps))
    step = Step.objects.create(workshop=workshop, position=0, kind=kind, minutes=usual[0].minutes)
    order(workshop, [*steps[:place], step, *steps[place:]])


@transaction.atomic
def remove(workshop: Workshop, step: Step) -> Removed:
    """Take a step out of the agenda; what comes back can put it in again."""
    steps = list(workshop.steps.all())
    taken = Removed.of(step, steps.index(step))
    step.delete()
    order(workshop, [other for other in steps if other != step])
    return taken


@transaction.atomic
def restore(workshop: Workshop, taken: Removed) -> Step:
    """Put a step that was taken out back where it was."""
    steps = list(workshop.steps.all())
    step = Step.objects.create(workshop=workshop, position=0, **taken.fields)
    order(workshop, [*steps[: taken.place], step, *steps[taken.place :]])
    return step


def set_minutes(workshop: Workshop, step: Step, minutes: int) -> None:
    step.minutes = minutes
    step.save(update_fields=["minutes"])
    changed(workshop)


@transaction.atomic
def choose_method(workshop: Workshop, step: Step, method: str) -> bool:
    """How a question is voted on; False when it is too late to change it."""
    Workshop.rooms.select_for_update().get(pk=workshop.pk)
    step.refresh_from_db()
    settled = settle_method(step, method)
    changed(workshop)
    return settled


@transaction.atomic
def plan_beside(workshop: Workshop, step: Step, *, on: bool) -> bool:
    """Whether a question is worked on at the same time as the one before it; False when that cannot be."""
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    steps = list(workshop.steps.all())
    place = steps.index(step)
    before = steps[place - 1] if place else None
    lead = before.beside or before if before else None
    if on and (lead is None or lead.kind != Step.Kind.QUESTION or lead.phase or workshop.read_first):
        return False
    step.beside, step.twice = (lead, False) if on else (None, step.twice)
    step.save(update_fields=["beside", "twice"])
    settle(workshop)
    fit_times(workshop)
    changed(workshop)
    return True


@transaction.atomic
def choose_rounds(workshop: Workshop, step: Step, *, twice: bool) -> None:
    """Whether a question that has not begun is written on twice."""
    write_twice(step, twice=twice and step.course in ("question", TWICE))
    fit_times(workshop)
    changed(workshop)


@transaction.atomic
def choose_opinion_groups(workshop: Workshop, step: Step, on: bool) -> None:
    """Whether opinion groups are looked for, where the way to vote allows it."""
    Workshop.rooms.select_for_update().get(pk=workshop.pk)
    step.refresh_from_db()
    if settle_opinion_groups(step, on):
        changed(workshop)


def settle_terms(
    workshop: Workshop, title: str, dot_limit: int | None, links_only: bool, *, read_first: bool = False
) -> None:
    """What it is called, how many dots each has, whether the code alone lets people in, and who reads first:
    that is promised where people write, so it stands from the moment the workshop begins."""
    workshop.title, workshop.dot_limit, workshop.links_only = title, dot_limit, links_only
    workshop.refresh_from_db(fields=["state"])
    if workshop.state == Workshop.State.DRAFT:
        workshop.read_first = read_first and not workshop.steps.filter(apart=True).exists()
    workshop.save(update_fields=["title", "dot_limit", "links_only", "read_first"])
    changed(workshop)


@transaction.atomic
def say_leader_present(workshop: Workshop, present: bool) -> bool:
    """Whether a leader is in the room, until the workshop begins; afterwards people have relied on it."""
    if workshop.state != Workshop.State.DRAFT:
        return False
    workshop.leader_present = present
    workshop.save(update_fields=["leader_present"])
    changed(workshop)
    return True


def changed(workshop: Workshop) -> None:
    """Screens that are open already follow the agenda."""
    transaction.on_commit(lambda: announce(workshop.topic, EVERYTHING))
