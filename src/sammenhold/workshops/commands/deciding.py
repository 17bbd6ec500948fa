"""Proposals: made by anyone, answered by everyone, decided with a person and a date."""

import random
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.forgetting import forget
from sammenhold.workshops.commands.room import Room, changed, text_of, uuid_of
from sammenhold.workshops.commands.taking_part import (
    Outcome,
    leaders_only,
    one_by_one,
    participants_only,
)
from sammenhold.workshops.models import Answer, Group, Participant, Proposal
from sammenhold.workshops.models.deciding import MOST_OPEN, REASON_LENGTH, TEXT_LENGTH
from sammenhold.workshops.queries.mine import answer_mine
from sammenhold.workshops.rules import may_adopt, needs_reason


@participants_only("propose")
@one_by_one
def propose(room: Room, act: Act) -> Outcome:
    return _propose(room, act)


@leaders_only("lead-propose")
def lead_propose(room: Room, act: Act) -> Outcome:
    if room.step is None or room.step.phase != "decide":
        return Refused("over", _("Proposals are made in the deciding part."))
    return _propose(room, act)


def _propose(room: Room, act: Act) -> Outcome:
    wording = _wording(act)
    if isinstance(wording, Refused):
        return wording
    step = room.here()
    if step.proposals.filter(state=Proposal.State.ASKING).count() >= MOST_OPEN:
        return Refused("full", _("Many proposals are waiting for answers. Settle some of them first."))
    last = step.proposals.aggregate(last=Max("position"))["last"] or 0
    Proposal.objects.get_or_create(
        pk=UUID(act.id),
        defaults={"step": step, "position": last + 1, "group": _group(room, act), **wording},
    )
    return Done(changed("now", "board", "side"))


def _group(room: Room, act: Act) -> Group | None:
    return room.here().groups.filter(pk=uuid_of(act, "group")).first()


def _wording(act: Act) -> dict[str, str] | Refused:
    """The proposal's words: an agreement has "when" and "what we do", an action only what is done."""
    when, when_too_long = text_of(act, "when", TEXT_LENGTH)
    text, text_too_long = text_of(act, "text", TEXT_LENGTH)
    if when_too_long or text_too_long:
        return when_too_long or text_too_long or Refused("long", "")
    if not text:
        return Refused("empty", _("Write what we do."))
    kind = Proposal.Kind.AGREEMENT if when else Proposal.Kind.ACTION
    return {"when": when, "text": text, "kind": kind}


@participants_only("answer")
@one_by_one
def answer(room: Room, act: Act) -> Outcome:
    """Answer openly under the display name, or anonymously through the concern box."""
    proposal = _open_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal
    reason, too_long = text_of(act, "reason", REASON_LENGTH)
    stance = str(act.data.get(f"stance-{proposal.pk.hex}-{proposal.round}", ""))
    if too_long:
        return too_long
    if stance not in Answer.Stance.values:
        return Refused("empty", _("Choose agree, agree with a concern, or objection."))
    if needs_reason(stance) and not reason:
        return Refused("reason", _("An objection needs a reason, so that the proposal can be made better."))
    name = _name_for(act)
    if not name and act.data.get("box") != "1":
        return Refused("name", _("Give a name first (under your choices), or answer anonymously."))
    given = Answer(
        proposal=proposal,
        participant_id=UUID(act.who),
        stance=stance,
        reason=reason,
        name=name,
        is_open=bool(name),
    )
    Answer.objects.bulk_create(
        [given],
        update_conflicts=True,
        unique_fields=["proposal", "participant"],
        update_fields=["stance", "reason", "name", "is_open"],
    )
    return Done(changed("board", "side"), answer_mine(given))


def _name_for(act: Act) -> str:
    """The display name when the answer is to be open; empty for the concern box or when there is no name."""
    if act.data.get("box") == "1":
        return ""
    return Participant.objects.values_list("name", flat=True).get(pk=UUID(act.who))


def _open_proposal(room: Room, act: Act) -> Proposal | Refused:
    proposal = Proposal.objects.filter(pk=uuid_of(act, "proposal"), step__workshop=room.workshop).first()
    if proposal is None:
        return Refused("unknown", _("That proposal is no longer there."))
    if proposal.state != Proposal.State.ASKING:
        return Refused("over", _("The answers to this proposal have been shown, so it takes no new ones."))
    return proposal


@participants_only("volunteer")
@one_by_one
def volunteer(room: Room, act: Act) -> Outcome:
    """Offer to see to it, under the display name; only where nobody has been named yet."""
    name = Participant.objects.values_list("name", flat=True).get(pk=UUID(act.who))
    if not name:
        return Refused("name", _("Give a name first (under your choices), so that others know who you are."))
    mine = Proposal.objects.filter(pk=uuid_of(act, "proposal"), step__workshop=room.workshop)
    if mine.filter(owner=name).exists():
        return Done()
    mine = mine.filter(owner="")
    if not mine.update(owner=name):
        return Refused("taken", _("Somebody else has just offered."))
    return Done(changed("board"))


@leaders_only("settle")
def settle(room: Room, act: Act) -> Outcome:
    """Close the answering: all answers are shown, the anonymous ones together and without their author."""
    proposal = _open_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal if proposal.code == "unknown" else Done()
    unlink(proposal)
    proposal.state = Proposal.State.ANSWERED
    proposal.save(update_fields=["state"])
    return Done(changed("board", "side"))


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
    proposal = Proposal.objects.filter(pk=uuid_of(act, "proposal"), step__workshop=room.workshop).first()
    if proposal is None:
        return Refused("unknown", _("That proposal is no longer there."))
    owner, too_long = text_of(act, "owner", 120)
    due = _date(str(act.data.get("due", "")))
    if too_long:
        return too_long
    if due is not None and due < timezone.localdate():
        return Refused("date", _("That date has passed. Choose a day to come."))
    if proposal.state == Proposal.State.ADOPTED and (proposal.owner, proposal.due) == (owner, due):
        return Done()
    if not may_adopt(owner, due is not None, proposal.state):
        return Refused("incomplete", _("A decision needs a person who sees to it and a date."))
    proposal.owner, proposal.due, proposal.state = owner, due, Proposal.State.ADOPTED
    proposal.save(update_fields=["owner", "due", "state"])
    return Done(changed("board", "side"))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@leaders_only("amend")
def amend(room: Room, act: Act) -> Outcome:
    """Change the words after the answers and ask everyone again; the earlier words stay in the record."""
    proposal = Proposal.objects.filter(pk=uuid_of(act, "proposal"), step__workshop=room.workshop).first()
    if proposal is None or proposal.state == Proposal.State.ASKING:
        return Refused("unknown", _("Close the answering first, then change the proposal."))
    wording = _wording(act)
    if isinstance(wording, Refused):
        return wording
    proposal.history = [*proposal.history, _record(proposal)]
    proposal.when, proposal.text, proposal.kind = wording["when"], wording["text"], wording["kind"]
    proposal.round, proposal.state = proposal.round + 1, Proposal.State.ASKING
    proposal.save()
    proposal.answers.all().delete()
    return Done(changed("board", "side"))


def _record(proposal: Proposal) -> dict[str, object]:
    answers = list(proposal.answers.values("stance", "reason", "name"))
    return {"when": proposal.when, "text": proposal.text, "answers": answers}


@leaders_only("drop")
def drop(room: Room, act: Act) -> Outcome:
    """Do not take the proposal further (or take it up again)."""
    found = Proposal.objects.filter(pk=uuid_of(act, "proposal"), step__workshop=room.workshop).first()
    if found is None:
        return Refused("unknown", _("That proposal is no longer there."))
    if found.state == Proposal.State.ASKING:
        unlink(found)
    found.state = Proposal.State.DROPPED if act.data.get("on") == "1" else Proposal.State.ANSWERED
    found.save(update_fields=["state"])
    return Done(changed("board", "side"))
