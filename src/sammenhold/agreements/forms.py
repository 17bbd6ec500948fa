"""The forms of those who lead: a sentence, who looks after it, asking, adopting."""

from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from sammenhold.agreements import rules
from sammenhold.agreements.commands.adopting import Outcome
from sammenhold.agreements.models import NAME_LENGTH, TEXT_LENGTH
from sammenhold.agreements.wording import Sentence, Wording
from sammenhold.jobs import clock
from sammenhold.mail.hours import WORK_ENDS, working_days
from sammenhold.themes.models import Theme

WORKING_DAYS = 5
"""How long the team is given to answer, unless those who lead choose otherwise."""


def day_field(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **more)


class SentenceForm(forms.Form):
    """`base` is what the sentence said when the page was opened, so that nobody writes over another."""

    when = forms.CharField(
        label=_("When …"),
        help_text=_("The situation, so concrete that all know when it is there."),
        max_length=TEXT_LENGTH,
    )
    text = forms.CharField(
        label=_("… we do this"),
        help_text=_("So concrete that in four weeks you can say whether you do it."),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 2}),
    )
    unless = forms.CharField(
        label=_("Except"), max_length=TEXT_LENGTH, required=False, widget=forms.Textarea({"rows": 2})
    )
    owner = forms.CharField(label=_("Who sees to it"), max_length=NAME_LENGTH, required=False)
    risk = forms.ChoiceField(label=_("Which risk it answers"), required=False)
    question = forms.ChoiceField(label=_("Which question it answers"), required=False)
    keeps = forms.CharField(label=_("Which good thing it keeps"), max_length=TEXT_LENGTH, required=False)
    base = forms.CharField(widget=forms.HiddenInput(), required=False, strip=False)

    def __init__(self, theme: Theme, sentence: Sentence | None = None, data: Any = None) -> None:
        shown = vars(sentence) | {"base": base_of(sentence)} if sentence else {}
        super().__init__(data, initial=shown)
        risks = [(risk.code, str(risk.title)) for risk in theme.rated]
        questions = [(question.code, str(question.title)) for question in theme.questions]
        for name, choices in (("risk", risks), ("question", questions)):
            kept = getattr(sentence, name, "")
            other = [] if kept in dict(choices) else [(kept, kept)]
            known = [("", _("None in particular")), *choices, *(other if kept else [])]
            self.fields[name].choices = known  # type: ignore[attr-defined]

    @property
    def wording(self) -> Wording:
        told = self.cleaned_data
        when, text, unless, owner, risk, question, keeps = (" ".join(told[name].split()) for name in WORDS)
        return Wording(when, text, unless, owner, risk, question, keeps)


WORDS = ("when", "text", "unless", "owner", "risk", "question", "keeps")


def base_of(sentence: Sentence) -> str:
    return " | ".join((*sentence.words, sentence.owner))


class CareForm(forms.Form):
    """Who looks after the agreement, and when the team looks at it again."""

    keeper = forms.TypedChoiceField(
        label=_("Who looks after the agreement"),
        help_text=_("Gets a mail when it is time to look back. Has no more to say than the others."),
        coerce=int,
    )
    review_on = day_field(_("When you look at it again"))

    def __init__(
        self, people: tuple[tuple[int, str], ...], today: date, initial: Any, data: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        self.fields["keeper"].choices = [("", _("Choose a person")), *people]  # type: ignore[attr-defined]

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if not rules.review_is_right(day, self.today):
            raise forms.ValidationError(_("Choose a day to come, within a year."))
        return day


class AskForm(forms.Form):
    closes_on = day_field(
        _("The last day to answer"), help_text=_("Until 16. Give people time at work for it.")
    )
    by_mail = forms.BooleanField(
        label=_("Sammenhold sends the personal links by mail"),
        help_text=_("In each one's working hours, one mail a day at most. You can also print or copy links."),
        required=False,
    )

    def __init__(self, zone: ZoneInfo, data: Any = None) -> None:
        super().__init__(data, initial={"closes_on": last_day(zone), "by_mail": True})
        self.zone = zone

    def clean_closes_on(self) -> date:
        day: date = self.cleaned_data["closes_on"]
        if not rules.closing_is_right(end_of(day, self.zone), clock.now()):
            raise forms.ValidationError(_("Choose a day to come, within the next two months."))
        return day

    @property
    def closes_at(self) -> datetime:
        return end_of(self.cleaned_data["closes_on"], self.zone)


def last_day(zone: ZoneInfo) -> date:
    """So many working days after today."""
    tomorrow = clock.now().astimezone(zone).date() + timedelta(days=1)
    return list(islice(working_days(tomorrow), WORKING_DAYS))[-1]


def end_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(WORK_ENDS), zone)


class AdoptForm(forms.Form):
    """`meeting` is asked where the wording has not been agreed to over days."""

    adopted_on = day_field(_("Adopted on"))
    meeting = forms.BooleanField(
        label=_(
            "Everybody in the team was asked at a meeting, also those who took part from elsewhere, and "
            "nobody objects."
        ),
        error_messages={"required": _("Say that everybody has been asked, or ask them over days.")},
    )

    def __init__(self, today: date, earliest: date | None, *, over_days: bool, data: Any = None) -> None:
        super().__init__(data, initial={"adopted_on": today})
        self.today, self.earliest = today, earliest
        if over_days:
            del self.fields["meeting"]

    def clean_adopted_on(self) -> date:
        day: date = self.cleaned_data["adopted_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day has not come yet."))
        if self.earliest and day < self.earliest:
            raise forms.ValidationError(_("That is before the version in force was adopted."))
        return day


class LookBackForm(forms.Form):
    """For each sentence what the team wants done with it, and when it looks again."""

    held_on = day_field(_("When you talked about it"))
    review_on = day_field(_("When you look at it again"))

    def __init__(self, wording: tuple[Sentence, ...], today: date, data: Any = None) -> None:
        again = today + rules.LATER_REVIEWS
        super().__init__(data, initial={"held_on": today, "review_on": again})
        self.today = today
        for one in wording:
            self.fields[f"outcome-{one.key}"] = forms.ChoiceField(
                label=_("Keep it, change it or drop it?"), choices=OUTCOMES, widget=forms.RadioSelect()
            )
            self.fields[f"note-{one.key}"] = forms.CharField(
                label=_("What you said about it"), max_length=TEXT_LENGTH, required=False
            )

    @property
    def outcomes(self) -> dict[str, Outcome]:
        told = self.cleaned_data
        keys = [name.removeprefix("outcome-") for name in self.fields if name.startswith("outcome-")]
        return {key: Outcome(told[f"outcome-{key}"], told[f"note-{key}"]) for key in keys}

    def clean_held_on(self) -> date:
        day: date = self.cleaned_data["held_on"]
        if day > self.today:
            raise forms.ValidationError(_("That day has not come yet."))
        return day

    def clean_review_on(self) -> date:
        day: date = self.cleaned_data["review_on"]
        if not rules.review_is_right(day, self.today):
            raise forms.ValidationError(_("Choose a day to come, within a year."))
        return day


OUTCOMES = ((rules.KEEP, _("Keep it")), (rules.CHANGE, _("Change it")), (rules.DROP, _("Drop it")))
