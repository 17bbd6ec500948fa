"""The demonstration's letter box."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from sammenhold.mail import outbox


@never_cache
def demo_mail(request: HttpRequest) -> HttpResponse:
    """Every mail sent, to be read by anybody: only in a demonstration."""
    if not settings.DEMO:
        raise Http404
    return render(request, "mail/demo.html", {"letters": outbox.letters(Path(settings.EMAIL_FILE_PATH))})
