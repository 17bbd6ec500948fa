"""The agreement's words for stored values."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from sammenhold.agreements.models import Review
from sammenhold.agreements.queries.versions import Decision, decisions_in
from sammenhold.themes.models import Theme

register = template.Library()
Words = dict[str, str | Promise]

CHOICES: dict[str, Words] = {
    "stance": {
        "agree": _("Agree"),
        "concern": _("Agree, with a concern"),
        "objection": _("Objection"),
    },
    "do": {
        "yes": pgettext_lazy("do we do it", "Yes, nearly always"),
        "partly": pgettext_lazy("do we do it", "Sometimes"),
        "no": pgettext_lazy("do we do it", "No"),
    },
    "help": {
        "yes": pgettext_lazy("does it help", "Yes"),
        "partly": pgettext_lazy("does it help", "A little"),
        "no": pgettext_lazy("does it help", "No"),
        "unknown": pgettext_lazy("does it help", "Too early to say"),
    },
    "next": {"keep": _("Keep it"), "change": _("Change it"), "drop": _("Drop it")},
}
QUESTIONS: Words = {
    "stance": _("Your answer"),
    "do": _("Do we do it?"),
    "help": _("Does it help?"),
    "next": _("Keep it, change it or drop it?"),
}


@register.filter
def choice(value: str, question: str) -> str | Promise:
    return CHOICES[question][value]


@register.filter
def asks(question: str) -> str | Promise:
    return QUESTIONS[question]


@register.filter
def on_day(day: date | datetime | None) -> str:
    return date_format(day, pgettext("format", "j F Y")) if day else ""


@register.filter
def about_risk(theme: Theme, code: str) -> str:
    """The risk's name; its code where the theme of today does not know it."""
    return next((str(risk.title) for risk in theme.rated if risk.code == code), code)


@register.filter
def about_question(theme: Theme, code: str) -> str:
    return next((str(one.title) for one in theme.questions if one.code == code), code)


@register.filter
def decisions(review: Review) -> tuple[Decision, ...]:
    return decisions_in(review)
