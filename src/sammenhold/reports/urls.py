"""Addresses of the files that Sammenhold makes."""

from django.urls import URLPattern, path

from sammenhold.reports import views
from sammenhold.reports.printing import PRESSES


def _addresses(kind: str) -> tuple[URLPattern, URLPattern]:
    """Of the minutes as one kind of file: for those who lead, and for those who took part."""
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


urlpatterns = [
    *(address for kind in PRESSES for address in _addresses(kind)),
    path("workshops/<uuid:pk>/minutes.json", views.MinutesJson.as_view(), name="minutes-json"),
]
