"""The workshop's words for stored values."""

from django import template

from sammenhold.workshops.models import Answer

register = template.Library()


@register.filter
def stance(value: str) -> str:
    return str(Answer.Stance(value).label)
