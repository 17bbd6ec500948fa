"""What a visitor reads when a page could not be made."""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from sammenhold.live.away import is_away

RETRY_SECONDS = 5


def failed(request: HttpRequest) -> HttpResponse:
    """Without the request's context: whatever failed may fail again. A database that is away is a pause."""
    if not is_away(sys.exc_info()[1]):
        return HttpResponse(render_to_string("500.html"), status=500)
    headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
