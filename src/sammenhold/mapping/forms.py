"""What people fill in about how they work."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from sammenhold.mapping import rules
from sammenhold.mapping.choices import Channel, Degree, Served, Sharing, Task, Weekday
from sammenhold.mapping.commands import Estimate, Said
from sammenhold.mapping.queries.estimates import Line
from sammenhold.mapping.queries.own import Own
from sammenhold.web.forms import Segmented, Stepper


class DaysField(forms.IntegerField):
    """A number of days in four weeks; empty is none."""

    def __init__(self, **arguments: Any) -> None:
        widget = Stepper({"min": 0, "max": rules.DAYS, "inputmode": "numeric"})
        super().__init__(min_value=0, max_value=rules.DAYS, required=False, widget=widget, **arguments)


class PatternForm(forms.Form):
    """One person's work pattern, beginning with what is known."""

    use_required_attribute = False
    home_days = DaysField(label=_("At home"))
    road_days = DaysField(label=_("On the road or elsewhere"))
    other_site = forms.TypedChoiceField(label=_("Another site"), coerce=int, empty_value=None, required=False)
    other_days = DaysField(label=_("Days at the other site"))
    wished_home_days = DaysField(
        label=_("Days at home as you would like it"),
        help_text=_("In four weeks. Leave it empty if you do not know."),
    )
    expected_home_days = DaysField(
        label=_("Days at home as you expect it in a year"),
        help_text=_("In four weeks. Leave it empty if you do not know."),
    )
    home_weekdays = forms.TypedMultipleChoiceField(
        label=_("I usually work at home on"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "choices-row"}),
    )
    starts = forms.TimeField(
        label=_("I usually begin at"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    ends = forms.TimeField(
        label=_("I usually end at"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    time_zone = forms.ChoiceField(label=_("My time zone"))
    channels = forms.MultipleChoiceField(
        label=_("How I am in contact with those who are elsewhere"),
        choices=Channel,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "choices-row"}),
    )
    served = forms.MultipleChoiceField(
        label=_("Whom I serve without meeting them in person"),
        choices=Served,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    sharing = forms.ChoiceField(
        label=_("What my team sees in the week"),
        choices=Sharing,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what your team is to see.")},
    )

    def __init__(self, own: Own, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(own.initial))
        known = 0 if "home_days" in own.initial else None
        for pk, name in own.near:
            self.fields[f"site_{pk}"] = DaysField(label=name, initial=known)
        for task in Task:
            self.fields[f"task_{task}"] = forms.TypedChoiceField(
                label=task.label,
                choices=Degree.choices,
                coerce=int,
                empty_value=None,
                required=False,
                widget=Segmented,
            )
        self.fields["other_site"].choices = [("", _("None")), *own.far]  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = _zones(own.zones)  # type: ignore[attr-defined]

    @property
    def sites(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("site_")]

    @property
    def tasks(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("task_")]

    def clean(self) -> None:
        self._check_days()
        self._check_hours()

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        tasks = {task.value: given[f"task_{task}"] for task in Task if given[f"task_{task}"] is not None}
        return Said(
            sites=self._site_days(),
            home_days=given["home_days"] or 0,
            road_days=given["road_days"] or 0,
            tasks=tasks,
            home_weekdays=tuple(given["home_weekdays"]),
            channels=tuple(given["channels"]),
            served=tuple(given["served"]),
            wished_home_days=given["wished_home_days"],
            expected_home_days=given["expected_home_days"],
            starts=given["starts"],
            ends=given["ends"],
            time_zone=given["time_zone"],
            sharing=Sharing(given["sharing"]),
        )

    def _site_days(self) -> dict[int, int]:
        given = self.cleaned_data
        days = {
            int(name[5:]): given[name] for name in self.fields if name.startswith("site_") and given.get(name)
        }
        other = given.get("other_site")
        return days | ({other: given["other_days"]} if other and given.get("other_days") else {})

    def _check_days(self) -> None:
        if any(name.endswith("_days") or name.startswith("site_") for name in self.errors):
            return
        given = self.cleaned_data
        days = [*self._site_days().values(), given["home_days"] or 0, given["road_days"] or 0]
        if given["other_days"] and not given.get("other_site"):
            self.add_error("other_site", _("Choose which site it is."))
        elif rules.too_many_days(days):
            many = ngettext_lazy(
                "This is %(days)d day in all, and four weeks have 28.",
                "This is %(days)d days in all, and four weeks have 28.",
                sum(days),
            )
            self.add_error("home_days", many % {"days": sum(days)})
        elif not sum(days):
            self.add_error("home_days", _("Say on how many days you work, at least one."))

    def _check_hours(self) -> None:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if {"starts", "ends"} & self.errors.keys():
            return
        if (starts is None) != (ends is None):
            missing = "starts" if starts is None else "ends"
            self.add_error(missing, _("Say both when you begin and when you end, or leave both empty."))
        elif starts is not None and ends is not None and not rules.is_a_day(starts, ends):
            self.add_error("ends", _("From the one to the other there are more than 13 hours. Check both."))


def _zones(near: tuple[str, ...]) -> list[tuple[Any, Any]]:
    """Those of the organisation first."""
    rest = sorted(
        zone for zone in available_timezones() - set(near) if "/" in zone and not zone.startswith("Etc")
    )
    named = [(zone, zone.replace("_", " ")) for zone in near]
    return [*named, (_("All other time zones"), [(zone, zone.replace("_", " ")) for zone in rest])]


class EstimateForm(forms.Form):
    """One row of the leader's table; empty is no estimate."""

    home_days = DaysField(label=_("Days at home in four weeks"))
    expected_home_days = DaysField(label=_("Days at home in a year"))

    def __init__(self, line: Line, data: Mapping[str, Any] | None = None) -> None:
        initial = {"home_days": line.home_days, "expected_home_days": line.expected_home_days}
        super().__init__(data, prefix=f"p{line.person_id}", initial=initial)
        self.line = line

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("expected_home_days") is not None and given.get("home_days") is None and not self.errors:
            self.add_error("home_days", _("Say how it is now as well."))

    @property
    def estimate(self) -> Estimate | None:
        given = self.cleaned_data
        if given["home_days"] is None:
            return None
        return Estimate(given["home_days"], given["expected_home_days"])
