"""Personal links: those who lead make them, and whoever has one tells how they work, once."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

import segno
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.views import View

from sammenhold.mapping import commands, rules
from sammenhold.mapping.doors import OfRound
from sammenhold.mapping.forms import PatternForm
from sammenhold.mapping.queries.estimates import Line, lines
from sammenhold.mapping.queries.own import link, own
from sammenhold.mapping.queries.week import week_of
from sammenhold.rounds.rules import may_lead_round


@dataclass(frozen=True)
class Made:
    """A new link, and a mail that the leads can send from their own post."""

    name: str
    address: str
    mail: str

    @cached_property
    def square(self) -> SafeString:
        """For those who get the link on paper; nobody types it. Its mask is given, which is quicker."""
        made = segno.make(self.address, micro=False, error="m", mask=0)
        return mark_safe(made.svg_inline(border=0, omitsize=True))  # noqa: S308 (drawn by ourselves)


class Linked(View):
    """A page that a personal link opens. Nobody keeps it: it stands in nobody's cache."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        found = link(str(kwargs["token"]))
        if found is None:
            raise Http404
        self.link = found
        if found.too_old:
            return render(request, "mapping/link_old.html", status=410)
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response


class ByLink(Linked):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.link.used:
            return self._thanks(token)
        return self._form(PatternForm(own(self.link.person_id, from_staff_list=True)))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        form = PatternForm(own(self.link.person_id, from_staff_list=True), request.POST)
        if not (self.link.used or form.is_valid()):
            return self._form(form)
        try:
            if not self.link.used:
                commands.say_by_link(token, form.said)
        except commands.ClosedLinkError:
            return self._thanks(token)
        return self._thanks(token, form)

    def _form(self, form: PatternForm) -> HttpResponse:
        """Never with a status of its own: the log would name the address, and it is still good."""
        shown = {"form": form, "own": own(self.link.person_id, from_staff_list=True)}
        return render(self.request, "mapping/own.html", shown)

    def _thanks(self, token: str, form: PatternForm | None = None) -> HttpResponse:
        """The rule about screens is shown to whoever has just told of so many days, and to nobody later."""
        just_said = form is not None and form.is_valid()
        rule = just_said and form is not None and rules.screen_rule_applies(form.said.home_days)
        return render(self.request, "mapping/thanks.html", {"token": token, "screen_rule": rule})


class WeekByLink(Linked):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.link.used:
            return redirect("map-link", token)
        shown = week_of(self.link.person_id)
        return render(request, "mapping/week.html", {"week": shown, "token": token})


class Links(OfRound, View):
    """The leads make links for those they choose, and copy, mail or print them at once."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        chosen = [int(one) for one in request.POST.getlist("person") if one.isdecimal() and len(one) < 10]
        tokens = commands.make_links(self.member, self.round, chosen)
        made = tuple(
            self._made(line, tokens[line.person_id]) for line in lines(self.round) if line.person_id in tokens
        )
        return self._page(made)

    def _made(self, line: Line, token: str) -> Made:
        address = self.request.build_absolute_uri(reverse("map-link", args=[token]))
        subject = quote(gettext("How do you work?"))
        text = gettext("Tell how you usually work. It takes two minutes, and the link is yours alone:")
        body = f"{text}\n\n{address}"
        mail = f"mailto:{quote(line.email)}?subject={subject}&body={quote(body)}"
        return Made(line.name, address, mail if line.email else "")

    def _page(self, made: tuple[Made, ...]) -> HttpResponse:
        if not may_lead_round(self.member, self.round):
            raise PermissionDenied
        response = self.show("links.html", made=made, lines=lines(self.round))
        response["Cache-Control"] = "no-store"
        return response
