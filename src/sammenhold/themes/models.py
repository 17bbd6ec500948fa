"""What a theme is made of. Every value is frozen; every text is there in Danish and English."""

from typing import Annotated, Literal, Self, get_args

from django.db.models.enums import TextChoices
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Language = Literal["da", "en"]
Method = Literal["dots", "score", "ranking", "opinion"]
Kind = Literal["arrive", "theme", "gains", "risks", "question", "close"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PHASES: dict[Kind, tuple[str, ...]] = {
    "arrive": ("arrive",),
    "theme": ("theme",),
    "gains": ("write", "show"),
    "risks": ("rate", "result", "again"),
    "question": ("write", "group", "more", "regroup", "vote", "score", "ranking", "opinion", "decide"),
    "close": ("decisions",),
}

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=8)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=50)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
MOST_STEPS, MOST_MINUTES, MOST_ITEMS, MOST_TEXTS = 40, 120, 60, 3
FIVE = 5
Minutes = Annotated[int, Field(ge=1, le=MOST_STEPS * MOST_MINUTES)]
StepMinutes = Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Value):
    """A text in both languages; as a string it speaks the language of the page."""

    da: Words
    en: Words

    def __str__(self) -> str:
        return self.in_(get_language())

    def in_(self, language: str | None) -> str:
        return self.en if (language or "").startswith("en") else self.da


Texts = tuple[Text, ...]


def _five(steps: Texts) -> Texts:
    if len(steps) != FIVE:
        raise PydanticCustomError("five_steps", "not five steps")
    return steps


Scale = Annotated[Texts, AfterValidator(_five)]
"""The answers to an item, from the least to the most."""


class Said(Value):
    """A line of somebody's own, in one of the languages or in both; it says which."""

    da: Line | None = None
    en: Line | None = None

    @model_validator(mode="after")
    def _has_words(self) -> Self:
        if self.da is None and self.en is None:
            raise PydanticCustomError("no_language", "in neither language")
        return self

    def __str__(self) -> str:
        return self.in_(get_language())

    def in_(self, language: str | None) -> str:
        return (self.en if self.tongue(language) == "en" else self.da) or ""

    def tongue(self, language: str | None) -> Language:
        """The language in which a reader of `language` meets it."""
        if self.da is None:
            return "en"
        return "en" if self.en is not None and (language or "").startswith("en") else "da"


class About(TextChoices):
    VIRTUAL = "virtual", _("Virtual colleagues")
    EVERYONE = "everyone", _("The whole workplace")


class Prevention(TextChoices):
    """The six areas in which Danish guidance asks an employer to prevent strain."""

    PLANNING = "planning", _("Planning of the work")
    INSTRUCTION = "instruction", _("Instruction and training")
    SUPPORT = "support", _("Support from leader and colleagues")
    INFLUENCE = "influence", _("Influence on own work")
    CAPABILITIES = "capabilities", _("What the employee can do")
    SENSITIVE_GROUPS = "sensitive_groups", _("Those who need particular care")


class Evidence(TextChoices):
    GUIDANCE = "guidance", _("Guidance")
    OBSERVATION = "observation", _("Observation")
    TRIAL = "trial", _("Trial")


class Source(Value):
    code: Code
    title: Text
    publisher: Words
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    good_for: Text
    language: Language


class Topic(Value):
    code: Code
    title: Text
    text: Text


class Risk(Topic):
    """Something to look out for; `statement` is what each person privately rates, `keep` its bright side."""

    about: About
    statement: Text
    keep: Text
    questions: tuple[Code, ...]


class AgreementExample(Value):
    kind: Literal["agreement"]
    when: Text
    do: Text


class ActionExample(Value):
    kind: Literal["action"]
    what: Text


class Question(Value):
    """`about_extent`: it asks who works virtually, so that what the map says stands with it."""

    code: Code
    short: Text
    title: Text
    why: Text
    prompts: Annotated[Texts, Field(min_length=1)]
    example_notes: Texts
    proposal: Annotated[AgreementExample | ActionExample, Field(discriminator="kind")]
    risks: tuple[Code, ...]
    about_extent: bool = False


class Measure(Value):
    code: Code
    title: Text
    text: Text
    risks: Annotated[tuple[Code, ...], Field(min_length=1)]
    who: Text
    how_often: Text
    sign: Text
    prevention: Prevention
    evidence: Evidence
    sources: Annotated[tuple[Code, ...], Field(min_length=1)]


class Sentence(Value):
    """Something to live by, as one reads it aloud: when `when`, `do`. Not when `unless`."""

    when: Text
    do: Text
    unless: Text | None = None


class StartingPoint(Topic):
    """Sentences that a team agreement can begin with, and what they are good for."""

    risk: Code
    question: Code
    sentences: Annotated[tuple[Sentence, ...], Field(min_length=1)]


class AgendaStep(Value):
    """A step of kind question names one of the theme's, or has a `title`: a question of one's own."""

    kind: Kind
    minutes: StepMinutes
    question: Code | None = None
    title: Said | None = None
    method: Method = "dots"
    repeat: bool = False
    twice: bool = False
    beside: bool = False
    opinion_groups: bool = False


class Agenda(Value):
    key: Key
    title: Said
    minutes: Minutes
    lede: Said | None = None
    tempo: Literal["live", "days"] = "live"
    steps: Annotated[tuple[AgendaStep, ...], Field(min_length=1, max_length=MOST_STEPS)]


class StepText(Value):
    """What a step, or one phase of it, says to participants and to the facilitator."""

    title: Text
    participant: Text
    facilitator: Text
    anonymous: Text
    say: Texts = ()
    hints: Texts = ()
    opening: Texts = ()


class Item(Value):
    """A question of a screening, answered on five steps. A core item is put word for word alike to everybody;
    what is put to one work form alone (`asked`) is never compared. `reversed`: a high answer is a bad one."""

    code: Code
    kind: Literal["gain", "core", "follow"]
    risk: Code | None = None
    topic: Code | None = None
    scale: Key
    reversed: bool = False
    asked: Literal["everyone", "virtual", "on_site"] = "everyone"
    text: Text


class TextQuestion(Value):
    """A question of a screening that is answered in one's own words, by those who want to."""

    code: Code
    text: Text


class Questionnaire(Value):
    """What a screening asks: first what is worth keeping, then each risk, then what goes deeper. `texts` come
    last, where those who lead choose so."""

    key: Key
    title: Text
    lede: Text
    scales: dict[Key, Scale]
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MOST_ITEMS)]
    texts: Annotated[tuple[TextQuestion, ...], Field(max_length=MOST_TEXTS)] = ()

    def core(self, risk: str) -> Item:
        return next(item for item in self.items if item.kind == "core" and item.risk == risk)

    def following(self, risk: str) -> tuple[Item, ...]:
        """What goes deeper into a risk."""
        return tuple(item for item in self.items if item.kind == "follow" and item.risk == risk)


class Theme(Value):
    key: Key
    title: Text
    lede: Text
    seed: Code
    trend: Annotated[tuple[Topic, ...], Field(min_length=1)]
    environment: Annotated[tuple[Topic, ...], Field(min_length=1)]
    leadership: Annotated[tuple[Topic, ...], Field(min_length=1)]
    gains: Annotated[Texts, Field(min_length=1)]
    risks: Annotated[tuple[Risk, ...], Field(min_length=1)]
    work_itself: Risk
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    measures: tuple[Measure, ...]
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    agendas: Annotated[tuple[Agenda, ...], Field(min_length=1)]
    steps: dict[str, StepText]
    questionnaire: Questionnaire | None = None
    starting_points: tuple[StartingPoint, ...] = ()

    @property
    def rated(self) -> tuple[Risk, ...]:
        """What a workshop rates: the risks, and last the work itself."""
        return (*self.risks, self.work_itself)

    def risk(self, code: str) -> Risk:
        return {risk.code: risk for risk in self.rated}[code]

    def question(self, code: str) -> Question:
        return {question.code: question for question in self.questions}[code]

    def source(self, code: str) -> Source:
        return {source.code: source for source in self.sources}[code]

    def agenda(self, key: str) -> Agenda:
        return {agenda.key: agenda for agenda in self.agendas}[key]

    def measures_for(self, risk: str) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if risk in measure.risks)

    def step(self, kind: str, phase: str = "") -> StepText:
        """The words of a phase; a phase without words of its own speaks those of its step."""
        return self.steps.get(f"{kind}.{phase}") or self.steps[kind]
