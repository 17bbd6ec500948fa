"""Addresses of the files that Sammenhold makes."""

from django.urls import URLPattern, path

from sammenhold.reports import views
from sammenhold.reports.printing import PRESSES


def _minutes(kind: str) -> tuple[URLPattern, URLPattern]:
    """As one kind of file: for those who lead, and for those who took part."""
    led = views.MinutesFile.as_view(kind=kind)
    return (
        path(f"workshops/<uuid:pk>/minutes.{kind}", led, name=f"minutes-{kind}"),
        path(
            f"w/<code:code>/minutes.{kind}",
            views.participants_file,
            {"kind": kind},
            name=f"participants-minutes-{kind}",
        ),
    )


def _result(kind: str) -> tuple[URLPattern, URLPattern]:
    """As one kind of file: by sign-in, and for everybody who was asked."""
    seen = views.ResultFile.as_view(kind=kind)
    asked = path(
        f"r/<slug:key>/result.{kind}", views.released_file, {"kind": kind}, name=f"survey-result-{kind}"
    )
    return path(f"surveys/<uuid:pk>/result.{kind}", seen, name=f"wave-result-{kind}"), asked


def _document(kind: str) -> URLPattern:
    address = f"rounds/<uuid:round_id>/papers/<slug:document>.{kind}"
    return path(address, views.DocumentFile.as_view(kind=kind), name=f"round-paper-{kind}")


urlpatterns = [
    *map(_document, ("pdf", "docx")),
    *(address for kind in PRESSES for address in (*_minutes(kind), *_result(kind))),
    path("workshops/<uuid:pk>/minutes.json", views.MinutesJson.as_view(), name="minutes-json"),
]
