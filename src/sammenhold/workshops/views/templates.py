"""The organisation's own agendas: kept from a workshop, listed, exported and taken in."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from sammenhold.directory.members import Member, MembersOnly
from sammenhold.themes.loading import ThemeError
from sammenhold.themes.models import Agenda
from sammenhold.themes.reading import Problem
from sammenhold.themes.writing import as_file
from sammenhold.workshops import removals
from sammenhold.workshops.commands import preparing, templates
from sammenhold.workshops.doors import LedView
from sammenhold.workshops.models import Template, Workshop
from sammenhold.workshops.queries.templates import choices, keeps_templates, kept_by
from sammenhold.workshops.template_forms import KeepForm, OtherAgendaForm, RenameForm, TakeInForm

MOST_TOLD = 20


class _Keeping(View):
    """Says to others that there is nothing here."""

    member: Member

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not keeps_templates(self.member):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class KeepersOnly(MembersOnly, _Keeping):
    """For those who can lead in the organisation."""

    def template(self, pk: UUID) -> Template:
        return get_object_or_404(Template, pk=pk, organisation=self.member.organisation_id)


class Templates(KeepersOnly):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(request, TakeInForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take in a file."""
        form = TakeInForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form)
        theme, file = form.cleaned_data["theme"], form.cleaned_data["file"]
        try:
            taken = templates.take_in(self.member.organisation_id, theme, *file)
        except templates.RefusedError as refused:
            form.add_error("file", str(refused))
            return self._page(request, form)
        except ThemeError as broken:
            return self._page(request, form, broken.problems)
        told = ngettext("%(number)d agenda is taken in.", "%(number)d agendas are taken in.", len(taken))
        messages.success(request, told % {"number": len(taken)})
        return redirect("templates")

    def _page(self, request: HttpRequest, form: TakeInForm, problems: Sequence[Problem] = ()) -> HttpResponse:
        shown = {
            "kept": [
                (kept, _rename_form(kept.id, kept.agenda)) for kept in kept_by(self.member.organisation_id)
            ],
            "form": form,
            "problems": problems[:MOST_TOLD],
            "further": max(0, len(problems) - MOST_TOLD),
        }
        return render(request, "workshops/templates.html", shown, status=400 if form.is_bound else 200)


def _rename_form(pk: UUID, agenda: Agenda) -> RenameForm:
    return RenameForm(initial=agenda.title.model_dump(), auto_id=f"{pk.hex}_%s")


class ChangeTemplate(KeepersOnly):
    """Rename, copy or delete one."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        template = self.template(pk)
        act = {"copy": self._copy, "delete": self._delete}.get(request.POST.get("do", ""), self._rename)
        act(request, template)
        return redirect("templates")

    def _rename(self, request: HttpRequest, template: Template) -> None:
        form = RenameForm(request.POST)
        if form.is_valid():
            templates.rename(template, form.said())
            messages.success(request, _("Saved."))
        else:
            messages.error(request, " ".join(str(why) for whys in form.errors.values() for why in whys))

    def _copy(self, request: HttpRequest, template: Template) -> None:
        try:
            templates.copy(template)
        except templates.RefusedError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The copy is made."))

    def _delete(self, request: HttpRequest, template: Template) -> None:
        template.delete()
        messages.success(request, _("The template is deleted. Workshops made from it stay as they are."))


class TemplateFile(KeepersOnly):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        agenda = Agenda.model_validate(self.template(pk).agenda)
        response = HttpResponse(as_file([agenda]), content_type="application/yaml; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="agenda-{agenda.key}.yaml"'
        return response


class KeepAgenda(LedView):
    """Save the workshop's agenda as a template of the organisation."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        workshop, form = self.workshop, KeepForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Give the template a name of at most 120 characters."))
            return redirect("workshop", pk=pk)
        try:
            templates.keep(workshop, form.said())
        except templates.RefusedError as refused:
            messages.error(request, str(refused))
        else:
            told = _("Saved as “%(name)s”. All who lead in your organisation can choose it.")
            messages.success(request, told % {"name": form.cleaned_data["name"]})
        return redirect("workshop", pk=pk)


class ReplaceAgenda(LedView):
    """Another agenda for a workshop that has not begun."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        round = self.led.round
        form = OtherAgendaForm(choices(round.organisation_id, round.theme), request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose one of the agendas."))
        elif preparing.replace(self.workshop, form.chosen()):
            removals.forget(request.session, pk)
            messages.success(request, _("The workshop has the agenda that you chose."))
            self._say_what_is_left(request, form.chosen())
            return redirect(first_page(self.workshop, form.chosen()), pk=pk)
        else:
            messages.error(request, _("The workshop has begun, so it keeps its agenda."))
        return redirect("workshop", pk=pk)

    def _say_what_is_left(self, request: HttpRequest, agenda: Agenda) -> None:
        if self.workshop.read_first and any(step.beside for step in agenda.steps):
            told = _("Notes are read first in this workshop, so its questions follow one another.")
            messages.warning(request, told)


def first_page(workshop: Workshop, agenda: Agenda) -> str:
    """Where one goes on: an agenda made for several days still needs its days."""
    return "schedule" if agenda.tempo == "days" and not workshop.over_days else "workshop"
