"""What those who lead meet: preparing, the console, personal links."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from sammenhold.directory.members import MembersOnly
from sammenhold.directory.models import Person
from sammenhold.live.engine import page
from sammenhold.live.looks import Viewer
from sammenhold.live.ticket import Ticket, issue
from sammenhold.rounds.models import Round
from sammenhold.rounds.queries import people_for, round_of
from sammenhold.rounds.rules import may_lead_round
from sammenhold.themes.queries import theme
from sammenhold.web.languages import known
from sammenhold.workshops import removals
from sammenhold.workshops.board.fill import fill
from sammenhold.workshops.board.personal import lead_mine
from sammenhold.workshops.board.quoting import mapped
from sammenhold.workshops.commands import hosting, joining, preparing
from sammenhold.workshops.doors import LedView
from sammenhold.workshops.forms import CoLeadForm, QuestionForm, WorkshopForm
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.agenda import agenda_of
from sammenhold.workshops.queries.screening import beginning_of
from sammenhold.workshops.queries.templates import choices
from sammenhold.workshops.template_forms import AgendaForm, KeepForm, OtherAgendaForm
from sammenhold.workshops.views.taking_part import done
from sammenhold.workshops.views.templates import first_page


class NewWorkshop(MembersOnly, View):
    """Choose how long, and the workshop is ready to run."""

    def get(self, request: HttpRequest, round_id: UUID) -> HttpResponse:
        return self._page(request, self._round(round_id))

    def post(self, request: HttpRequest, round_id: UUID) -> HttpResponse:
        round = self._round(round_id)
        form = AgendaForm(choices(round.organisation_id, round.theme), request.POST)
        if not form.is_valid():
            return self._page(request, round, form)
        workshop = preparing.make(round, form.chosen())
        return redirect(first_page(workshop, form.chosen()), pk=workshop.pk)

    def _page(self, request: HttpRequest, round: Round, form: AgendaForm | None = None) -> HttpResponse:
        found = choices(round.organisation_id, round.theme)
        shown = {"form": form or AgendaForm(found), "round": round, "choices": found}
        return render(request, "workshops/new.html", shown)

    def _round(self, round_id: UUID) -> Round:
        if not may_lead_round(self.member, round_of(self.member, round_id)):
            raise Http404
        return Round.objects.get(pk=round_id)


def question_form(workshop: Workshop, posted: QueryDict | None = None) -> QuestionForm:
    taken = set(workshop.steps.exclude(question="").values_list("question", flat=True))
    return QuestionForm(theme(workshop.round.theme), taken, posted, auto_id="question_%s")


class Prepare(LedView):
    """The workshop before it begins: title, agenda, how people get in."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if self.workshop.is_rehearsal:
            return redirect("console", pk=pk)
        return self._page(request, self._form())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(request, form)
        preparing.settle_terms(self.workshop, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("workshop", pk=pk)

    def _form(self, posted: QueryDict | None = None) -> WorkshopForm:
        begun = self.workshop.state != Workshop.State.DRAFT
        apart = self.workshop.steps.filter(apart=True).exists()
        return WorkshopForm(posted, initial=model_to_dict(self.workshop), begun=begun, apart=apart)

    def _page(self, request: HttpRequest, form: WorkshopForm) -> HttpResponse:
        taken = removals.removed(request.session, self.workshop.pk)
        round = self.led.round
        shown = {"workshop": self.workshop, "round": round, "form": form, **agenda_of(self.workshop, taken)}
        shown["question_form"] = question_form(self.workshop)
        shown["beginning"], shown["mapped"] = beginning_of(self.workshop), tuple(mapped(self.workshop))
        shown["keep_form"] = KeepForm(auto_id="keep_%s")
        shown["agenda_form"] = OtherAgendaForm(
            choices(round.organisation_id, round.theme), auto_id="other_%s"
        )
        address = request.build_absolute_uri(reverse("join", args=[self.workshop.code]))
        return render(request, "workshops/prepare.html", shown | {"address": address})


class LeaderPresent(LedView):
    """Whether a leader is in the room, said before the workshop begins."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if preparing.say_leader_present(self.workshop, request.POST.get("on") == "1"):
            messages.success(request, _("Saved."))
        else:
            messages.error(request, _("The workshop has begun, so this stays as it is."))
        return redirect("workshop", pk=pk)


class Console(LedView):
    """What happens now, what comes next, who is done. Two people can hold it at once."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        language = known(get_language())
        picture = page(self.workshop.topic, Viewer("facilitator", language))
        who = f"lead-{self.member.person_id}"
        mine = lead_mine(self.workshop.topic, who)
        shown = {
            "workshop": self.workshop,
            "round": self.led.round,
            "regions": {name: fill(html, mine) for name, html in picture.regions.items()},
            "live": f"/live/{self.workshop.topic}",
            "ticket": issue(Ticket(self.workshop.topic, "facilitator", language, who)),
            "since": picture.since,
            "mine": mine,
            "owner": who,
            "moves": "lead-move",
            "co_lead": self._co_lead(),
        }
        response = render(request, "workshops/console.html", shown)
        response["Cache-Control"] = "no-store"
        return response

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Let one more person of the house lead this round."""
        form = self._co_lead(request.POST)
        if form.is_valid():
            hosting.add_lead(self.member, self.workshop, **form.cleaned_data)
            messages.success(request, _("Now they can lead too: they sign in and open the round."))
        else:
            messages.error(request, _("Choose the person who is to lead with you."))
        return redirect("console", pk=pk)

    def _co_lead(self, posted: QueryDict | None = None) -> CoLeadForm:
        found = people_for(self.led.round.organisation_id, self.led.round.unit_id)
        others = [(pk, name) for pk, name in found if pk not in self.led.round.lead_ids]
        return CoLeadForm(others, posted)


@method_decorator(csrf_exempt, name="dispatch")
class ConsoleAct(LedView):
    """A plain form of the console. The session's cookie is Lax, so another site's form comes without it."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        who = f"lead-{self.member.person_id}"
        back = reverse("console", args=[pk])
        return done(request, Ticket(self.workshop.topic, "facilitator", known(get_language()), who), back)


class Invitations(LedView):
    """Personal links, where a code alone is not enough. They are shown once."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return render(request, "workshops/invitations.html", self._shown())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        chosen = [int(found) for found in request.POST.getlist("person") if found.isdigit()]
        people = [person for person in self._people() if person.pk in chosen]
        tokens = joining.invite(self.workshop, [person.pk for person in people])
        links = [
            (person, request.build_absolute_uri(reverse("join-by-link", args=[tokens[person.pk]])))
            for person in people
        ]
        response = render(request, "workshops/invitations.html", self._shown() | {"links": links})
        response["Cache-Control"] = "no-store"
        return response

    def _people(self) -> list[Person]:
        return list(Person.objects.filter(unit=self.led.round.unit_id).order_by("name", "pk"))

    def _shown(self) -> dict[str, Any]:
        invited = set(self.workshop.invitations.values_list("person", flat=True))
        people = [(person, person.pk in invited) for person in self._people()]
        return {"workshop": self.workshop, "round": self.led.round, "people": people}
