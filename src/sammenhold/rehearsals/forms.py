from django import forms
from django.utils.translation import gettext_lazy as _

from sammenhold.rehearsals.cast import SIZES
from sammenhold.web.forms import Segmented


class RehearsalForm(forms.Form):
    people = forms.TypedChoiceField(
        label=_("How many take part?"),
        choices=[(size, str(size)) for size in SIZES],
        initial=SIZES[1],
        coerce=int,
        widget=Segmented,
    )
