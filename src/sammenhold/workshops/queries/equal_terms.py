"""How equal the conversation felt in the room and elsewhere, in plain words, for a page or a print."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW

Json = Mapping[str, Any]


def sentences(equal: Json) -> tuple[str, ...]:
    """What the minutes say of the two places; when they are not set side by side, why not."""
    places = equal.get("places")
    if equal["score"] is None:
        return ()
    if not places:
        return (_("Room and elsewhere are compared only when each has at least %d answers.") % FLOOR,)
    room, elsewhere = places["room"], places["elsewhere"]
    told = (
        _side(_("In the room: %(score)s of 100. %(n)s of %(of)s answered."), room),
        _side(_("Elsewhere: %(score)s of 100. %(n)s of %(of)s answered."), elsewhere),
        _difference(places["difference"]),
    )
    return (*told, _rounded()) if min(room["n"], elsewhere["n"]) < ROUNDED_BELOW else told


def _side(words: str, side: Json) -> str:
    everyone = _("That is all of them, so this is how they felt it.")
    likely = _("Had all answered, it would most likely lie between %(low)s and %(high)s.")
    return f"{words % side} {everyone if side['low'] is None else likely % side}"


def _difference(found: Json) -> str:
    between = {"low": _signed(found["low"]), "high": _signed(found["high"])}
    if found["chance"]:
        return _("The difference may be chance: it lies between %(low)s and %(high)s points.") % between
    if found["low"] > 0:
        words = _("It felt more equal in the room, by %(low)s to %(high)s points. That is hardly chance.")
    else:
        words = _("It felt more equal elsewhere, by %(low)s to %(high)s points. That is hardly chance.")
    least, most = sorted((abs(found["low"]), abs(found["high"])))
    size = "" if found["g"] is None else f" (Hedges’ g = {_signed(found['g'])})"
    return words % {"low": least, "high": most} + size


def _signed(number: float) -> str:
    return f"{number}".replace("-", "−")


def _rounded() -> str:
    return (
        _("Figures from under %d answers are rounded to five, and drawn so wide that no single answer shows.")
        % ROUNDED_BELOW
    )
