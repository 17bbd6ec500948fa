"""One element of a screen, drawn from a template by what it shows."""

from functools import partial

from django.template.loader import render_to_string

from sammenhold.live.looks import Piece


def piece(key: str, template: str, audience: str, **shown: object) -> Piece:
    """A piece whose template is drawn again only when something it shows has changed."""
    values = {"id": key, "audience": audience, **shown}
    draw = partial(render_to_string, f"workshops/pieces/{template}.html", values)
    return Piece(key, (template, tuple(values.items())), draw)
