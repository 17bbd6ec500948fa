"""Reading the minutes: those who lead by signing in, participants by the key their device keeps."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from sammenhold.web.languages import known
from sammenhold.workshops.doors import LedView, takes_part, workshop_with
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.keeping import minutes_of, sentence, telling
from sammenhold.workshops.queries.origins import traced
from sammenhold.workshops.queries.reading import read


class Minutes(LedView):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return _minutes(request, self.workshop, leading=True)


def participants_minutes(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_with(request, code)
    if not takes_part(request, workshop):
        raise Http404
    return _minutes(request, workshop, leading=False)


def _minutes(request: HttpRequest, workshop: Workshop, *, leading: bool) -> HttpResponse:
    frozen, language = minutes_of(workshop), known(get_language())
    if frozen is None:
        raise Http404
    minutes = traced(telling(read(frozen, language)))
    return render(
        request,
        "workshops/minutes.html",
        {"workshop": workshop, "minutes": minutes, "leading": leading, "erasing": sentence(frozen, language)},
    )
