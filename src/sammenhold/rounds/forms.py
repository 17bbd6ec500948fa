"""The forms of the pages about rounds."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sammenhold.directory.queries import Branch
from sammenhold.rounds.documents import Document
from sammenhold.rounds.models import Lead
from sammenhold.rounds.queries import RoundView
from sammenhold.themes.queries import themes

LONGEST = 20_000
LEAVES = "leaves"
INDENT = "\u2003"
People = tuple[tuple[int, str], ...]
Texts = Mapping[str, str] | None


def suggested_title(unit: str, today: date) -> str:
    seasons = (_("winter"), _("spring"), _("summer"), _("autumn"))
    season = seasons[today.month % 12 // 3]
    facts = {"unit": unit, "season": season, "year": today.year}
    return gettext("Virtual collaboration in %(unit)s, %(season)s %(year)s") % facts


def _person(person: str) -> int | None:
    return int(person) if person else None


class UnitForm(forms.Form):
    unit = forms.ChoiceField(label=_("Unit"))

    def __init__(self, units: tuple[Branch, ...], home: int) -> None:
        super().__init__(initial={"unit": home})
        top = min((unit.depth for unit in units), default=0)
        choices = [(unit.id, INDENT * (unit.depth - top) + unit.name) for unit in units]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]


class StartForm(forms.Form):
    """What a round begins with, already filled in as far as the directory knows."""

    PARTS = {
        "leader": Lead.Part.LEADER,
        "safety_rep": Lead.Part.SAFETY_REP,
        "employee_rep": Lead.Part.EMPLOYEE_REP,
    }

    title = forms.CharField(label=_("What the round is called"), max_length=200)
    theme = forms.ChoiceField(label=_("Theme"))
    leader = forms.TypedChoiceField(label=_("Leader"), coerce=_person, empty_value=None, required=False)
    safety_rep = forms.TypedChoiceField(
        label=_("Safety representative"), coerce=_person, empty_value=None, required=False
    )
    employee_rep = forms.TypedChoiceField(
        label=_("Employees' representative"),
        help_text=_(
            "Only where there is no safety representative, as there often is not with fewer than ten "
            "employees: somebody the employees have chosen."
        ),
        coerce=_person,
        empty_value=None,
        required=False,
    )

    def __init__(self, people: People, **arguments: object) -> None:
        super().__init__(**arguments)  # type: ignore[arg-type]
        self.fields["title"].max_length = None  # type: ignore[attr-defined]
        for name in self.PARTS:
            self.fields[name].choices = [("", _("Nobody yet")), *people]  # type: ignore[attr-defined]
        known = [(theme.key, str(theme.title)) for theme in themes()]
        self.fields["theme"].choices = known  # type: ignore[attr-defined]
        if len(known) == 1:
            self.fields["theme"].widget = forms.HiddenInput()
            self.initial["theme"] = known[0][0]

    def clean(self) -> None:
        chosen = [self.cleaned_data.get(name) for name in self.PARTS]
        twice = {person for person in chosen if person and chosen.count(person) > 1}
        for name in reversed(self.PARTS):
            if self.cleaned_data.get(name) in twice:
                self.add_error(name, _("Choose two different people: they lead the round together."))
                break

    @property
    def parts(self) -> dict[int, Lead.Part]:
        return {self.cleaned_data[name]: part for name, part in self.PARTS.items() if self.cleaned_data[name]}


class LeadsForm(forms.Form):
    """Who leads the round: a row for each, and one to add somebody."""

    person = forms.TypedChoiceField(label=_("Add somebody"), coerce=_person, empty_value=None, required=False)
    part = forms.ChoiceField(
        label=_("With the part"), choices=Lead.Part.choices, initial=Lead.Part.FACILITATOR
    )

    def __init__(
        self, round: RoundView, me: int, people: People, data: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(data)
        self.rows = {f"part-{lead.person_id}": lead for lead in round.leads}
        for name, lead in self.rows.items():
            leave = [] if lead.person_id == me else [(LEAVES, _("No longer leads the round"))]
            choices = [*Lead.Part.choices, *leave]
            self.fields[name] = forms.ChoiceField(label=lead.name, choices=choices)
            self.initial[name] = lead.part
        others = [(pk, name) for pk, name in people if pk not in round.lead_ids]
        self.fields["person"].choices = [("", _("Choose a person")), *others]  # type: ignore[attr-defined]
        self.order_fields([*self.rows, "person", "part"])

    @property
    def changes(self) -> dict[int, Lead.Part | None]:
        found: dict[int, Lead.Part | None] = {
            lead.person_id: None if chosen == LEAVES else Lead.Part(chosen)
            for name, lead in self.rows.items()
            if (chosen := self.cleaned_data[name]) != lead.part
        }
        if self.cleaned_data["person"]:
            found[self.cleaned_data["person"]] = Lead.Part(self.cleaned_data["part"])
        return found


class Prose(forms.CharField):
    """Text that a finished document must have and a draft may lack."""

    default_validators = [MaxLengthValidator(LONGEST)]

    def to_python(self, value: str | None) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def validate(self, value: str) -> None:
        """A draft may be empty."""


class PaperForm(forms.Form):
    use_required_attribute = False

    def __init__(self, document: Document, language: str, data: Texts = None, initial: Texts = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        for blank in document.blanks:
            widget = forms.Textarea({"rows": 7, "lang": language} if language else {"rows": 7})
            label, hint = str(blank.label), str(blank.hint)
            self.fields[blank.name] = Prose(label=label, help_text=hint, widget=widget)


class BaseForm(forms.Form):
    """The texts as they were when the page was opened: what somebody changed is told from them."""

    def __init__(self, document: Document, data: Texts = None, initial: Texts = None) -> None:
        super().__init__(data, prefix="base", initial=dict(initial or {}))
        for blank in document.blanks:
            self.fields[blank.name] = Prose(widget=forms.HiddenInput())
