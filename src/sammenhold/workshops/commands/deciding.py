"""Proposals: made by anyone, answered by everyone."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from sammenhold.live.acts import Act, Done, Refused
from sammenhold.workshops.commands.room import Room, changed, text_of, uuid_of
from sammenhold.workshops.commands.taking_part import (
    Outcome,
    everyone,
    one_by_one,
    participants_only,
)
from sammenhold.workshops.models import Answer, Group, Participant, Proposal
from sammenhold.workshops.models.deciding import MOST_OPEN, REASON_LENGTH, TEXT_LENGTH
from sammenhold.workshops.queries.mine import answer_mine
from sammenhold.workshops.rules import needs_reason


@everyone("propose")
def propose(room: Room, act: Act) -> Outcome:
    """Ask everyone. Its id is the act's own, so that an act sent twice is one proposal."""
    wording = wording_of(act)
    if isinstance(wording, Refused):
        return wording
    step = room.here()
    if step.proposals.filter(pk=UUID(act.id)).exists():
        return Done()
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


def wording_of(act: Act) -> dict[str, str] | Refused:
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
    proposal = open_proposal(room, act)
    if isinstance(proposal, Refused):
        return proposal
    reason, too_long = text_of(act, "reason", REASON_LENGTH)
    stance = str(act.data.get(f"stance-{proposal.pk.hex}-{proposal.round}", ""))
    if too_long:
        return too_long
    if stance not in Answer.Stance.values:
        return _no_stance(proposal, act)
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
        update_fields=["stance", "reason", "name", "is_open", "covered"],
    )
    return Done(changed("board", "side"), answer_mine(given))


def _no_stance(proposal: Proposal, act: Act) -> Refused:
    """Nothing was chosen, or it was chosen for words that have been changed since."""
    if any(field.startswith(f"stance-{proposal.pk.hex}-") for field in act.data):
        return Refused("changed", _("The proposal has been changed. Read it again, and answer once more."))
    return Refused("empty", _("Choose what you say to the proposal first."))


def _name_for(act: Act) -> str:
    """The display name when the answer is to be open; empty for the concern box or when there is no name."""
    if act.data.get("box") == "1":
        return ""
    return Participant.objects.values_list("name", flat=True).get(pk=UUID(act.who))


def found_proposal(room: Room, act: Act) -> Proposal | Refused:
    found = Proposal.objects.filter(pk=uuid_of(act, "proposal"), step__workshop=room.workshop).first()
    return found or Refused("unknown", _("That proposal is no longer there."))


def open_proposal(room: Room, act: Act) -> Proposal | Refused:
    proposal = found_proposal(room, act)
    if isinstance(proposal, Proposal) and proposal.state != Proposal.State.ASKING:
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
