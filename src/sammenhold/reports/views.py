"""Taking minutes, results and documents home: as a PDF, for Word, for Excel, and minutes as data."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, override
from django.views import View

from sammenhold.reports.naming import document_name, file_name, result_name
from sammenhold.reports.printing import document_file, minutes_file, result_file
from sammenhold.rounds.documents import DOCUMENTS
from sammenhold.rounds.doors import OfRound
from sammenhold.rounds.queries import paper_of
from sammenhold.surveys.doors import SeesResult, released
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.results import result_of
from sammenhold.web.languages import known
from sammenhold.workshops.doors import LedView, takes_part, workshop_with
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.keeping import minutes_of

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


class MinutesFile(LedView):
    kind = "pdf"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return _minutes(request, self.workshop, self.kind)


class MinutesJson(LedView):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        minutes = minutes_of(self.workshop)
        if minutes is None:
            raise Http404
        told = json.dumps(minutes, ensure_ascii=False, indent=2)
        return _file(told.encode(), "application/json", file_name(minutes, "json", "en"))


class ResultFile(SeesResult):
    kind = "pdf"

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return _result(request, self.run, self.kind)


def released_file(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """For everybody who was asked."""
    return _result(request, released(key), kind)


def participants_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    workshop = workshop_with(request, code)
    if not takes_part(request, workshop):
        raise Http404
    return _minutes(request, workshop, kind)


class DocumentFile(OfRound, View):
    """A document of a round, for whoever may read the round; in the language it was written in."""

    kind = "pdf"

    def get(self, request: HttpRequest, round_id: UUID, document: str) -> HttpResponse:
        if document not in DOCUMENTS:
            raise Http404
        paper = paper_of(self.round, DOCUMENTS[document])
        language = known(paper.language or get_language())
        made = document_file(self.round, paper, self.kind, language)
        return _file(made, TYPES[self.kind], document_name(self.round, paper, self.kind, language))


def _minutes(request: HttpRequest, workshop: Workshop, kind: str) -> HttpResponse:
    minutes = minutes_of(workshop)
    if minutes is None:
        raise Http404
    language = _language(request)
    made = minutes_file(minutes, kind, language)
    return _file(made, TYPES[kind], file_name(minutes, kind, language))


def _result(request: HttpRequest, wave: Wave, kind: str) -> HttpResponse:
    language = _language(request)
    with override(language):
        view = result_of(wave, request.GET.get("unit", ""))
    made = result_file(view, kind, language)
    return _file(made, TYPES[kind], result_name(view, kind, language))


def _language(request: HttpRequest) -> str:
    """The one asked for, else the page's."""
    return known(request.GET.get("language", get_language()))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
