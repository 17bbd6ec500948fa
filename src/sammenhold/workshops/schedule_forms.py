"""When each part of a workshop over days closes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sammenhold.workshops.queries.windows import Part
from sammenhold.workshops.schedule import in_order

LOCAL = "%Y-%m-%dT%H:%M"


class ProposalForm(forms.Form):
    first = forms.DateField(
        label=_("The first day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    apart = forms.BooleanField(
        label=_("One part a day"),
        required=False,
        help_text=_("Gives everybody a whole day for each part, wherever they are."),
    )


class TimesForm(forms.Form):
    """A closing time for each part that is not closed, in the zone where they were given."""

    def __init__(self, parts: Sequence[Part], zone: ZoneInfo, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.zone, self.parts = zone, [part for part in parts if part.closed_at is None]
        for part in self.parts:
            self.fields[part.field] = forms.DateTimeField(
                label=part.name,
                input_formats=[LOCAL, "%Y-%m-%dT%H:%M:%S"],
                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=LOCAL),
                initial=part.closes_at.astimezone(zone).replace(tzinfo=None) if part.closes_at else None,
            )

    def _clean_fields(self) -> None:
        """What is written is time of day in the zone of the workshop; an hour that is skipped or comes twice
        when the clocks change is refused with a word about it."""
        with timezone.override(self.zone):
            super()._clean_fields()  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not in_order([given[part.field] for part in self.parts if part.field in given]):
            raise forms.ValidationError(_("A part cannot close before the one that comes before it."))
        return given

    def times(self) -> dict[tuple[int, str], datetime]:
        return {(part.step.pk, part.phase): self.cleaned_data[part.field] for part in self.parts}
