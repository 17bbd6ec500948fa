"""Adopting the wording, its versions and how they differ, and looking back together."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from sammenhold.agreements import rules
from sammenhold.agreements.commands import adopting, writing
from sammenhold.agreements.doors import OfRound
from sammenhold.agreements.forms import AdoptForm, LookBackForm
from sammenhold.agreements.models import Version
from sammenhold.agreements.queries.answers import looked_of
from sammenhold.agreements.queries.people import team_of
from sammenhold.agreements.queries.standing import Standing
from sammenhold.agreements.queries.versions import compare, versions_of
from sammenhold.agreements.views.wording import Led


class Adopt(Led):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        standing = self.standing
        if not standing.looked_after or standing.due:
            return redirect("agreement-care", self.round.id)
        return self._page(standing, self._form(standing))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        standing = self.standing
        form = self._form(standing, request.POST)
        if not form.is_valid():
            return self._page(standing, form, 422)
        on = form.cleaned_data["adopted_on"]
        try:
            version = adopting.adopt(self.member, self.round, on, by_meeting=not standing.consented)
        except writing.LockedError:
            return self.locked()
        except (adopting.NotReadyError, adopting.NoConsentError):
            messages.error(
                request, _("Something is missing, or the wording has just been changed. Look again.")
            )
            return self.back()
        messages.success(request, _("Adopted, as version %(number)s.") % {"number": version.number})
        return self.back()

    def _form(self, standing: Standing, data: object = None) -> AdoptForm:
        earliest = standing.version.adopted_on if standing.version else None
        return AdoptForm(standing.today, earliest, over_days=standing.consented, data=data)

    def _page(self, standing: Standing, form: AdoptForm, status: int = 200) -> HttpResponse:
        return self.show("adopt.html", status, standing=standing, form=form)


class Versions(OfRound, View):
    """All versions; two of them beside each other in plain words."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        versions = versions_of(self.round.unit_id)
        by_number = {str(version.number): version for version in versions}
        after = by_number.get(request.GET.get("to", ""), versions[-1] if versions else None)
        before = by_number.get(request.GET.get("from", ""), versions[-2] if len(versions) > 1 else None)
        changes = compare(before.sentences, after.sentences) if before and after else None
        shown: dict[str, Any] = {"versions": versions, "before": before, "after": after, "changes": changes}
        return self.show("versions.html", **shown)


class LookBack(Led):
    """The three questions at a meeting: what was answered over days, if enough did, and what is decided."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(LookBackForm(self.version.sentences, self.standing.today))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = LookBackForm(self.version.sentences, self.standing.today, request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        days = {name: form.cleaned_data[name] for name in ("held_on", "review_on")}
        try:
            adopting.look_back(self.member, self.round, **days, outcomes=form.outcomes)
        except (writing.LockedError, adopting.NotReadyError):
            return self.locked()
        messages.success(request, _("Written down. What you keep holds on."))
        return self.back()

    @cached_property
    def version(self) -> Version:
        found = self.standing.version
        if found is None:
            raise Http404
        return found

    def _page(self, form: LookBackForm, status: int = 200) -> HttpResponse:
        standing = self.standing
        looked = looked_of(self.version.sentences, standing.looked_back)
        rows = [
            (one, form[f"outcome-{one.sentence.key}"], form[f"note-{one.sentence.key}"]) for one in looked
        ]
        may_ask = rules.may_ask_back(team_of(self.round).people) and standing.looked_back is None
        shown = {"standing": standing, "rows": rows, "form": form, "may_ask": may_ask}
        return self.show("look_back.html", status, **shown)
