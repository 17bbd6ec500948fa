"""The action plan of a round's unit, and one action in it."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from sammenhold.actions.commands import moving
from sammenhold.actions.commands.hand import GoneError, Held, held_by_lead
from sammenhold.actions.commands.planning import decisions, withdraw_links
from sammenhold.actions.forms import MoveForm
from sammenhold.actions.models import Action
from sammenhold.actions.queries.one import OneAction, one_of
from sammenhold.actions.queries.shown import FILTERS, Shown, shown_of
from sammenhold.directory.zones import today_in
from sammenhold.rounds.doors import OfRound
from sammenhold.themes.queries import theme

A_PAGE = 100


class Plan(OfRound, View):
    """As a list with what wants an answer first, or as columns by state; narrowed by links."""

    room = "actions"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        chosen = {name: request.GET.get(name, "") for name in FILTERS}
        shown = shown_of(self.round, chosen, today_in(self.round.organisation_id))
        pages = Paginator(shown.lines, A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        told: dict[str, Any] = {"shown": shown, "page": page, "as_board": request.GET.get("view") == "board"}
        waiting = [one for one, there in decisions(self.round) if not there]
        return self.show("plan.html", **told, waiting=waiting, query=self._query(shown))

    def _query(self, shown: Shown) -> str:
        return urlencode({name: value for name, value in shown.chosen.items() if value})


class One(OfRound, View):
    room = "actions"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if "withdraw" in request.POST:
            withdraw_links(self.member, self.round, self.one.action.pk)
            messages.success(request, _("Links by mail that were sent until now no longer work."))
            return self.back()
        form = MoveForm(request.POST)
        if "helped" not in request.POST and not form.is_valid():
            return self._page(form, 422)
        try:
            with transaction.atomic():
                self._act(held_by_lead(self.member, self.round, self.one.action.pk), form)
        except moving.NotThatWayError:
            messages.error(request, _("It has been moved on meanwhile. Here it is as it is now."))
        except moving.ReasonError:
            form.add_error("because", _("Write why, so that those who were promised it know."))
            return self._page(form, 422)
        except GoneError:
            raise Http404 from None
        return self.back()

    def _act(self, held: Held, form: MoveForm) -> None:
        if "helped" in self.request.POST:
            moving.help_was_given(held, self.request.POST.get("because", "")[:400])
        else:
            moving.move(held, form.cleaned_data["state"], form.cleaned_data["because"])

    @cached_property
    def one(self) -> OneAction:
        key: UUID = self.kwargs["key"]
        found = one_of(self.round.unit_id, key, theme(self.round.theme), today_in(self.round.organisation_id))
        if found is None:
            raise Http404
        return found

    def back(self) -> HttpResponse:
        return redirect("action", self.round.id, self.kwargs["key"])

    def _page(self, form: MoveForm | None = None, status: int = 200) -> HttpResponse:
        shown: dict[str, Any] = {"one": self.one, "action": self.one.action, "line": self.one.line}
        wanted = form.data.get("state", "") if form else ""
        moves = [(state, form if form and state == wanted else MoveForm()) for state in self.one.moves]
        return self.show("action.html", status, **shown, moves=moves, dropped=Action.State.DROPPED)
