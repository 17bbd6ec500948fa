"""What a visitor reads when too much comes from one address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sammenhold.workshops.doors import TooManyJoiningError, TooManyWrongCodesError


class WrongCodes:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, TooManyWrongCodesError):
            return render(request, "workshops/too_many.html", {"codes": True}, status=429)
        if isinstance(error, TooManyJoiningError):
            return render(request, "workshops/too_many.html", status=429)
        return None
