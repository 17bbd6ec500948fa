"""Pages of the directory: people, units, roles, and who may sign in."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from sammenhold.directory import commands, queries, rules
from sammenhold.directory.forms import KeepingForm, RoleForm, SearchForm
from sammenhold.directory.members import MembersOnly


class ReadersOnly(MembersOnly):
    """Those who hold any role may read the directory; changing it is guarded by the commands."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except ObjectDoesNotExist:
            raise Http404 from None

    def permit(self) -> None:
        if not rules.may_see_people(self.member):
            raise PermissionDenied


class People(ReadersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        self.permit()
        form = SearchForm(self.member.organisation_id, request.GET)
        asked = form.cleaned_data if form.is_valid() else {}
        found = queries.people(
            self.member.organisation_id, asked.get("q", ""), asked.get("unit"), request.GET.get("page")
        )
        kept = request.GET.copy()
        kept.pop("page", None)
        context = {"form": form, "page": found, "kept": kept.urlencode(), "is_searching": any(asked.values())}
        return render(request, "directory/people.html", {**context, "member": self.member})


class OnePerson(ReadersOnly, View):
    def get(self, request: HttpRequest, person_id: int, form: RoleForm | None = None) -> HttpResponse:
        if person_id != self.member.person_id:
            self.permit()
        card = queries.person(self.member.organisation_id, person_id)
        form = form or RoleForm(self.member.organisation_id, initial={"unit": card.unit_id})
        context: dict[str, Any] = {"card": card, "form": form, "member": self.member}
        return render(request, "directory/person.html", context, status=400 if form.is_bound else 200)


class GiveRole(OnePerson):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, person_id: int) -> HttpResponse:
        form = RoleForm(self.member.organisation_id, request.POST)
        if not form.is_valid():
            return self.get(request, person_id, form)
        commands.give_role(self.member, person_id, form.cleaned_data["kind"], form.cleaned_data["unit"])
        messages.success(request, _("The role is given."))
        return redirect("person", person_id)


class TakeRole(ReadersOnly, View):
    def post(self, request: HttpRequest, person_id: int, role_id: int) -> HttpResponse:
        try:
            commands.take_role(self.member, person_id, role_id)
            messages.success(request, _("The role is taken back."))
        except commands.RefusedError as reason:
            messages.error(request, str(reason))
        return redirect("person", person_id)


class SignIn(ReadersOnly, View):
    def post(self, request: HttpRequest, person_id: int) -> HttpResponse:
        may = request.POST.get("may") == "yes"
        try:
            (commands.let_in if may else commands.shut_out)(self.member, person_id)
        except commands.RefusedError as reason:
            messages.error(request, str(reason))
            return redirect("person", person_id)
        done = (
            _("From now on the person can sign in by a code sent by mail.") if may else _("Access is closed.")
        )
        messages.success(request, done)
        return redirect("person", person_id)


class Units(ReadersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        self.permit()
        branches = queries.tree(self.member.organisation_id)
        return render(request, "directory/units.html", {"branches": branches, "member": self.member})


class OrganisationPage(MembersOnly, View):
    """What the administrator settles for the whole organisation."""

    def get(self, request: HttpRequest) -> HttpResponse:
        days = queries.notes_days(self.member.organisation_id)
        return self._page(request, KeepingForm(initial={"notes_days": days}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KeepingForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, status=422)
        days = form.cleaned_data["notes_days"]
        shorter = days < queries.notes_days(self.member.organisation_id)
        if shorter and request.POST.get("sure") != str(days):
            return self._page(request, form, shorter=days)
        commands.set_notes_days(self.member, days)
        messages.success(request, _("Saved."))
        return redirect("organisation")

    def _page(
        self, request: HttpRequest, form: KeepingForm, *, shorter: int = 0, status: int = 200
    ) -> HttpResponse:
        if not rules.may_administer(self.member):
            raise PermissionDenied
        shown = {"form": form, "shorter": shorter, "organisation_id": self.member.organisation_id}
        return render(request, "directory/organisation.html", shown, status=status)
