"""Signing in by a link. Everything else about signing in is allauth's, in the house's own templates."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from sammenhold.accounts import commands


@method_decorator(never_cache, name="dispatch")
class SignInByLink(View):
    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Only show: mail scanners open links too."""
        user = commands.user_of_link(token)
        return render(request, "accounts/link.html", {"guest": user}, status=200 if user else 410)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        user = commands.use_link(token)
        if user is None:
            return self.get(request, token)
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(settings.LOGIN_REDIRECT_URL)
