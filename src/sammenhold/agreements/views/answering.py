"""For the team, without an account: answering by a personal link, how we work together, stopping mails."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from sammenhold.agreements import letters
from sammenhold.agreements.commands import answering, mailing
from sammenhold.agreements.models import Agreement, Link
from sammenhold.agreements.queries.answers import told_of
from sammenhold.agreements.queries.sheet import Line, sheet_of
from sammenhold.agreements.queries.versions import compare
from sammenhold.directory.zones import zone_said
from sammenhold.jobs import clock
from sammenhold.web.moments import told


class ByLink(View):
    """The wording and what one can answer; once that is done, what the others have said openly."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Never with a status of its own: the log would name the address, and it is still good."""
        lines = self._lines(request.POST)
        if any(line.error for line in lines):
            return self._page(lines, _("One answer needs a reason."))
        given = {key: value for line in lines for key, value in line.given.items()}
        try:
            answering.answer(token, given, openly=request.POST.get("box") == "0")
        except answering.IncompleteError:
            return self._page(lines, _("Answer at least one before you send."))
        except answering.NoUseError:
            pass
        return redirect("agreement-link", token)

    @cached_property
    def link(self) -> Link:
        found = answering.link_with(self.kwargs["token"])
        if found is None:
            raise Http404
        return found

    def _lines(self, posted: Mapping[str, str]) -> tuple[Line, ...]:
        return sheet_of(self.link.asking, posted)

    def _page(self, lines: tuple[Line, ...] | None = None, error: str = "") -> HttpResponse:
        asking = self.link.asking
        unit = asking.agreement.unit
        closes = told(asking.closes_at, zone_said(unit.organisation.time_zone))
        shown = {"link": self.link, "asking": asking, "unit": unit, "closes": closes}
        if self.link.used or not asking.takes_answers(clock.now()):
            return render(self.request, "agreements/answered.html", {**shown, "told": told_of(asking)})
        return render(
            self.request,
            "agreements/answer.html",
            {**shown, "lines": lines or self._lines({}), "error": error},
        )


@never_cache
@require_safe
def how_we_work(request: HttpRequest, key: str) -> HttpResponse:
    """What holds now, for the team and for new colleagues, on one side of paper."""
    agreement = get_object_or_404(
        Agreement.objects.select_related("unit__organisation", "keeper"), page_key=key
    )
    versions = list(agreement.versions.all())
    version, before = versions[-1] if versions else None, versions[-2] if len(versions) > 1 else None
    changes = compare(before.sentences, version.sentences) if before and version else None
    shown = {"agreement": agreement, "version": version, "before": before, "changes": changes}
    return render(request, "agreements/how_we_work.html", shown)


@never_cache
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Opened from a mail. Looking changes nothing, the button does. Mail programs may press it without a
    cookie, so the signed address alone is enough."""
    found = letters.silenced_by(token)
    if found is None:
        raise Http404
    agreement = get_object_or_404(Agreement.objects.select_related("unit"), pk=found[0])
    if request.method == "POST":
        mailing.be_silent(*found, silent=request.POST.get("do") != "again")
        return redirect("agreement-stop", token)
    return render(
        request,
        "agreements/stop.html",
        {"unit": agreement.unit, "stopped": mailing.is_silent(*found)},
    )
