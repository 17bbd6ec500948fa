"""A phone that goes round: several join on it, and each has the screen alone in their turn."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sammenhold.web.languages import known
from sammenhold.workshops import phones
from sammenhold.workshops.commands import joining, sharing
from sammenhold.workshops.doors import (
    count_joining,
    forget,
    key_of,
    participant_of,
    remember,
    takes_part,
    workshop_with,
)
from sammenhold.workshops.forms import ShareForm
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.phones import Phone, Seat, keep, phone_of, place_of, seats_on
from sammenhold.workshops.rules import MOST_ON_A_PHONE


def share(request: HttpRequest, code: str) -> HttpResponse:
    """Several join at once, on one phone. Whoever may not is told why where one joins alone."""
    workshop = workshop_with(request, code)
    if takes_part(request, workshop) or not workshop.takes_codes:
        return redirect("join", code=workshop.code)
    form = ShareForm(request.POST or None, initial={"place": "room", "language": known(get_language())})
    if not form.is_valid():
        return render(request, "workshops/share.html", {"form": form, "workshop": workshop})
    for _person in range(form.cleaned_data["number"]):
        count_joining(request)
    try:
        keys = sharing.join_together(workshop, **form.cleaned_data)
    except joining.LockedError:
        return redirect("join", code=workshop.code)
    response = redirect("turn", code=workshop.code)
    keep(response, request, workshop.pk, Phone(keys))
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax")
    return response


@never_cache
def turn(request: HttpRequest, code: str) -> HttpResponse:
    """Between two turns: a page on which nothing is private. Who presses begins their own."""
    workshop = workshop_with(request, code)
    phone = phone_of(request, workshop.pk)
    seats = seats_on(phone, workshop.pk) if phone else []
    if phone is None or not seats:
        return _own_phone(workshop)
    chosen = next((seat for seat in seats if str(seat.number) == request.POST.get("number")), None)
    if chosen:
        return _begin(request, workshop, phone, chosen)
    if participant_of(request, workshop):
        return redirect("room", code=workshop.code)
    if workshop.state == Workshop.State.CLOSED:
        return redirect("participants-minutes", code=workshop.code)
    return render(request, "workshops/turn.html", _between(workshop, phone, seats))


def _own_phone(workshop: Workshop) -> HttpResponseRedirect:
    response = redirect("join", code=workshop.code)
    phones.forget(response, workshop.pk)
    return response


def _begin(request: HttpRequest, workshop: Workshop, phone: Phone, seat: Seat) -> HttpResponse:
    """What was given in earlier turns is covered here once more: it may have arrived late."""
    _cover_whoever_has_it(request, workshop)
    sharing.cover(seat.participant)
    response = redirect("room", code=workshop.code)
    remember(response, request, workshop, seat.key)
    keep(response, request, workshop.pk, Phone(phone.keys, seat.number))
    return response


def _between(workshop: Workshop, phone: Phone, seats: list[Seat]) -> dict[str, object]:
    following = next((seat for seat in seats if seat.number == phone.following), seats[0])
    return {
        "workshop": workshop,
        "live": f"/live/{workshop.topic}",
        "following": following,
        "all_had_it": phone.last == len(phone.keys),
        "others": [seat for seat in seats if seat != following],
        "more": workshop.takes_codes and len(phone.keys) < MOST_ON_A_PHONE,
    }


@require_POST
def pass_on(request: HttpRequest, code: str) -> HttpResponse:
    """The turn is over: what was given in it is not shown on this phone again."""
    workshop = workshop_with(request, code)
    if phone_of(request, workshop.pk) is None:
        return redirect("room", code=workshop.code)
    _cover_whoever_has_it(request, workshop)
    response = redirect("turn", code=workshop.code)
    forget(response, workshop)
    return response


@require_POST
def one_more(request: HttpRequest, code: str) -> HttpResponse:
    """Another person takes part on this phone, and has it next."""
    workshop = workshop_with(request, code)
    keys = _keys(request, workshop)
    if not keys or len(keys) == MOST_ON_A_PHONE or not workshop.takes_codes:
        return redirect("room", code=workshop.code)
    count_joining(request)
    try:
        new = joining.join(workshop, place_of(keys, workshop), known(get_language()))
    except joining.LockedError:
        return redirect("room", code=workshop.code)
    _cover_whoever_has_it(request, workshop)
    response = redirect("turn", code=workshop.code)
    forget(response, workshop)
    keep(response, request, workshop.pk, Phone((*keys, new), last=len(keys)))
    return response


def _keys(request: HttpRequest, workshop: Workshop) -> tuple[str, ...]:
    """Of those who are on the phone already: one, or several."""
    phone = phone_of(request, workshop.pk)
    if phone:
        return tuple(seat.key for seat in seats_on(phone, workshop.pk))
    return (key_of(request, workshop),) if participant_of(request, workshop) else ()


def _cover_whoever_has_it(request: HttpRequest, workshop: Workshop) -> None:
    participant = participant_of(request, workshop)
    if participant:
        sharing.cover(participant)
