"""What participants meet: the front door, joining, the room."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sammenhold.live.acts import Act, Refused
from sammenhold.live.engine import page, perform_one
from sammenhold.live.looks import Viewer
from sammenhold.live.ticket import Ticket, issue
from sammenhold.web.languages import known
from sammenhold.workshops.board.fill import fill, forgetful
from sammenhold.workshops.commands import joining
from sammenhold.workshops.doors import (
    TooManyWrongCodesError,
    count_joining,
    participant_at,
    participant_of,
    remember,
    takes_part,
    workshop_with,
)
from sammenhold.workshops.forms import CodeForm, JoinForm
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.models.room import topic_of
from sammenhold.workshops.phones import phone_of
from sammenhold.workshops.queries.breakouts import audience_of
from sammenhold.workshops.queries.mine import mine_of
from sammenhold.workshops.views.so_far import since

WRITTEN = ("when", "text", "title", "reason")
"""Fields of acts that hold what somebody has thought about."""
Enter = Callable[[dict[str, Any]], str | None]


def front(request: HttpRequest) -> HttpResponse:
    """The front door: the code, and for those who sign in the way to their rounds."""
    if request.user.is_authenticated:
        return redirect("home")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return _to_code(request, form)
    return render(request, "workshops/front.html", {"form": form})


def _to_code(request: HttpRequest, form: CodeForm) -> HttpResponse:
    try:
        return redirect("join", code=workshop_with(request, form.cleaned_data["code"]).code)
    except TooManyWrongCodesError:
        raise
    except Http404:
        wrong = _("There is no workshop with that code. Check it with the person who leads the workshop.")
        form.add_error("code", wrong)
    return render(request, "workshops/front.html", {"form": form}, status=404)


def join(request: HttpRequest, code: str) -> HttpResponse:
    """Join, or go straight to one's place when this device has joined already."""
    workshop = workshop_with(request, code)
    if takes_part(request, workshop):
        return _back_in(request, workshop)
    if workshop.links_only:
        return render(request, "workshops/links_only.html", {"workshop": workshop}, status=403)
    return _join(request, workshop, lambda given: joining.join(workshop, **given))


def _back_in(request: HttpRequest, workshop: Workshop) -> HttpResponseRedirect:
    """To one's place; on a phone that several share and nobody has, to the page between two turns."""
    return redirect("room" if participant_of(request, workshop) else "turn", code=workshop.code)


def join_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """A personal link: it lets in one device, once."""
    invitation = joining.invitation_of(token)
    if invitation is None:
        raise Http404
    if takes_part(request, invitation.workshop):
        return _back_in(request, invitation.workshop)
    if invitation.used:
        return render(request, "workshops/link_used.html", {"workshop": invitation.workshop}, status=410)
    enter = partial(_by_link, token)
    return _join(request, invitation.workshop, enter, personal=True)


def _by_link(token: str, given: dict[str, Any]) -> str | None:
    return joining.join_by_link(token, **given)


def _join(request: HttpRequest, workshop: Workshop, enter: Enter, *, personal: bool = False) -> HttpResponse:
    if workshop.state == Workshop.State.CLOSED:
        return render(request, "workshops/over.html", {"workshop": workshop})
    if workshop.locked:
        return render(request, "workshops/locked.html", {"workshop": workshop}, status=403)
    form = JoinForm(request.POST or None, initial={"language": known(get_language())})
    if not form.is_valid():
        shown = {"form": form, "workshop": workshop, "personal": personal}
        return render(request, "workshops/join.html", shown)
    count_joining(request)
    try:
        key = enter(form.cleaned_data)
    except joining.LockedError:
        key = None
    if key is None:
        return redirect(request.path)
    response = redirect("room", code=workshop.code)
    remember(response, request, workshop, key)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
    return response


def room(request: HttpRequest, code: str) -> HttpResponse:
    """The participant's own screen."""
    participant = participant_at(request, code)
    if participant is None:
        return redirect("join", code=code)
    with translation.override(participant.language):
        shown = _room(participant)
        phone = phone_of(request, participant.workshop_id)
        if phone:
            shown |= {"number": phone.last, "regions": _forgetful(shown["regions"])}
        response = render(request, "workshops/room.html", shown)
    response["Cache-Control"] = "no-store"
    return response


def _room(participant: Participant) -> dict[str, Any]:
    topic = topic_of(participant.workshop_id)
    audience = audience_of(participant)
    picture = page(topic, Viewer(audience, participant.language))
    workshop = _shown(participant.workshop_id, picture.looked)
    mine = mine_of(workshop, participant)
    ticket = Ticket(topic, audience, participant.language, participant.pk.hex)
    return {
        "workshop": workshop,
        "participant": participant,
        "regions": {name: fill(html, mine) for name, html in picture.regions.items()},
        "live": f"/live/{topic}",
        "ticket": issue(ticket),
        "since": picture.since,
        "mine": mine,
        "owner": participant.pk.hex,
        "moves": "move",
        **since(workshop),
    }


@lru_cache(maxsize=64)
def _shown(pk: UUID, _looked: float) -> Workshop:
    """The workshop, read after the picture, and once for all pages that show what was seen in the same look:
    when many join at once, most of them do. Nobody changes it."""
    return Workshop.rooms.select_related("step").get(pk=pk)


def _forgetful(regions: dict[str, SafeString]) -> dict[str, SafeString]:
    """A browser that comes back to the page fills nothing in for whoever has the phone then."""
    return {name: forgetful(html) for name, html in regions.items()}


@csrf_exempt
@require_POST
def act(request: HttpRequest, code: str) -> HttpResponse:
    """A plain form, without a script. The key's cookie is Lax, so another site's form comes without it."""
    participant = participant_at(request, code)
    if participant is None:
        raise Http404
    workshop = participant.workshop
    back = reverse("room", args=[workshop.code])
    with translation.override(participant.language):
        ticket = Ticket(workshop.topic, "participant", participant.language, participant.pk.hex)
        return done(request, ticket, back)


def done(request: HttpRequest, ticket: Ticket, back: str) -> HttpResponse:
    """Perform the act in the form. A refusal is said on the next page, which hands back what was written."""
    data = {
        name: value for name, value in request.POST.items() if name not in ("kind", "csrfmiddlewaretoken")
    }
    kind = request.POST.get("kind", "")
    outcome = perform_one(_act(ticket, kind, data))
    if not isinstance(outcome, Refused):
        return redirect(back)
    message = str(outcome.message) or _("That could not be saved just now. Try again in a moment.")
    texts = [text for name in WRITTEN if (text := request.POST.get(name, "").strip())]
    if texts:
        shown = {"message": message, "texts": texts, "back": back}
        return render(request, "workshops/refused.html", shown, status=409)
    messages.error(request, message)
    return redirect(back)


def _act(ticket: Ticket, kind: str, data: dict[str, Any]) -> Act:
    """A form's act has no id of the browser's, since it is not repeated by itself."""
    return Act(str(uuid4()), ticket.topic, ticket.audience, ticket.who, ticket.language, kind, data)


@never_cache
def choices(request: HttpRequest, code: str) -> HttpResponse:
    """Where I am, my language, my name: changed at any time."""
    participant = participant_at(request, code)
    if participant is None:
        return redirect("join", code=code)
    workshop = participant.workshop
    now = {"place": participant.place, "language": participant.language, "name": participant.name}
    form = JoinForm(request.POST or None, initial=now)
    if form.is_valid():
        joining.change(participant, **form.cleaned_data)
        return redirect("room", code=workshop.code)
    alone = phone_of(request, workshop.pk) is None
    shown = {"form": form, "workshop": workshop, "may_share": alone and workshop.takes_codes}
    return render(request, "workshops/choices.html", shown)
