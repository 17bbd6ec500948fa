"""Taking the minutes home: as a PDF, or as data."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from sammenhold.reports.naming import file_name
from sammenhold.reports.printing import minutes_pdf
from sammenhold.web.languages import known
from sammenhold.workshops.doors import LedView, takes_part, workshop_with
from sammenhold.workshops.models import Workshop


class MinutesPdf(LedView):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return _pdf(request, self.workshop)


class MinutesJson(LedView):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if self.workshop.minutes is None:
            raise Http404
        told = json.dumps(self.workshop.minutes, ensure_ascii=False, indent=2)
        return _file(told.encode(), "application/json", file_name(self.workshop.minutes, "json", "en"))


def participants_pdf(request: HttpRequest, code: str) -> HttpResponse:
    workshop = workshop_with(request, code)
    if not takes_part(request, workshop):
        raise Http404
    return _pdf(request, workshop)


def _pdf(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    if workshop.minutes is None:
        raise Http404
    language = known(request.GET.get("language", get_language()))
    return _file(
        minutes_pdf(workshop.minutes, language),
        "application/pdf",
        file_name(workshop.minutes, "pdf", language),
    )


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
