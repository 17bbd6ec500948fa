"""What the pages of letters and of answers on paper share."""

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from sammenhold.jobs import clock
from sammenhold.surveys.doors import OfWave
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.paper import PaperGroup, paper_groups
from sammenhold.web.languages import known


class OnPaper(OfWave):
    """Pages that are there while the screening takes answers."""

    @property
    def taking_answers(self) -> Wave:
        wave = self.run
        if not wave.takes_answers(clock.now()):
            raise Http404
        return wave

    def group(self, number: object) -> PaperGroup:
        found = (each for each in paper_groups(self.taking_answers) if str(each.id) == str(number))
        if (group := next(found, None)) is None:
            raise Http404
        return group


def language_of(request: HttpRequest) -> str:
    """In which language something is to be printed: the one chosen, else that of the page."""
    return known(request.GET.get("language") or get_language())
