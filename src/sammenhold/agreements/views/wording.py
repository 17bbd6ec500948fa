"""Wording the agreement: its page in a round, one sentence, where sentences come from, who looks after it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from sammenhold.agreements import rules
from sammenhold.agreements.commands import writing
from sammenhold.agreements.doors import LedRound, OfRound
from sammenhold.agreements.forms import CareForm, SentenceForm, base_of
from sammenhold.agreements.models import Agreement, Draft
from sammenhold.agreements.queries.answers import told_of
from sammenhold.agreements.queries.people import keepers_for
from sammenhold.agreements.queries.sources import sources_for, wordings_from
from sammenhold.agreements.queries.standing import Standing
from sammenhold.directory.zones import today_in
from sammenhold.themes.models import Theme
from sammenhold.themes.queries import theme


class Page(OfRound, View):
    """The agreement of the round's unit: what comes next, the wording, and where it is adopted."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        standing = self.standing
        told = told_of(standing.asked) if standing.asked else ()
        answers = {one.sentence.key: one for one in told}
        lines = [(line, answers.get(line.sentence.key)) for line in standing.lines]
        return self.show("agreement.html", standing=standing, lines=lines, theme=theme(self.round.theme))


class Led(LedRound, View):
    """A page on which those who lead write."""

    @property
    def theme(self) -> Theme:
        return theme(self.round.theme)

    @property
    def root(self) -> str:
        """What links in mails begin with: the public address, else the one by which a lead is here."""
        return str(settings.PUBLIC_URL) or self.request.build_absolute_uri("/").rstrip("/")

    def back(self) -> HttpResponse:
        return redirect("agreement", self.round.id)

    def locked(self) -> HttpResponse:
        words = _("The team is being asked. The wording stands still until it closes, or you take it back.")
        messages.error(self.request, words)
        return self.back()


class NewSentence(Led):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(SentenceForm(self.theme))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = SentenceForm(self.theme, data=request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            writing.add(self.member, self.round, [form.wording])
        except writing.LockedError:
            return self.locked()
        except writing.TooManyError:
            form.add_error(None, too_many())
            return self._page(form, 422)
        return self.back()

    def _page(self, form: SentenceForm, status: int = 200) -> HttpResponse:
        return self.show("sentence.html", status, form=form, new=True)


class ChangeSentence(Led):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(SentenceForm(self.theme, self.draft.sentence))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if do := {"remove": writing.remove, "up": writing.move_up}.get(request.POST.get("do", "")):
            return self._try(do, self.draft.key)
        form = SentenceForm(self.theme, self.draft.sentence, request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        if form.cleaned_data["base"] != base_of(self.draft.sentence):
            return self._clash(form)
        return self._try(writing.change, self.draft.key, form.wording)

    @cached_property
    def draft(self) -> Draft:
        drafts = Draft.objects.filter(agreement__unit=self.round.unit_id)
        found = drafts.filter(key=str(self.kwargs["key"])).first()
        if found is None:
            raise Http404
        return found

    def _try(self, do: Any, *given: object) -> HttpResponse:
        try:
            do(self.member, self.round, *given)
        except writing.LockedError:
            return self.locked()
        except writing.GoneError:
            raise Http404 from None
        return self.back()

    def _clash(self, form: SentenceForm) -> HttpResponse:
        """Somebody else has changed it: their words are shown, and one's own are kept to save once more."""
        theirs = self.draft.sentence
        again = SentenceForm(self.theme, theirs, {**self.request.POST.dict(), "base": base_of(theirs)})
        return self._page(again, 409, theirs=theirs)

    def _page(self, form: SentenceForm, status: int = 200, **shown: object) -> HttpResponse:
        return self.show("sentence.html", status, form=form, draft=self.draft, **shown)


class Sources(Led):
    """Sentences from the workshop's decisions, and from the theme's starting points."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.show("sources.html", sources=sources_for(self.round))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        chosen = wordings_from(self.round, request.POST.getlist("take"))
        try:
            writing.add(self.member, self.round, chosen)
        except writing.LockedError:
            return self.locked()
        except writing.TooManyError:
            messages.error(request, too_many())
            return redirect("agreement-sources", self.round.id)
        return self.back() if chosen else redirect("agreement-sources", self.round.id)


class Care(Led):
    """Who looks after the agreement, and when the team looks at it again."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        writing.look_after(self.member, self.round, **form.cleaned_data, root=self.root)
        return self.back()

    def _form(self, data: object = None) -> CareForm:
        today = today_in(self.round.organisation_id)
        return CareForm(keepers_for(self.round), today, care_of(self.standing), data)

    def _page(self, form: CareForm, status: int = 200) -> HttpResponse:
        return self.show("care.html", status, form=form)


def care_of(standing: Standing) -> dict[str, object]:
    """What stands, or a suggestion: first after four weeks, later after half a year."""
    agreement: Agreement | None = standing.agreement
    after = rules.LATER_REVIEWS if standing.version else rules.FIRST_REVIEW
    kept = agreement.review_on if agreement and agreement.review_on else None
    day = kept if kept and kept > standing.today else standing.today + after
    return {"keeper": agreement.keeper_id if agreement else None, "review_on": day}


def too_many() -> str:
    words = _("An agreement can hold %(most)s sentences. Take some out, or choose fewer.")
    return words % {"most": rules.MOST_SENTENCES}
