"""The page at /style: every token and component in every state, to look at and for the tests to check."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sammenhold.web.forms import Rating, Segmented, Stepper

COLOURS = (
    "paper",
    "surface",
    "sunken",
    "ink",
    "ink-soft",
    "line",
    "line-strong",
    "accent",
    "accent-wash",
    "accent-line",
)
MEANINGS = ("warn", "warn-wash", "danger", "danger-wash", "note", "note-line")
SIZES = ("3xl", "2xl", "xl", "l", "m", "s", "xs")
SPACES = ("2xs", "xs", "s", "m", "l", "xl", "2xl", "3xl")


class Example(forms.Form):
    specimen = True  # so that its errors do not take the focus

    name = forms.CharField(
        label=_("Display name"),
        help_text=_("Used for hands up and open answers, never for private ones."),
        required=False,
    )
    email = forms.EmailField(label=_("Work e-mail"))
    place = forms.ChoiceField(
        label=_("Where are you today?"),
        choices=[("room", _("In the room")), ("elsewhere", _("Elsewhere"))],
        widget=Segmented,
        initial="elsewhere",
    )
    rating = forms.ChoiceField(
        label=_("How much does this apply here: “It is easy to be forgotten when you are not on site”?"),
        choices=[
            ("0", _("Not at all")),
            ("1", _("A little")),
            ("2", _("Somewhat")),
            ("3", _("A lot")),
            ("4", _("Very much")),
            ("", _("Don’t know")),
        ],
        widget=Rating,
        required=False,
        initial="2",
    )
    lead = forms.ChoiceField(
        label=_("Who leads the workshop?"),
        choices=[
            ("leader", _("The leader")),
            ("rep", _("The safety representative")),
            ("both", _("Both together")),
        ],
        widget=forms.RadioSelect,
        initial="both",
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=[("1", _("Citizen service")), ("2", _("Payroll"))])
    dots = forms.IntegerField(label=_("Dots"), widget=Stepper, initial=2, min_value=0, max_value=5)
    note = forms.CharField(
        label=_("Your note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=280,
        help_text=_("Nobody sees it before it is revealed, and nobody sees who writes."),
    )
    date = forms.DateField(label=_("By when"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    agreed = forms.BooleanField(
        label=_("AMO or MED has agreed to this"), help_text=_("You can change it later.")
    )


def page(request: HttpRequest) -> HttpResponse:
    wrong = Example({"email": "mette@", "rating": "1"}, auto_id="wrong_%s")
    del wrong.fields["name"], wrong.fields["unit"], wrong.fields["dots"], wrong.fields["rating"]
    shown = {"colours": COLOURS, "meanings": MEANINGS, "sizes": SIZES, "spaces": SPACES}
    return render(request, "web/style.html", {"form": Example(), "wrong": wrong, **shown})
