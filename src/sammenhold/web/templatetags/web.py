"""Template tags of the house."""

from typing import Any, cast

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from sammenhold.web import slots

register = template.Library()


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str, *args: Any) -> SafeString:
    """What the packages above have put in the place `name`."""
    known = cast("dict[str, Any]", context.flatten())
    return mark_safe("".join(slots.draw(name, known, *args)))  # noqa: S308 (our own templates)
