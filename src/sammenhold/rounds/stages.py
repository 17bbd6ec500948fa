"""The chain every round follows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Stage:
    key: str
    name: str | Promise


CHAIN = (
    Stage("prepare", pgettext_lazy("stage", "Prepare")),
    Stage("map", pgettext_lazy("stage", "Map")),
    Stage("screen", pgettext_lazy("stage", "Screen")),
    Stage("workshop", _("Workshop")),
    Stage("agreements", _("Agreements")),
    Stage("actions", _("Actions")),
    Stage("follow-up", _("Follow-up")),
)
