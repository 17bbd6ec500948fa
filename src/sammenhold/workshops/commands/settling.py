"""What becomes of a proposal once answers are in: decided, changed and asked again, parked, or laid aside."""

import random
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.jobs import clock
from sammenhold.jobs.forgetting import forget
from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.deciding import found_proposal, open_proposal, wording_of
from sammenhold.workshops.commands.room import Room, changed, text_of
from sammenhold.workshops.commands.taking_part import Outcome, leaders_only
from sammenhold.workshops.models import Answer, Proposal
from sammenhold.workshops.models.deciding import REASON_LENGTH
from sammenhold.workshops.rules import may_adopt, may_park, may_reword

State = Proposal.State


@leaders_only("settle")
def settle(room: Room, act: Act) -> Outcome:
    """Close the answering: all answers are shown, the anonymous ones together and without their author."""
    proposal = open_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal if proposal.code == "unknown" else Done()
    close_answering(proposal)
    return Done(changed("board", "side"))


def close_answering(proposal: Proposal) -> None:
    unlink(proposal)
    proposal.state = State.ANSWERED
    proposal.save(update_fields=["state"])


def unlink(proposal: Proposal) -> None:
    """Write every answer anew, in random order and without its participant."""
    answers = list(proposal.answers.values("stance", "reason", "name", "is_open"))
    random.SystemRandom().shuffle(answers)
    proposal.answers.all().delete()
    Answer.objects.bulk_create([Answer(proposal=proposal, **fields) for fields in answers])
    forget(Answer)


@leaders_only("adopt")
def adopt(room: Room, act: Act) -> Outcome:
    """Make the proposal a decision: it has a person and a date."""
    proposal = found_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal
    owner, too_long = text_of(act, "owner", 120)
    due = _date(str(act.data.get("due", "")))
    if too_long:
        return too_long
    if due is not None and due < timezone.localdate(clock.now()):
        return Refused("date", _("That date has passed. Choose a day to come."))
    if proposal.state == State.ADOPTED and (proposal.owner, proposal.due) == (owner, due):
        return Done()
    if not may_adopt(owner, due is not None, proposal.state):
        return Refused("incomplete", _("A decision needs a person who sees to it and a date."))
    proposal.owner, proposal.due, proposal.state = owner, due, State.ADOPTED
    proposal.save(update_fields=["owner", "due", "state"])
    return Done(changed("board", "side"))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@leaders_only("amend")
def amend(room: Room, act: Act) -> Outcome:
    """Change the words after the answers and ask everyone again; the earlier round stays in the record."""
    proposal = found_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal
    wording = wording_of(act)
    if isinstance(wording, Refused):
        return wording
    same = (proposal.when, proposal.text) == (wording["when"], wording["text"])
    if same and proposal.state == State.ASKING:
        return Done()
    if not may_reword(proposal.state):
        return Refused("asking", _("Close the answering first, then change the proposal."))
    proposal.history = [*proposal.history, _record(proposal)]
    proposal.when, proposal.text, proposal.kind = wording["when"], wording["text"], wording["kind"]
    proposal.round, proposal.state = proposal.round + 1, State.ASKING
    proposal.save()
    proposal.answers.all().delete()
    return Done(changed("board", "side"))


def _record(proposal: Proposal) -> dict[str, object]:
    """A round as it is kept. The answers have lost their participants when the answering closed."""
    answers = proposal.answers.order_by("-is_open", "name", "pk").values("stance", "reason", "name")
    return {"when": proposal.when, "text": proposal.text, "answers": list(answers)}


@leaders_only("park")
def park(room: Room, act: Act) -> Outcome:
    """Leave the decision to the leader, or to AMO, MED or SU, and say why."""
    proposal = found_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal
    reason, too_long = text_of(act, "reason", REASON_LENGTH)
    desk = str(act.data.get("desk", ""))
    if too_long:
        return too_long
    if desk not in Proposal.Desk.values or not reason:
        return Refused("incomplete", _("Choose who is to decide, and write why."))
    if not may_park(proposal.state):
        return Refused("decided", _("This has been decided already."))
    if proposal.state == State.ASKING:
        unlink(proposal)
    proposal.state, proposal.parked_with, proposal.parked_because = State.PARKED, desk, reason
    proposal.save(update_fields=["state", "parked_with", "parked_because"])
    return Done(changed("board", "side"))


@leaders_only("drop")
def drop(room: Room, act: Act) -> Outcome:
    """Lay the proposal aside, or take up again one that was laid aside or parked."""
    proposal = found_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal
    aside = act.data.get("on") == "1"
    if proposal.state == State.ADOPTED:
        return Refused("decided", _("This has been decided already."))
    if not aside and proposal.state not in (State.DROPPED, State.PARKED):
        return Done()
    if proposal.state == State.ASKING:
        unlink(proposal)
    proposal.state = State.DROPPED if aside else State.ANSWERED
    proposal.parked_with = proposal.parked_because = ""
    proposal.save(update_fields=["state", "parked_with", "parked_because"])
    return Done(changed("board", "side"))
