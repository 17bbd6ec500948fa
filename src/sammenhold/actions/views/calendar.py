"""A person's own calendar by its secret address, and a single action for anybody's."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sammenhold.actions.calendars import calendar_response
from sammenhold.actions.commands.mailing import renew_calendar
from sammenhold.actions.models import Post
from sammenhold.actions.queries.calendar import calendar_of, one_action
from sammenhold.directory.members import MembersOnly
from sammenhold.jobs import clock
from sammenhold.rounds.queries import round_of


@never_cache
def page(request: HttpRequest, key: str) -> HttpResponse:
    """How to subscribe, and a new address when the old one has come into other hands."""
    post = get_object_or_404(Post.objects.select_related("person"), calendar_key=key)
    if request.method == "POST":
        messages.success(request, _("This is your new address. The old one is gone."))
        return redirect("calendar", renew_calendar(post))
    language = "" if get_language() == settings.LANGUAGE_CODE else f"?language={get_language()}"
    address = request.build_absolute_uri(reverse("calendar-file", args=[key])) + language
    shown = {"name": post.person.name, "address": address, "subscribe": f"webcal:{address.partition(':')[2]}"}
    return render(request, "actions/calendar.html", shown)


@require_safe
def file(request: HttpRequest, key: str) -> HttpResponseBase:
    """Fetched by a machine, which speaks no language: the address says which."""
    post = get_object_or_404(Post.objects.select_related("person"), calendar_key=key)
    asked = request.GET.get("language")
    known = dict(settings.LANGUAGES)
    with translation.override(asked if asked in known else settings.LANGUAGE_CODE):
        return calendar_response(request, "Sammenhold", calendar_of(post.pk, clock.now()))


class Mine(MembersOnly, View):
    """From the menu to one's own address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        post, _made = Post.objects.get_or_create(person_id=self.member.person_id)
        return redirect("calendar", post.calendar_key)


class OneAction(MembersOnly, View):
    """The day of one action, for whoever may read its plan."""

    def get(self, request: HttpRequest, round_id: UUID, key: UUID) -> HttpResponseBase:
        events = one_action(round_of(self.member, round_id).unit_id, key)
        if not events:
            raise Http404
        return calendar_response(request, events[0].title, events)
