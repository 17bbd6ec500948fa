"""What is filled in to keep agendas and to choose among them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sammenhold.themes.models import Agenda, Said
from sammenhold.themes.queries import themes
from sammenhold.web.languages import known
from sammenhold.workshops.queries.templates import Choice

MOST_BYTES = 200_000
NAME_LENGTH = 120


class AgendaForm(forms.Form):
    """Choose the agenda: the theme's first, then the organisation's own."""

    agenda = forms.ChoiceField(label=_("How long do you have?"), widget=forms.RadioSelect)

    def __init__(self, choices: Sequence[Choice], *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._agendas = {choice.value: choice.agenda for choice in choices}
        field = self.fields["agenda"]
        assert isinstance(field, forms.ChoiceField)
        own = [(choice.value, _line(choice.agenda)) for choice in choices if choice.own]
        ours = [(choice.value, str(choice.agenda.title)) for choice in choices if not choice.own]
        field.choices = [*ours, *([(_("Your organisation’s own"), own)] if own else [])]
        field.initial = choices[0].value

    def chosen(self) -> Agenda:
        return self._agendas[self.cleaned_data["agenda"]]


def _line(agenda: Agenda) -> str:
    return str(_("%(title)s, %(minutes)d minutes")) % {"title": agenda.title, "minutes": agenda.minutes}


class OtherAgendaForm(AgendaForm):
    """The same choice, for a workshop that has an agenda already."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["agenda"]
        field.label, field.widget = _("Agenda"), forms.Select()
        assert isinstance(field, forms.ChoiceField)
        field.widget.choices = field.choices


class KeepForm(forms.Form):
    name = forms.CharField(label=_("What you call it"), max_length=NAME_LENGTH)

    def said(self) -> Said:
        return Said(**{known(get_language()): self.cleaned_data["name"]})


class RenameForm(forms.Form):
    da = forms.CharField(label=_("Name in Danish"), max_length=200, required=False)
    en = forms.CharField(label=_("Name in English"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not (given.get("da") or given.get("en")):
            raise forms.ValidationError(_("Give it a name, in Danish or in English."))
        return given

    def said(self) -> Said:
        return Said(da=self.cleaned_data["da"] or None, en=self.cleaned_data["en"] or None)


class TakeInForm(forms.Form):
    file = forms.FileField(
        label=_("File with agendas"),
        help_text=_("A .yaml file that was exported here or written for a theme, at most 200 kB."),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".yaml,.yml"}),
        error_messages={"required": _("Choose a file first.")},
    )
    theme = forms.ChoiceField(label=_("For workshops in this theme"), widget=forms.RadioSelect)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["theme"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(theme.key, str(theme.title)) for theme in themes()]
        field.initial = field.choices[0][0]
        if len(field.choices) == 1:
            field.widget = forms.HiddenInput()

    def clean_file(self) -> tuple[str, bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 200 kB, so it is hardly an agenda. Choose another one.")
            )
        return file.name or "agenda.yaml", file.read()
