"""Icons of the lucide package, each drawn once."""

from functools import cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


@register.simple_tag
@cache
def lucide(name: str, size: int = 24, **attributes: str) -> SafeString:
    """``{% lucide "check" size=20 aria_hidden="true" %}``: an icon as inline SVG."""
    return SafeString(draw(name, size=size, **attributes))
