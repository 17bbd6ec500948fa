"""The documents of a round: fill in, save while typing, mark as done, print."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext

from sammenhold.rounds import commands, queries
from sammenhold.rounds.documents import DOCUMENTS, Document
from sammenhold.rounds.forms import BaseForm, PaperForm
from sammenhold.rounds.rules import Merge
from sammenhold.rounds.views.course import OfRound

Texts = Mapping[str, str]


class OfPaper(OfRound):
    @cached_property
    def document(self) -> Document:
        try:
            return DOCUMENTS[self.kwargs["document"]]
        except KeyError:
            raise Http404 from None

    @cached_property
    def paper(self) -> queries.PaperView:
        return queries.paper_of(self.round, self.document)


class PrintView(OfPaper):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        sections = [(blank.label, self.paper.texts[blank.name]) for blank in self.document.blanks]
        return self.show("print.html", paper=self.paper, sections=sections, today=timezone.localdate())


class PaperPage(OfPaper):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not self.may_edit:
            return redirect("round-print", self.round.id, self.document.key)
        form = PaperForm(self.document, self.paper.language, initial=self.paper.texts)
        return self._page(form, self.paper.texts)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.editing()
        form = PaperForm(self.document, self.paper.language, request.POST)
        base = BaseForm(self.document, request.POST)
        if not (form.is_valid() and base.is_valid()):
            return self._page(form, self.paper.texts, 422)
        merged = self._save(base.cleaned_data, form.cleaned_data)
        if "draft" in request.POST:
            return self._draft(merged, base.cleaned_data, form.cleaned_data)
        if merged.clashes:
            return self._clash(merged)
        return self._finish(merged) if "finish" in request.POST else self._saved()

    def _save(self, base: Texts, mine: Texts) -> Merge:
        language = self.paper.language or get_language() or ""
        place = (self.member, self.round.id, self.document.key, language)
        return commands.save_paper(*place, base=base, mine=mine)

    def _saved(self) -> HttpResponse:
        messages.success(self.request, gettext("Saved as a draft."))
        return redirect("round-paper", self.round.id, self.document.key)

    def _finish(self, merged: Merge) -> HttpResponse:
        try:
            commands.mark_done(self.member, self.round.id, self.document.key)
        except commands.UnfilledError as error:
            words = gettext("Fill in what stands in [square brackets], or delete it. Your text is saved.")
            return self._again(merged, merged.texts, dict.fromkeys(error.fields, words), 422)
        messages.success(self.request, gettext("Marked as done: %(title)s.") % {"title": self.document.title})
        return redirect("follow-up" if self.document.record else "round-prepare", self.round.id)

    def _draft(self, merged: Merge, base: Texts, mine: Texts) -> HttpResponse:
        """What is told while typing. The page's texts stay as they are, and so they are the next base."""
        saved = queries.paper_of(self.round, self.document)
        kept = BaseForm(self.document, initial=base if merged.clashes else mine)
        shown = {"base": kept, "saved": saved, "clash": bool(merged.clashes)}
        return render(self.request, "rounds/_draft.html", shown)

    def _clash(self, merged: Merge) -> HttpResponse:
        saved = queries.paper_of(self.round, self.document)
        words = gettext("%(name)s has changed this text too. Put together what you both want to keep.")
        errors = dict.fromkeys(sorted(merged.clashes), words % {"name": saved.saved_name})
        return self._again(merged, merged.theirs, errors, 409, saved)

    def _again(
        self,
        merged: Merge,
        base: Texts,
        errors: dict[str, str],
        status: int,
        clash: queries.PaperView | None = None,
    ) -> HttpResponse:
        form = PaperForm(self.document, self.paper.language, merged.texts)
        for name, words in errors.items():
            form.add_error(name, words)
        return self._page(form, base, status, clash, merged.clashes)

    def _page(
        self,
        form: PaperForm,
        base: Texts,
        status: int = 200,
        clash: queries.PaperView | None = None,
        clashes: frozenset[str] = frozenset(),
    ) -> HttpResponse:
        wording = queries.suggested(self.round, self.document)
        theirs = {name: base[name] for name in clashes}
        rows = [(form[name], theirs.get(name), wording[name]) for name in form.fields]
        other = bool(self.paper.language) and self.paper.language != get_language()
        shown = {"paper": self.paper, "form": form, "base": BaseForm(self.document, initial=base)}
        return self.show("paper.html", status, **shown, rows=rows, clash=clash, other_language=other)
