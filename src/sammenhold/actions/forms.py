"""The forms of the action plan: one action, and what becomes of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sammenhold.actions import rules
from sammenhold.actions.commands.planning import Wording
from sammenhold.actions.models import REASON_LENGTH, TEXT_LENGTH, TITLE_LENGTH, Action
from sammenhold.themes.models import Theme

People = Iterable[tuple[int, str]]
DAYS = ("starts_on", "due_on", "look_on")


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], required=False, **more)


def _text(label: Any, length: int, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, required=False, widget=forms.Textarea({"rows": rows}), **more
    )


class ActionForm(forms.Form):
    """`edition`: that of the action on the page, so that nobody writes over another."""

    title = forms.CharField(
        label=_("What is to be done"),
        help_text=_("So concrete that everybody can see when it is done."),
        max_length=TITLE_LENGTH,
    )
    responsible = forms.TypedChoiceField(
        label=_("Who is responsible"), coerce=int, empty_value=None, required=False
    )
    helper = forms.TypedChoiceField(label=_("Who helps"), coerce=int, empty_value=None, required=False)
    due_on = _day(_("Done by"))
    what = _text(_("How"), TEXT_LENGTH, 3)
    why = _text(_("Why"), REASON_LENGTH, help_text=_("What it is to make better, in a few words."))
    risk = forms.ChoiceField(label=_("Which risk it is aimed at"), required=False)
    starts_on = _day(_("Begins"))
    resources = _text(_("What it takes"), REASON_LENGTH, help_text=_("Time, money, somebody's yes."))
    sign = _text(_("How you will see that it helps"), REASON_LENGTH)
    look_on = _day(_("When you look for it"), help_text=_("Left empty: eight weeks after it is done."))
    measure = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=16)
    edition = forms.IntegerField(widget=forms.HiddenInput(), min_value=0, initial=0)

    def __init__(
        self, theme: Theme, people: People, today: date, shown: Wording, *, edition: int = 0, data: Any = None
    ) -> None:
        told = vars(shown) | {"responsible": shown.responsible_id, "helper": shown.helper_id}
        super().__init__(data, initial=told | {"edition": edition})
        self.shown, self.today = shown, today
        risks = [(risk.code, str(risk.title)) for risk in theme.rated]
        self.fields["risk"].choices = [("", _("None in particular")), *risks]  # type: ignore[attr-defined]
        for name in ("responsible", "helper"):
            self.fields[name].choices = [("", _("Nobody yet")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for name in DAYS:
            self._check_day(name, told.get(name))
        starts, due = told.get("starts_on"), told.get("due_on")
        if starts and due and due < starts:
            self.add_error("due_on", _("It cannot be done before it begins."))
        if told.get("responsible") and told.get("responsible") == told.get("helper"):
            self.add_error("helper", _("Choose somebody else to help, or nobody."))
        return told

    def _check_day(self, name: str, day: date | None) -> None:
        """A day that stood there already may have passed since."""
        if day and day != getattr(self.shown, name) and not rules.day_is_right(day, self.today):
            self.add_error(name, _("Choose a day that lies ahead, within three years."))

    @property
    def wording(self) -> Wording:
        told = {name: value for name, value in self.cleaned_data.items() if name != "edition"}
        responsible, helper = told.pop("responsible"), told.pop("helper")
        kept = {name: getattr(self.shown, name) for name in ("question", "source", "source_kind", "named")}
        return Wording(**kept, **told, responsible_id=responsible, helper_id=helper)


class MoveForm(forms.Form):
    """What becomes of an action; `because`: why it was dropped, or what was seen."""

    state = forms.ChoiceField(choices=Action.State.choices)
    because = _text(_("In a few words"), REASON_LENGTH)
