"""The house's addresses, and some that fail on purpose."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from sammenhold.config.urls import urlpatterns as house


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def unreadable(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("on purpose")


def said(request: HttpRequest) -> HttpResponse:
    messages.success(request, "It went well")
    messages.error(request, "It went wrong")
    return render(request, "base.html")


def room(request: HttpRequest) -> HttpResponse:
    return render(request, "room.html")


urlpatterns = [
    *house,
    path("fails/400", unreadable),
    path("fails/403", forbidden),
    path("fails/500", broken),
    path("fails/said", said),
    path("fails/room", room),
]
