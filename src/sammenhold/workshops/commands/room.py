"""The room as a run of acts meets it: the workshop, its agenda and the step it is at, read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from sammenhold.directory.models import Person
from sammenhold.live.acts import Act, Refused
from sammenhold.workshops.models import Participant, Step, Workshop
from sammenhold.workshops.queries.breakouts import question_seen
from sammenhold.workshops.rules import Moment, allows, is_other_method, phases

NO_KEY = UUID(int=0)
WHILE_WRITING = frozenset({"note", "note-delete", "breakout", "summary"})
IN_A_GROUP = frozenset({"note", "note-delete", "summary", "ready"})


@dataclass
class Room:
    workshop: Workshop
    steps: list[Step]
    question: int | None = None
    """Of the group whose acts these are, while groups work on different questions."""

    @property
    def lead(self) -> Step | None:
        """The step that is under way; of several at the same time the first."""
        return next((step for step in self.steps if step.pk == self.workshop.step_id), None)

    @property
    def step(self) -> Step | None:
        return question_seen(self.steps, self.lead, self.question) if self.lead else None

    @property
    def now(self) -> Moment | None:
        if self.step is None:
            return None
        return Moment(self.steps.index(self.step), phases(self.step.course).index(self.step.phase))

    @property
    def courses(self) -> list[str]:
        return [step.course for step in self.steps]

    def here(self) -> Step:
        """The step that is under way. Call only when `refusal` found nothing."""
        assert self.step is not None
        return self.step


def malformed() -> Refused:
    """An act whose own key is no key: it could not be told from its repetition."""
    return Refused("malformed", _("That could not be read. Fetch the page again."))


def workshop_id(topic: str) -> UUID:
    return UUID(topic.partition(":")[2])


def enter(topic: str) -> Room:
    """The room, its row held until the transaction ends, so that steps never change under an act."""
    workshop = Workshop.rooms.select_for_update().get(pk=workshop_id(topic))
    return Room(workshop, list(workshop.steps.all()))


def refusal(room: Room, act: Act) -> Refused | None:
    """Why this participant's act cannot be done now, or None."""
    if room.workshop.state == Workshop.State.CLOSED:
        return Refused("closed", _("The workshop has ended. Thank you for taking part."))
    if room.step is None:
        return Refused("not-open", _("The workshop has not begun yet."))
    if as_uuid(act.id) == NO_KEY:
        return malformed()
    return _not_now(room.workshop, room.step, act) or _no_group(room, act)


def _not_now(workshop: Workshop, step: Step, act: Act) -> Refused | None:
    if workshop.paused_at:
        message = _("The workshop is paused. What you wrote is kept: send it when it goes on.")
        return Refused("paused", message)
    if act.audience.partition(":")[0] != "participant":
        return Refused("not-yours", _("Join as a participant to take part."))
    if workshop.read_first and Participant.objects.filter(pk=as_uuid(act.who), removed=True).exists():
        message = _("Those who lead have taken this device out of the workshop. Talk to them about it.")
        return Refused("removed", message)
    if not allows(step.course, step.phase, act.kind) or (step.reading and act.kind in WHILE_WRITING):
        return too_late()
    return _other_method(step, act)


def _no_group(room: Room, act: Act) -> Refused | None:
    """Where groups work on different questions, one chooses first."""
    if room.lead is None or not room.lead.is_apart or room.question or act.kind not in IN_A_GROUP:
        return None
    return Refused("group", _("Choose a question first. Your text is still with you."))


def _other_method(step: Step, act: Act) -> Refused | None:
    if is_other_method(step.method, act.kind):
        return Refused("method", _("The way to vote has just been changed. Vote once more."))
    return None


def leader(act: Act) -> Person | None:
    """Whoever of those who lead did this."""
    number = act.who.removeprefix("lead-")
    return Person.objects.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 19 else None


def too_late() -> Refused:
    return Refused("over", _("This part is over, so this was not counted. Your text is still with you."))


def text_of(act: Act, field: str, most: int) -> tuple[str, Refused | None]:
    """A text field, tidied; with a refusal when it is too long."""
    given = act.data.get(field, "")
    words = given if isinstance(given, str) else ""
    text = words.encode("utf-8", "ignore").decode().replace("\x00", "").strip()
    if len(text) > most:
        message = _("That is %(length)d characters; there is room for %(most)d. Please shorten it.")
        return text, Refused("long", message % {"length": len(text), "most": most})
    return text, None


def uuid_of(act: Act, field: str) -> UUID:
    """The key in a field; one that nothing has when the field is no key."""
    return as_uuid(str(act.data.get(field, "")))


def as_uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return NO_KEY


def changed(*regions: str) -> frozenset[str]:
    return frozenset(regions)


EVERYTHING = frozenset({"head", "now", "board", "side"})
Acts = Sequence[Act]
