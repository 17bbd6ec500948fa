"""Answering: a code, what is promised, one question a page, a last look, one's own words, sent. No script is
needed."""

from collections.abc import Callable
from functools import cached_property, wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from sammenhold.jobs import clock
from sammenhold.surveys import drafts, signs
from sammenhold.surveys.codes import plain, written
from sammenhold.surveys.commands.answering import NoUseError, WordsFirstError, WrongAnswersError, send
from sammenhold.surveys.commands.texts import Texts
from sammenhold.surveys.doors import TooManyError, invited, unseen
from sammenhold.surveys.models import Invitation, Wave
from sammenhold.surveys.queries.asking import Asking, asking_of
from sammenhold.surveys.text_forms import TextsForm

Page = Callable[..., HttpResponse]


@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Where a code from a letter is typed in."""
    code = request.POST.get("code", "") if request.method == "POST" else ""
    if plain(code):
        return redirect("answer", code=written(code))
    error = _("Write the code from your letter.") if request.method == "POST" else ""
    return render(request, "surveys/enter.html", {"error": error}, status=422 if error else 200)


@never_cache
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    wave = Wave.objects.select_related("round__organisation").filter(result_key=key).first()
    if wave is None:
        return no_use(request)
    return render(request, "surveys/thanks.html", {"wave": wave, "asking": asking_of(wave)})


def no_use(request: HttpRequest) -> HttpResponse:
    """The same for a code that is forged, mistyped, used or too late: nobody learns which."""
    return render(request, "surveys/no_use.html", status=404)


def by_code(view: Page) -> Page:
    """A code that cannot be used has one page, and one who keeps trying is stopped."""

    @wraps(view)
    def asked(self: "OfCode", request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            return view(self, request, **kwargs)
        except NoUseError:
            return no_use(request)
        except TooManyError:
            return render(request, "surveys/too_many.html", status=429)

    return asked


@unseen
class OfCode(View):
    """A page for whoever holds a code that can be used."""

    @cached_property
    def code(self) -> str:
        return str(self.kwargs["code"])

    @cached_property
    def holder(self) -> Invitation:
        return invited(self.request, self.code)

    @cached_property
    def invitation(self) -> Invitation:
        found = self.holder
        if found.used or not found.wave.takes_answers(clock.now()):
            raise NoUseError
        return found

    @cached_property
    def asking(self) -> Asking:
        return asking_of(self.invitation.wave, self.invitation.group)

    @cached_property
    def answers(self) -> str:
        return drafts.draft(self.request, self.invitation.wave.number)

    def sent(self, texts: Texts | None) -> HttpResponse:
        wave = send(self.code, drafts.kept(self.request), texts)
        response = redirect("survey-thanks", key=wave.result_key)
        drafts.drop(response, self.code)
        return response

    def show(self, template: str, status: int = 200, **shown: object) -> HttpResponse:
        context = {"asking": self.asking, "code": self.code, "answers": self.answers, **shown}
        return render(self.request, f"surveys/{template}", context, status=status)


class Begin(OfCode):
    """What is asked, by whom, and who will see what. After publishing the same link leads to the result."""

    @by_code
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if self.code != written(self.code):
            return redirect("answer", code=written(self.code))
        if self.holder.wave.released_at:
            return redirect("survey-result", key=self.holder.wave.result_key)
        given, following = self.asking.given(self.answers), self.asking.first_open(self.answers)
        return self.show("begin.html", given=given, next=following)


class Question(OfCode):
    @by_code
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not 1 <= self.number <= self.asking.number:
            return redirect("answer", code=self.code)
        return self.show("question.html", question=self.asking.question(self.number, self.answers))

    @by_code
    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        """Take the answer, in the browser's cookie, and go on."""
        sign = request.POST.get("answer", "")
        if sign not in signs.GIVEN or not 1 <= self.number <= self.asking.number:
            return redirect("question", code=self.code, number=min(self.number, self.asking.number) or 1)
        last = self.number == self.asking.number or "look" in request.POST
        onward = ("last-look",) if last else ("question", self.number + 1)
        response = redirect(onward[0], self.code, *onward[1:])
        answers = signs.with_answer(self.answers, self.asking.places[self.number - 1], sign)
        drafts.keep(response, request, self.code, answers)
        return response

    @property
    def number(self) -> int:
        return int(self.kwargs["number"])


class LastLook(OfCode):
    """All answers on one page; sent from here, where nothing is asked in one's own words."""

    @by_code
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page()

    @by_code
    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            return self.sent(None)
        except WordsFirstError:
            return redirect("own-words", code=self.code)
        except NoUseError:
            return self._page()
        except WrongAnswersError:
            return self._page(error=_("Answer at least one question before you send."))

    def _page(self, error: str = "") -> HttpResponse:
        questions = [self.asking.question(number, self.answers) for number in self.asking.numbers]
        missing = self.asking.number - self.asking.given(self.answers)
        status = 422 if error else 200
        return self.show("last_look.html", status, questions=questions, missing=missing, error=error)


class OwnWords(OfCode):
    """The last page: what is written here is sent with the answers, and kept nowhere before."""

    @by_code
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not self.asking.texts or not self.asking.given(self.answers):
            return redirect("last-look", code=self.code)
        return self._page(TextsForm(self.asking.wave))

    @by_code
    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = TextsForm(self.invitation.wave, data=request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            return self.sent(form.texts)
        except WrongAnswersError:
            form.add_error(None, _("Answer at least one question before you send."))
            return self._page(form, 422)

    def _page(self, form: TextsForm, status: int = 200) -> HttpResponse:
        return self.show("own_words.html", status, form=form)
