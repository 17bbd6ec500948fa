"""Letters with codes, to print. Whoever prints them sees the codes, and the page says so."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sammenhold.surveys.doors import unseen
from sammenhold.surveys.queries.printing import choices_of, letters_to
from sammenhold.surveys.views.on_paper import OnPaper, language_of


@unseen
class Letters(OnPaper):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """To choose for whom; when that is chosen, the letters."""
        wave = self.taking_answers
        shown: dict[str, object] = {"round": self.round, "wave": wave, "language": language_of(request)}
        if "to" not in request.GET:
            return render(request, "surveys/letters_for.html", shown | {"choices": choices_of(wave)})
        letters = letters_to(wave, request.GET["to"])
        return render(request, "surveys/letters.html", shown | {"letters": letters})
