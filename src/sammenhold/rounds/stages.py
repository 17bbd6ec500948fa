"""The chain every round follows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Stage:
    key: str
    name: str | Promise
    about: str | Promise
    works: bool = False


CHAIN = (
    Stage(
        "prepare",
        pgettext_lazy("stage", "Prepare"),
        _("Who leads it, and a lawful and fair start"),
        works=True,
    ),
    Stage(
        "map",
        pgettext_lazy("stage", "Map"),
        _("Who works virtually, and who is served that way"),
        works=True,
    ),
    Stage(
        "screen",
        pgettext_lazy("stage", "Screen"),
        _("What works, nine risks and the work itself"),
        works=True,
    ),
    Stage("workshop", _("Workshop"), _("Talk on equal terms and decide something"), works=True),
    Stage("agreements", _("Agreements"), _("“When X, we do Y”"), works=True),
    Stage("actions", _("Actions"), _("Who does what by when")),
    Stage("follow-up", _("Follow-up"), _("Did it help?")),
)
