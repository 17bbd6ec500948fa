"""Asking the team over days, for those who lead: plan it, hand out links, see how many, close, take back."""

from dataclasses import dataclass
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from sammenhold.agreements.commands import asking, writing
from sammenhold.agreements.forms import AskForm
from sammenhold.agreements.models import Link
from sammenhold.agreements.queries.people import team_of
from sammenhold.agreements.queries.progress import progress_of
from sammenhold.agreements.views.wording import Led
from sammenhold.directory.models import Person
from sammenhold.directory.zones import zone_in


@dataclass(frozen=True)
class Made:
    """A new link, and a mail that the leads can send from their own post."""

    name: str
    address: str
    mail: str


class Ask(Led):
    """Ask everybody whether they agree; `back` in the address: how it goes."""

    back_to: bool = False

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(AskForm(self.zone))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = AskForm(self.zone, request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        plan = asking.Plan(form.closes_at, form.cleaned_data["by_mail"], self.root)
        try:
            (asking.look_back if self.back_to else asking.ask)(self.member, self.round, plan)
        except (asking.NothingToAskError, asking.TooFewError):
            return self.back()
        except writing.LockedError:
            return self.locked()
        return redirect("agreement-asking", self.round.id)

    @cached_property
    def zone(self) -> ZoneInfo:
        return zone_in(self.round.organisation_id)

    def _page(self, form: AskForm, status: int = 200) -> HttpResponse:
        shown = {"form": form, "standing": self.standing, "team": team_of(self.round)}
        return self.show("ask.html", status, **shown, looking_back=self.back_to)


class Progress(Led):
    """How many have answered, never who; and what can be done meanwhile."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        standing = self.standing
        if standing.asking is None:
            return self.back()
        zone = zone_in(self.round.organisation_id)
        return self.show("asking.html", progress=progress_of(standing.asking, zone))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if request.POST.get("do") == "withdraw":
            asking.withdraw(self.member, self.round)
            messages.success(request, _("It is taken back. What had been answered is deleted, unseen."))
            return self.back()
        try:
            asking.close_now(self.member, self.round)
        except asking.ClosingError:
            messages.error(request, _("Not yet: it could tell what the last one answered."))
            return redirect("agreement-asking", self.round.id)
        return self.back()


class Links(Led):
    """Links to print, copy or send from one's own post; shown once."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        chosen = [int(one) for one in request.POST.getlist("person") if one.isdecimal() and len(one) < 10]
        tokens = asking.make_links(self.member, self.round, chosen)
        people = Person.objects.filter(pk__in=tokens).order_by("name", "pk")
        return self._page(tuple(self._made(person, tokens[person.pk]) for person in people))

    def _made(self, person: Person, token: str) -> Made:
        address = self.request.build_absolute_uri(reverse("agreement-link", args=[token]))
        subject = quote(_("How we work together: your answer"))
        body = quote(f"{_('Your personal link. It takes a few minutes:')}\n\n{address}")
        mail = f"mailto:{quote(person.email)}?subject={subject}&body={body}" if person.email else ""
        return Made(person.name, address, mail)

    def _page(self, made: tuple[Made, ...]) -> HttpResponse:
        found = self.standing.asking
        if found is None:
            return self.back()
        links = Link.objects.filter(asking=found).select_related("person").order_by("person__name", "pk")
        response = self.show("links.html", made=made, links=links)
        response["Cache-Control"] = "no-store"
        return response
