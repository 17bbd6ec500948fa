"""The questionnaire as a sheet to print, for one reporting group."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from sammenhold.directory.zones import zone_said
from sammenhold.surveys.queries.paper import paper_groups, questions_of
from sammenhold.surveys.queries.telling import telling_of
from sammenhold.surveys.views.on_paper import OnPaper, language_of


class Sheet(OnPaper):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """To choose for which group; when that is chosen, the sheet."""
        wave = self.taking_answers
        shown: dict[str, object] = {"round": self.round, "wave": wave}
        if "group" not in request.GET:
            return render(request, "surveys/sheets.html", shown | {"groups": paper_groups(wave)})
        group = self.group(request.GET["group"])
        language, telling = language_of(request), telling_of(wave)
        with override(language):
            until = telling.until(zone_said(wave.round.organisation.time_zone))
        shown |= {"group": group, "language": language, "telling": telling, "until": until}
        shown |= {"questions": questions_of(wave, group.bands)}
        return render(request, "surveys/sheet.html", shown)
