"""Opened from a mail, without an account: how it goes with one action, and stopping the digests."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from sammenhold.actions.answer_forms import FORMS, DoneForm
from sammenhold.actions.commands import answering, mailing, moving
from sammenhold.actions.commands.hand import GoneError
from sammenhold.actions.links import link_from, silenced_by
from sammenhold.actions.models import Post
from sammenhold.actions.queries.answering import Held, Holding, calendar_key_of, holding, others
from sammenhold.jobs import clock


class ByLink(View):
    """The action, and three things one can say. Opening acts on nothing, so that a mail scanner does not."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self._page()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Never with a status of its own while the link is good: the log would name the address."""
        form = self._form(request.POST.get("do", ""))
        if form is None or not form.is_valid():
            return self._page(form)
        try:
            answering.answer(self.held.link, form.answer)
        except answering.MeanwhileError:
            del self.held
            return self._page(form, changed=True)
        except (GoneError, moving.NotThatWayError):
            return redirect("action-link", token)
        messages.success(request, _thanks(form.do))
        return redirect("action-link", token)

    @cached_property
    def held(self) -> Held:
        link = link_from(self.kwargs["token"])
        found = holding(link, clock.now()) if link else None
        if found is None:
            raise Http404
        return found

    def _form(self, do: str) -> DoneForm | None:
        action = self.held.action
        kind = FORMS.get(do)
        return kind(action.edition, self.held.today, self.request.POST) if kind and action else None

    def _page(self, posted: DoneForm | None = None, *, changed: bool = False) -> HttpResponse:
        held = self.held
        if held.standing is not Holding.GOOD or held.action is None:
            return render(self.request, "actions/no_use.html", {"standing": held.standing.value})
        forms = {do: kind(held.action.edition, held.today) for do, kind in FORMS.items()}
        if posted:
            forms[posted.do] = posted.again(held.action.edition)
        shown = {"held": held, "action": held.action, "forms": forms, "changed": changed}
        shown |= {"others": others(held), "calendar_key": calendar_key_of(held.link.person)}
        return render(self.request, "actions/answer.html", shown)


@never_cache
@csrf_exempt
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing, the button does. Mail programs may press it without a cookie, so the signed
    address alone is enough."""
    post = get_object_or_404(Post, person=silenced_by(token))
    if request.method == "POST":
        mailing.be_silent(post.pk, silent=request.POST.get("do") != "again")
        return redirect("digest-stop", token)
    return render(request, "actions/stop.html", {"stopped": post.silent})


def _thanks(do: str) -> str:
    return {
        answering.DONE: _("Thank you. It is done."),
        answering.MORE: _("Thank you. It has got more time."),
        answering.STUCK: _("Thank you for saying so. Those who lead the round are told."),
    }[do]
