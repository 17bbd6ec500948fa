"""Themes to read and to print; open to everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sammenhold.themes import queries
from sammenhold.themes.models import Evidence


def shelf(request: HttpRequest) -> HttpResponse:
    return render(request, "themes/shelf.html", {"themes": queries.themes()})


def theme(request: HttpRequest, key: str) -> HttpResponse:
    try:
        chosen = queries.theme(key)
    except queries.UnknownThemeError:
        raise Http404 from None
    context = {
        "theme": chosen,
        "seed": chosen.source(chosen.seed),
        "chapters": queries.chapters(chosen),
        "programmes": queries.programmes(chosen),
        "evidence": Evidence,
    }
    return render(request, "themes/theme.html", context)
