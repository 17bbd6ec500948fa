"""What was written, for those who lead, before everybody sees it: to take away what names somebody."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sammenhold.surveys import rules
from sammenhold.surveys.commands.texts import TooLateError, take_away
from sammenhold.surveys.doors import OfWave, unseen
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.words import own_words


@unseen
class Texts(OfWave):
    @property
    def written(self) -> Wave:
        if not self.run.asks_texts or self.run.computed_at is None:
            raise Http404
        return self.run

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        wave = self.written
        if not rules.may_take_away(wave):
            return redirect("wave-result", pk=pk)
        shown = {"round": self.round, "wave": wave, "words": own_words(wave)}
        return render(request, "surveys/texts.html", shown)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        key, wave = request.POST.get("text", ""), self.written
        try:
            if key.isdecimal() and len(key) < 20 and take_away(wave.pk, int(key)):
                messages.success(request, _("The text is taken away. Everybody is told that one was."))
        except TooLateError:
            messages.error(request, _("Everybody can see the texts now, so none can be taken away any more."))
        return redirect("wave-texts", pk=pk)
