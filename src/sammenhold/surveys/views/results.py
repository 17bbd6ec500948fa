"""The result page: one and the same for those who lead and for everybody who was asked."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from sammenhold.surveys import rules
from sammenhold.surveys.doors import SeesResult
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.asking import asking_of
from sammenhold.surveys.queries.results import result_of
from sammenhold.surveys.queries.side_by_side import side_by_side
from sammenhold.surveys.queries.words import own_words


@never_cache
def result(request: HttpRequest, key: str) -> HttpResponse:
    """For everybody who was asked: by the key that their links lead to, once it is released."""
    wave = _waves().filter(result_key=key).first()
    if wave is None or wave.state == Wave.State.PLANNED:
        raise Http404
    if wave.released_at is None:
        return render(request, "surveys/not_yet.html", {"asking": asking_of(wave), "wave": wave})
    return _page(request, wave, {"asked": True})


class WaveResult(SeesResult):
    """For those who lead, as soon as the figures stand; by sign-in."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        wave, may_run = self.run, rules.may_run(self.member, self.round)
        return _page(request, wave, {"round": self.round, "may_run": may_run})


def _page(request: HttpRequest, wave: Wave, shown: dict[str, object]) -> HttpResponse:
    """One place, or those beneath it side by side."""
    node = request.GET.get("unit", "")
    if "beside" in request.GET:
        return render(request, "surveys/side_by_side.html", {**shown, "view": side_by_side(wave, node)})
    view = result_of(wave, node)
    words = own_words(wave) if view.is_whole else None
    return render(request, "surveys/result.html", {**shown, "view": view, "words": words})


def _waves() -> QuerySet[Wave]:
    return Wave.objects.select_related("round__organisation", "round__unit")
