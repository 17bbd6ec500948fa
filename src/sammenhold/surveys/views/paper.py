"""Answers on paper: codes from slips are ticked off on one page, answers are typed in on another.

So nobody who types in an answer sees whose it could be.
"""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sammenhold.surveys import signs
from sammenhold.surveys.commands.answering import NoUseError, WrongAnswersError, tick_off, type_in
from sammenhold.surveys.doors import TooManyError, invited, unseen
from sammenhold.surveys.queries.paper import PaperGroup, paper_groups, questions_of
from sammenhold.surveys.text_forms import TextsForm
from sammenhold.surveys.views.on_paper import OnPaper

REMEMBERED_SECONDS = 60 * 60
"""For how long a sheet that was typed in is known, so that pressing twice saves it once."""


@unseen
class Slips(OnPaper):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        try:
            self._tick_off(request.POST.get("code", ""))
        except NoUseError:
            return self._page(_("This code cannot be used: misread, used already, or not of here."), 422)
        except TooManyError:
            return self._page(_("Too many wrong codes have come from your network. Wait ten minutes."), 429)
        messages.success(request, _("Ticked off."))
        return redirect("wave-slips", pk=pk)

    def _tick_off(self, code: str) -> None:
        if invited(self.request, code).wave_id != self.taking_answers.pk:
            raise NoUseError
        tick_off(code)

    def _page(self, error: str = "", status: int = 200) -> HttpResponse:
        wave = self.taking_answers
        shown = {"round": self.round, "wave": wave, "groups": paper_groups(wave), "error": error}
        return render(self.request, "surveys/slips.html", shown, status=status)


@unseen
class TypeIn(OnPaper):
    """One answer after the other, of one reporting group."""

    def get(self, request: HttpRequest, pk: UUID, group: int) -> HttpResponse:
        return self._page(self.group(group), TextsForm(self.wave))

    def post(self, request: HttpRequest, pk: UUID, group: int) -> HttpResponse:
        where, form = self.group(group), TextsForm(self.wave, data=request.POST)
        if not form.is_valid():
            return self._page(where, form, status=422)
        try:
            self._save(where, form)
        except WrongAnswersError:
            return self._page(where, form, _("Choose at least one answer."), 422)
        except NoUseError:
            messages.error(request, _("No more slips have been ticked off for this group."))
        return redirect("wave-type-in", pk=pk, group=group)

    def _save(self, group: PaperGroup, form: TextsForm) -> None:
        """Pressed twice, it is saved once."""
        sheet = "".join(filter(str.isalnum, self.request.POST.get("sheet", "")))[:32] or uuid4().hex
        mark = f"typed-in:{self.wave.pk}:{sheet}"
        if not cache.add(mark, True, REMEMBERED_SECONDS):
            return
        try:
            type_in(self.wave, group.id, self._answers, form.texts)
        except (WrongAnswersError, NoUseError):
            cache.delete(mark)
            raise
        messages.success(self.request, _("Saved."))

    @property
    def _answers(self) -> str:
        return signs.from_form(self.request.POST, tuple(item.code for item in self.wave.asked.items))

    def _page(self, group: PaperGroup, form: TextsForm, error: str = "", status: int = 200) -> HttpResponse:
        """What was typed in before an error stands there again."""
        wave = self.taking_answers
        shown = {"round": self.round, "wave": wave, "group": group, "form": form, "error": error}
        shown |= {"questions": questions_of(wave, group.bands, self._answers), "sheet": uuid4().hex}
        return render(self.request, "surveys/type_in.html", shown, status=status)
