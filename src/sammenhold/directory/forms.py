"""What administrators fill in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sammenhold.directory import queries
from sammenhold.directory.imports import wording
from sammenhold.directory.imports.reading import MAX_BYTES, Trouble, UnreadableError
from sammenhold.directory.models import Role


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search"), required=False, widget=forms.TextInput({"type": "search", "autocomplete": "off"})
    )
    unit = forms.TypedChoiceField(label=_("Unit"), required=False, coerce=int, empty_value=None)

    def __init__(self, organisation_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("All units")), *_units(organisation_id)]  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Role"), choices=Role.Kind, initial=Role.Kind.FACILITATOR)
    unit = forms.TypedChoiceField(label=_("For this unit and those below it"), coerce=int)

    def __init__(self, organisation_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = _units(organisation_id)  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File with people"),
        help_text=_(
            "CSV or Excel (.xlsx), at most 10 MB. Nothing is written before you have seen a preview."
        ),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".csv,.xlsx,.txt,.tsv"}),
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_file(self) -> tuple[str, bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(wording.trouble(UnreadableError(Trouble.TOO_LARGE)))
        return file.name or "", file.read()


def _units(organisation_id: int) -> list[tuple[str, str]]:
    return [(str(branch.id), branch.indent + branch.name) for branch in queries.tree(organisation_id)]


class KeepingForm(forms.Form):
    """For how long the notes of workshops are kept."""

    notes_days = forms.IntegerField(
        label=_("Days after the end"),
        min_value=1,
        max_value=365,
        help_text=_("From 1 to 365. 30 days are enough for reading, talking about it and writing a summary."),
    )
