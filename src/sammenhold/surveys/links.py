"""Where a personal code leads, in a mail, in a QR code, and typed from paper."""

from django.conf import settings
from django.urls import reverse

from sammenhold.surveys.models import Wave


def typed_at(wave: Wave) -> str:
    """The address at which a code is typed in."""
    return _root(wave) + reverse("enter-code")


def link_to(wave: Wave, code: str) -> str:
    return _root(wave) + reverse("answer", args=[code])


def _root(wave: Wave) -> str:
    """The public address, else the one by which the screening was opened."""
    return settings.PUBLIC_URL or wave.link_root
