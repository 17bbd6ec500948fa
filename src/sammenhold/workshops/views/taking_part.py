"""What participants meet: the front door, joining, the room."""

from typing import Any
from uuid import uuid4

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
    guessing,
    participant_of,
    remember,
    workshop_with,
)
from sammenhold.workshops.forms import CodeForm, JoinForm
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.queries.mine import mine_of


def front(request: HttpRequest) -> HttpResponse:
    """The front door: the code, and for those who sign in the way to their rounds."""
    if request.user.is_authenticated:
        return redirect("home")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return _to_code(request, form)
    return render(request, "workshops/front.html", {"form": form})


def _to_code(request: HttpRequest, form: CodeForm) -> HttpResponse:
    code = form.cleaned_data["code"]
    if not guessing(request) and Workshop.objects.filter(code=code).exists():
        return redirect("join", code=code)
    status = 429 if guessing(request, wrong=True) else 404
    wrong = _("There is no workshop with that code. Check it with the person who leads the workshop.")
    form.add_error(
        "code", _("Too many wrong codes. Wait ten minutes and try again.") if status == 429 else wrong
    )
    return render(request, "workshops/front.html", {"form": form}, status=status)


def join(request: HttpRequest, code: str) -> HttpResponse:
    """Join, or go straight to one's place when this device has joined already."""
    if guessing(request):
        return render(request, "workshops/too_many.html", status=429)
    try:
        workshop = workshop_with(code)
    except Http404:
        guessing(request, wrong=True)
        raise
    if participant_of(request, workshop):
        return redirect("room", code=workshop.code)
    return _join(request, workshop, key="")


def join_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """A personal link: the same participant on every device that opens it."""
    pk = joining.invited_workshop(token)
    workshop = Workshop.objects.select_related("round__organisation").filter(pk=pk).first() if pk else None
    if workshop is None:
        raise Http404
    if joining.participant_with(token, workshop):
        response = redirect("room", code=workshop.code)
        remember(response, request, workshop, token)
        return response
    return _join(request, workshop, key=token)


def _join(request: HttpRequest, workshop: Workshop, key: str) -> HttpResponse:
    if workshop.state == Workshop.State.CLOSED:
        return render(request, "workshops/over.html", {"workshop": workshop})
    form = JoinForm(request.POST or None, initial={"language": known(get_language())})
    if form.is_valid():
        key = joining.join(workshop, **form.cleaned_data, key=key, personal=bool(key))
        response = redirect("room", code=workshop.code)
        remember(response, request, workshop, key)
        response.set_cookie("language", form.cleaned_data["language"], samesite="Lax")
        return response
    return render(request, "workshops/join.html", {"form": form, "workshop": workshop, "personal": bool(key)})


def room(request: HttpRequest, code: str) -> HttpResponse:
    """The participant's own screen."""
    workshop = workshop_with(code)
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
    workshop = workshop_with(code)
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
    workshop = workshop_with(code)
    participant = participant_of(request, workshop)
    if participant is None:
        return redirect("join", code=workshop.code)
    now = {"place": participant.place, "language": participant.language, "name": participant.name}
    form = JoinForm(request.POST or None, initial=now)
    if form.is_valid():
        joining.change(participant, **form.cleaned_data)
        return redirect("room", code=workshop.code)
    return render(request, "workshops/choices.html", {"form": form, "workshop": workshop})
