"""Writing in one's own words: a field for each text question, none of which must be filled in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sammenhold.surveys.commands.texts import tidied
from sammenhold.surveys.models import TEXT_LENGTH, Wave

TOO_LONG = _("That is %(show_value)d characters; there is room for %(limit_value)d. Please shorten it.")


class Lines(forms.CharField):
    """Counted as it will be kept; a browser, too, counts the end of a line as one sign, and sends two."""

    def to_python(self, value: Any) -> str:
        return tidied(super().to_python(value) or "")


class TextsForm(forms.Form):
    def __init__(self, wave: Wave, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.codes = tuple(question.code for question in wave.text_questions)
        for question in wave.text_questions:
            self.fields[f"text-{question.code}"] = Lines(
                label=str(question.text),
                max_length=TEXT_LENGTH,
                required=False,
                error_messages={"max_length": TOO_LONG},
                widget=forms.Textarea({"rows": 4, "dir": "auto", "autocomplete": "off"}),
            )

    @property
    def texts(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"text-{code}"] for code in self.codes}
