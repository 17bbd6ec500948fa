"""What people and facilitators fill in outside the live acts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sammenhold.rounds.models import Lead
from sammenhold.themes.models import Said, Theme
from sammenhold.web.forms import Numbers, Segmented
from sammenhold.web.languages import known
from sammenhold.workshops.commands.preparing import worded
from sammenhold.workshops.models import Participant, Step
from sammenhold.workshops.rules import MINUTES, MOST_ON_A_PHONE

OTHER = {"da": "en", "en": "da"}
IN_THE_OTHER = {"da": _("The same in English"), "en": _("The same in Danish")}
"""By the language of the page."""


NOT_WITH_GROUPS = _(
    "This cannot be chosen here, because the agenda has questions that are taken at the same time. "
    "Let them follow one another first."
)


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


class CoLeadForm(forms.Form):
    """One more who can lead this round."""

    person = forms.TypedChoiceField(label=_("Who"), coerce=int)
    part = forms.ChoiceField(label=_("As"), choices=Lead.Part.choices, initial=Lead.Part.FACILITATOR)

    def __init__(self, people: Sequence[tuple[int, str]], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose a person")), *people]


class ShareForm(forms.Form):
    number = forms.TypedChoiceField(
        label=_("How many of you share this phone?"),
        choices=[(number, str(number)) for number in range(2, MOST_ON_A_PHONE + 1)],
        coerce=int,
        widget=Numbers,
    )
    place = forms.ChoiceField(
        label=_("Where are you all?"), choices=Participant.Place.choices, widget=Segmented
    )
    language = forms.ChoiceField(
        label=_("Which language does the phone begin in?"),
        choices=[("da", "Dansk"), ("en", "English")],
        widget=Segmented,
        help_text=_("Each of you can choose another one in your own turn, and a name to show."),
    )


class QuestionForm(forms.Form):
    """One of the theme's questions, or one of the house's own."""

    question = forms.ChoiceField(label=_("A question from the theme"), required=False)
    title = forms.CharField(label=_("Or a question of your own"), required=False, max_length=200)
    title_other = forms.CharField(required=False, max_length=200)
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=MINUTES.start, max_value=MINUTES.stop - 1, initial=20
    )

    def __init__(self, theme: Theme, taken: set[str], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["question"]
        assert isinstance(field, forms.ChoiceField)
        free = [(found.code, str(found.title)) for found in theme.questions if found.code not in taken]
        field.choices = [("", _("(choose one)")), *free]
        here = known(get_language())
        self.fields["title_other"].label = IN_THE_OTHER[here]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if bool(given.get("question")) == bool(given.get("title") or given.get("title_other")):
            raise forms.ValidationError(_("Choose one of the theme’s questions, or write one of your own."))
        return given

    def step(self) -> Step:
        given = self.cleaned_data
        return Step(
            kind=Step.Kind.QUESTION,
            question=given["question"],
            **worded(self._said()),
            minutes=given["minutes"],
        )

    def _said(self) -> Said | None:
        """The question of one's own: in the language of the page, in the other one, or in both."""
        here, other = known(get_language()), self.cleaned_data["title_other"]
        words = {here: self.cleaned_data["title"], OTHER[here]: other}
        given = {language: text for language, text in words.items() if text}
        return Said(**given) if given else None


class MinutesForm(forms.Form):
    minutes = forms.IntegerField(min_value=MINUTES.start, max_value=MINUTES.stop - 1)


class WorkshopForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200)
    links_only = forms.BooleanField(label=_("Only people with a personal link can join"), required=False)
    read_first = forms.BooleanField(
        label=_("Those who lead read the notes before all see them"),
        required=False,
        help_text=_(
            "One at a time, in random order and without names; for a large room, or when something has been "
            "said before that hurt. All are told where they write. "
            "It can be chosen until the workshop begins, and not where questions are taken at the same time."
        ),
    )
    dot_limit = forms.IntegerField(
        label=_("Dots each"),
        required=False,
        min_value=1,
        max_value=99,
        help_text=_("Empty: no limit; each group can be marked once."),
    )

    def __init__(self, *arguments: Any, begun: bool = False, apart: bool = False, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["read_first"]
        field.disabled = begun or apart
        if apart:
            field.help_text = NOT_WITH_GROUPS
