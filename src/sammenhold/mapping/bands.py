"""How much of somebody's work is virtual, in three bands: what a survey reports by."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MIXED_ABOVE, VIRTUAL_ABOVE = 0.25, 0.5


class Band(TextChoices):
    """A work form; neighbours in this order are alike."""

    ON_SITE = "on_site", _("Mostly on site")
    MIXED = "mixed", _("Mixed")
    VIRTUAL = "virtual", _("Mostly virtual")


def band_of(share: float | None) -> Band:
    """The band of whoever works this share of their days, 0 to 1, away from most of the team.

    Of whom nothing is known is mixed: that band is never compared with another.
    """
    if share is None:
        return Band.MIXED
    if share > VIRTUAL_ABOVE:
        return Band.VIRTUAL
    return Band.MIXED if share > MIXED_ABOVE else Band.ON_SITE
