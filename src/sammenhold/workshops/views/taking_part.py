"""What participants meet: the front door, joining, the room."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sammenhold.live.acts import Act, Refused
from sammenhold.live.engine import page, perform_one
from sammenhold.live.looks import Viewer
from sammenhold.live.ticket import Ticket, issue
from sammenhold.web.languages import known
from sammenhold.workshops.board.fill import fill
from sammenhold.workshops.commands import joining
from sammenhold.workshops.doors import (
    TooManyWrongCodesError,
    participant_of,
    remember,
    workshop_with,
)
from sammenhold.workshops.forms import CodeForm, JoinForm
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.queries.mine import mine_of

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
    if participant_of(request, workshop):
        return redirect("room", code=workshop.code)
    if workshop.links_only:
        return render(request, "workshops/links_only.html", {"workshop": workshop}, status=403)
    return _join(request, workshop, lambda given: joining.join(workshop, **given))


def join_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """A personal link: it lets in one device, once."""
    invitation = joining.invitation_of(token)
    if invitation is None:
        raise Http404
    if participant_of(request, invitation.workshop):
        return redirect("room", code=invitation.workshop.code)
    if invitation.used:
        return render(request, "workshops/link_used.html", {"workshop": invitation.workshop}, status=410)
    enter = partial(_by_link, token)
    return _join(request, invitation.workshop, enter, personal=True)


def _by_link(token: str, given: dict[str, Any]) -> str | None:
    return joining.join_by_link(token, **given)


def _join(request: HttpRequest, workshop: Workshop, enter: Enter, *, personal: bool = False) -> HttpResponse:
    if workshop.state == Workshop.State.CLOSED:
        return render(request, "workshops/over.html", {"workshop": workshop})
    form = JoinForm(request.POST or None, initial={"language": known(get_language())})
    if not form.is_valid():
        shown = {"form": form, "workshop": workshop, "personal": personal}
        return render(request, "workshops/join.html", shown)
    key = enter(form.cleaned_data)
    if key is None:
        return redirect(request.path)
    response = redirect("room", code=workshop.code)
    remember(response, request, workshop, key)
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
    return response


def room(request: HttpRequest, code: str) -> HttpResponse:
    """The participant's own screen."""
    workshop = workshop_with(request, code)
    participant = participant_of(request, workshop)
    if participant is None:
        return redirect("join", code=workshop.code)
    with translation.override(participant.language):
        response = render(request, "workshops/room.html", _room(workshop, participant))
    response["Cache-Control"] = "no-store"
    return response


def _room(workshop: Workshop, participant: Participant) -> dict[str, Any]:
    picture = page(workshop.topic, Viewer("participant", participant.language))
    fresh = Workshop.objects.select_related("step").get(pk=workshop.pk)
    mine = mine_of(fresh, participant)
    ticket = Ticket(workshop.topic, "participant", participant.language, participant.pk.hex)
    return {
        "workshop": workshop,
        "participant": participant,
        "regions": {name: fill(html, mine) for name, html in picture.regions.items()},
        "live": f"/live/{workshop.topic}",
        "ticket": issue(ticket),
        "since": picture.since,
        "mine": mine,
        "owner": participant.pk.hex,
        "moves": "move",
    }


@csrf_exempt
@require_POST
def act(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """A plain form, without a script. The key's cookie is Lax, so another site's form comes without it."""
    workshop = workshop_with(request, code)
    participant = participant_of(request, workshop)
    if participant is None:
        raise Http404
    done(request, workshop, "participant", participant.pk.hex, participant.language)
    return redirect("room", code=workshop.code)


def done(request: HttpRequest, workshop: Workshop, audience: str, who: str, language: str) -> None:
    """Perform the act in the form; a refusal becomes a message on the next page."""
    data = {
        name: value for name, value in request.POST.items() if name not in ("kind", "csrfmiddlewaretoken")
    }
    kind = request.POST.get("kind", "")
    outcome = perform_one(Act(str(uuid4()), workshop.topic, audience, who, language, kind, data))
    if isinstance(outcome, Refused):
        messages.error(request, str(outcome.message))


def choices(request: HttpRequest, code: str) -> HttpResponse:
    """Where I am, my language, my name: changed at any time."""
    workshop = workshop_with(request, code)
    participant = participant_of(request, workshop)
    if participant is None:
        return redirect("join", code=workshop.code)
    now = {"place": participant.place, "language": participant.language, "name": participant.name}
    form = JoinForm(request.POST or None, initial=now)
    if form.is_valid():
        joining.change(participant, **form.cleaned_data)
        return redirect("room", code=workshop.code)
    return render(request, "workshops/choices.html", {"form": form, "workshop": workshop})
