"""One participant's own answers put into the page that all share, so that it is right without a script."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from sammenhold.live.acts import Mine


def fill(html: str, mine: Mine) -> SafeString:
    """`html` with one's own radio buttons checked and one's own pieces in their places.

    The place of a personal piece is a ``<div>`` that holds no other.
    """
    for name, value in mine["values"].items():
        control = f'name="{escape(name)}" value="{escape(str(value))}"'
        html = html.replace(control, f"{control} checked", 1)
    for key, inner in mine["pieces"].items():
        html = _put(html, key, inner)
    return mark_safe(html)  # noqa: S308 - drawn by our own templates


def forgetful(html: SafeString) -> SafeString:
    """`html` with forms that the browser does not fill in again when somebody comes back to the page."""
    return mark_safe(html.replace("<form ", '<form autocomplete="off" '))  # noqa: S308 - as above


def _put(html: str, key: str, inner: str) -> str:
    before, mark, rest = html.partition(f'<div id="{key}">')
    return f"{before}{mark}{inner}{rest[rest.index('</div>') :]}" if mark else html
