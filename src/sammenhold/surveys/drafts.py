"""Answers that are not sent yet: in a cookie of the browser that gives them, and nowhere else.

The cookie belongs to the pages of one code only. So whoever comes back by the same link, on the same device,
goes on where they were, and the server has nothing to keep, or to lose.
"""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from sammenhold.surveys import signs

COOKIE = "answers"
DAYS = 24 * 60 * 60


def kept(request: HttpRequest) -> str:
    """Whatever the cookie holds."""
    return request.COOKIES.get(COOKIE, "")


def draft(request: HttpRequest, number: int) -> str:
    """The answers so far to so many questions; none when there are none, or not these."""
    found = kept(request)
    return found if signs.is_right(found, number) else signs.blank(number)


def keep(response: HttpResponseBase, request: HttpRequest, code: str, answers: str) -> None:
    response.set_cookie(
        COOKIE,
        answers,
        max_age=60 * DAYS,
        path=_path(code),
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def drop(response: HttpResponseBase, code: str) -> None:
    response.delete_cookie(COOKIE, path=_path(code), samesite="Lax")


def _path(code: str) -> str:
    return reverse("answer", args=[code])
