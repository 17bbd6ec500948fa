"""What one can say from a personal link."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sammenhold.actions import rules
from sammenhold.actions.commands.answering import DONE, MORE, STUCK, Answer
from sammenhold.actions.models import REASON_LENGTH


def _words(label: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 2})
    return forms.CharField(label=label, max_length=REASON_LENGTH, required=False, widget=widget)


class DoneForm(forms.Form):
    """`edition` is that of the action on the page, so that a press acts once."""

    do = DONE
    edition = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)

    def __init__(self, edition: int, today: date, data: Any = None) -> None:
        super().__init__(data, initial={"edition": edition}, auto_id=f"id_{self.do}_%s")
        self.today = today

    @property
    def answer(self) -> Answer:
        given = self.cleaned_data
        return Answer(self.do, given["edition"], given.get("until"), given.get("words", ""))

    def again(self, edition: int) -> "DoneForm":
        """The same words, to be said of the action as it is now."""
        return type(self)(edition, self.today, {**dict(self.data.items()), "edition": edition})


class MoreForm(DoneForm):
    do = MORE
    until = forms.DateField(
        label=_("Until when?"),
        help_text=_("Left empty, it gets two weeks more."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    words = _words(_("Is there something to say about it?"))

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        if until and not rules.day_is_right(until, self.today):
            raise forms.ValidationError(_("Choose a day that lies ahead, within three years."))
        return until


class StuckForm(DoneForm):
    do = STUCK
    words = _words(_("What would help?"))


FORMS: dict[str, type[DoneForm]] = {form.do: form for form in (DoneForm, MoreForm, StuckForm)}
