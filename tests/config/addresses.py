"""What the table of addresses is met with: an agreement and a plan, and the names of all addresses."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import URLPattern, URLResolver, get_resolver

from sammenhold.actions import links
from sammenhold.actions.commands import mailing, planning
from sammenhold.actions.models import Post
from sammenhold.agreements import letters
from sammenhold.agreements.commands import writing
from sammenhold.agreements.models import Agreement
from sammenhold.agreements.wording import Wording
from sammenhold.directory.members import Member
from sammenhold.jobs import clock
from sammenhold.rounds.queries import RoundView


def agreed(lead: Member, round: RoundView) -> dict[str, dict[str, object]]:
    """A team agreement of one sentence that nobody has been asked about."""
    writing.add(lead, round, [Wording("nogen ringer", "tager vi den")])
    agreement = Agreement.objects.get()
    of_round = [name for name in names(get_resolver()) if name.startswith("agreement")]
    found: dict[str, dict[str, object]] = {name: {"round_id": round.id} for name in of_round}
    found["agreement-sentence"]["key"] = agreement.drafts.get().key
    found["agreement-link"] = {"token": "nobodys"}
    found["agreement-stop"] = {"token": letters.stop_token(agreement.pk, lead.person_id)}
    return {**found, "how-we-work": {"key": agreement.page_key}}


def planned(lead: Member, round: RoundView) -> dict[str, dict[str, object]]:
    """A plan of one action."""
    due = clock.now().date() + timedelta(days=7)
    (action,) = planning.add(
        lead, round, [planning.Wording("Køb et kamera", responsible_id=lead.person_id, due_on=due)]
    )
    mailing.open_posts()
    key = Post.objects.get(person=lead.person_id).calendar_key
    return {
        "action-link": {"token": links.Link(action.pk, lead.person_id, clock.now()).token},
        "action-calendar": {"round_id": round.id, "key": action.pk},
        **{name: {"round_id": round.id} for name in ("actions", "action-new", "action-take")},
        **{name: {"round_id": round.id, "key": action.pk} for name in ("action", "action-change")},
        "digest-stop": {"token": links.stop_token(lead.person_id)},
        "calendar": {"key": key},
        "calendar-file": {"key": key},
    }


def names(resolver: URLResolver) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name
