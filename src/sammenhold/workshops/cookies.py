"""What a device keeps of a workshop: no script reads it, and no other site can act with it."""

from django.http import HttpRequest, HttpResponseBase

DAYS = 24 * 60 * 60


def keep(response: HttpResponseBase, request: HttpRequest, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=30 * DAYS, httponly=True, samesite="Lax", secure=request.is_secure()
    )


def drop(response: HttpResponseBase, name: str) -> None:
    response.delete_cookie(name, samesite="Lax")
