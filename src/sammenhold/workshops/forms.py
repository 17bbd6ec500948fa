"""What people and facilitators fill in outside the live acts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sammenhold.themes.models import Theme
from sammenhold.web.forms import Segmented
from sammenhold.workshops.models import Participant, Step
from sammenhold.workshops.rules import MINUTES


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The workshop’s code"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code-input",
            }
        ),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split()).replace("-", "").upper()


class JoinForm(forms.Form):
    place = forms.ChoiceField(label=_("Where are you?"), choices=Participant.Place.choices, widget=Segmented)
    language = forms.ChoiceField(
        label=_("Which language do you want to read?"),
        choices=[("da", "Dansk"), ("en", "English")],
        widget=Segmented,
    )
    name = forms.CharField(
        label=_("A name the others may see"),
        required=False,
        max_length=40,
        help_text=_(
            "Used when you raise your hand, offer to do something or answer a proposal openly. "
            "Never on what you write, rate or vote. You can leave it empty."
        ),
    )


class NewWorkshopForm(forms.Form):
    agenda = forms.ChoiceField(label=_("How long do you have?"), widget=forms.RadioSelect)

    def __init__(self, theme: Theme, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["agenda"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(agenda.key, str(agenda.title)) for agenda in theme.agendas]
        field.initial = theme.agendas[0].key


class QuestionForm(forms.Form):
    """One of the theme's questions, or one of the house's own."""

    question = forms.ChoiceField(label=_("A question from the theme"), required=False)
    title = forms.CharField(label=_("Or a question of your own"), required=False, max_length=200)
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=MINUTES.start, max_value=MINUTES.stop - 1, initial=20
    )

    def __init__(self, theme: Theme, taken: set[str], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["question"]
        assert isinstance(field, forms.ChoiceField)
        free = [(found.code, str(found.title)) for found in theme.questions if found.code not in taken]
        field.choices = [("", _("(choose one)")), *free]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("question")) == bool(given.get("title")):
            raise forms.ValidationError(_("Choose one of the theme’s questions, or write one of your own."))
        return given

    def step(self) -> Step:
        given = self.cleaned_data
        return Step(
            kind=Step.Kind.QUESTION,
            question=given["question"],
            title=given["title"],
            minutes=given["minutes"],
        )


class MinutesForm(forms.Form):
    minutes = forms.IntegerField(min_value=MINUTES.start, max_value=MINUTES.stop - 1)


class WorkshopForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    links_only = forms.BooleanField(label=_("Only people with a personal link can join"), required=False)
    dot_limit = forms.IntegerField(
        label=_("Dots each"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=_("Empty: no limit; each group can be marked once."),
    )
