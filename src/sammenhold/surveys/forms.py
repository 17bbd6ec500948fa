"""Planning a screening."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sammenhold.jobs import clock
from sammenhold.stats.ratings import FLOOR
from sammenhold.surveys import rules
from sammenhold.surveys.commands.opening import Plan
from sammenhold.surveys.models import Wave
from sammenhold.themes.loading import ThemeError, questionnaire_sent
from sammenhold.themes.models import Questionnaire, Theme
from sammenhold.themes.reading import Problem

TWO_WEEKS = timedelta(days=14)
END_OF_DAY = time(23, 59)
MOST_BYTES, MOST_PROBLEMS = 200_000, 10


class PlanForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What the screening is called"), max_length=200)
    last_day = forms.DateField(
        label=gettext_lazy("The last day for answers"),
        help_text=gettext_lazy(
            "Two weeks leave time for those who are away. It closes just before midnight."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    deeper = forms.MultipleChoiceField(
        label=gettext_lazy("Go deeper into"),
        help_text=gettext_lazy(
            "Two more questions each. The core will do to begin with: fewer questions, more answers."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    texts = forms.BooleanField(
        label=gettext_lazy("Let people write in their own words too"),
        help_text=gettext_lazy(
            "Text questions at the end, for those who want to. You read the texts first, together; then "
            "everybody who was asked does. They are shown where as many have written as a figure needs. It "
            "cannot be changed once the screening is open."
        ),
        required=False,
    )
    floor = forms.IntegerField(
        label=gettext_lazy("Fewest answers behind a figure"),
        help_text=gettext_lazy("Five is the least. It cannot be changed once the screening is open."),
        min_value=FLOOR,
        max_value=50,
        initial=FLOOR,
    )
    file = forms.FileField(
        label=gettext_lazy("A questionnaire of your own, instead"),
        help_text=gettext_lazy(
            "A .yaml file in the form of ours, which you can download below and change. At most 200 kB."
        ),
        required=False,
        widget=forms.FileInput({"accept": ".yaml,.yml"}),
    )

    def __init__(
        self, theme: Theme, whole: Questionnaire, zone: ZoneInfo, *, own: bool, **arguments: Any
    ) -> None:
        """`own`: `whole` is one that the workplace has brought, and is asked as a whole."""
        super().__init__(**arguments)
        self.theme, self.whole, self.zone = theme, whole, zone
        if own:
            del self.fields["deeper"]
        else:
            self.fields["deeper"].choices = list(_topics(theme, rules.deeper_in(whole)))  # type: ignore[attr-defined]

    def clean_last_day(self) -> date:
        day: date = self.cleaned_data["last_day"]
        if not rules.closing_is_right(self._closing(day), clock.now()):
            raise forms.ValidationError(_("Choose a day from today on, at most sixty days ahead."))
        return day

    def clean_file(self) -> Questionnaire | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if not file:
            return None
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 200 kB."))
        try:
            return questionnaire_sent(file.name or "", file.read(), self.theme)
        except ThemeError as wrong:
            problems = wrong.problems[:MOST_PROBLEMS]
            raise forms.ValidationError([_where(problem) for problem in problems]) from None

    def clean(self) -> None:
        """There is something to write to, where people are to write."""
        given = self.cleaned_data
        if given.get("texts") and not (given.get("file") or self.whole).texts:
            self.add_error("texts", _("This questionnaire has no text questions. Add some to the file."))

    @property
    def plan(self) -> Plan:
        given = self.cleaned_data
        ours = rules.chosen(self.whole, given["deeper"]) if "deeper" in given else self.whole
        chosen = given["file"] or ours
        closing = self._closing(given["last_day"])
        return Plan(given["title"], closing, chosen, given["floor"], given["texts"])

    def _closing(self, day: date) -> datetime:
        return datetime.combine(day, END_OF_DAY, self.zone)


def first_choice(title: str, zone: ZoneInfo) -> dict[str, Any]:
    return {"title": title, "last_day": (clock.now() + TWO_WEEKS).astimezone(zone).date(), "floor": FLOOR}


def chosen_in(wave: Wave, zone: ZoneInfo) -> dict[str, Any]:
    """A wave's plan, to be changed."""
    return {
        "title": wave.title,
        "last_day": wave.closes_at.astimezone(zone).date(),
        "deeper": rules.deeper_in(wave.asked),
        "floor": wave.floor,
        "texts": wave.asks_texts,
    }


def _where(problem: Problem) -> str:
    """Where in the file something is wrong, and what."""
    words = {"line": problem.place.line, "field": problem.field, "why": problem.why.told}
    return _("Line %(line)d, %(field)s: %(why)s") % words


def _topics(theme: Theme, codes: Sequence[str]) -> list[tuple[str, str]]:
    titles = {topic.code: str(topic.title) for topic in (*theme.trend, *theme.environment, *theme.leadership)}
    titles |= {risk.code: str(risk.title) for risk in theme.rated}
    return [(code, titles[code]) for code in codes if code in titles]
