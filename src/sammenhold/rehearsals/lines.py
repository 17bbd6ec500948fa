"""What those who are played write: the theme's own examples, each with what it is about."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sammenhold.themes.models import ActionExample, Question, Text, Theme
from sammenhold.workshops.models import Step

CONCERNS = (
    _("Remember those who work late shifts."),
    _("Who makes sure that it happens when we are busy?"),
    _("It must not become one more meeting."),
)
OBJECTIONS = (
    _("It does not work for those of us who answer the phone all morning."),
    _("Then the work falls to the same people as today."),
)


@dataclass(frozen=True)
class Line:
    """A note somebody could write, and what a group of such notes would be called."""

    text: Text
    about: Text


def lines(theme: Theme, step: Step) -> list[Line]:
    """What can be written in this step, each once."""
    if step.kind == Step.Kind.GAINS:
        return [Line(gain, gain) for gain in theme.gains]
    if step.question:
        question = theme.question(step.question)
        return [*_examples(question), *_of_risks(theme, question)]
    return [line for question in theme.questions for line in _examples(question)]


def _examples(question: Question) -> list[Line]:
    return [Line(note, question.short) for note in question.example_notes]


def _of_risks(theme: Theme, question: Question) -> list[Line]:
    risks = [theme.risk(code) for code in question.risks]
    return [Line(text, risk.title) for risk in risks for text in (risk.statement, risk.keep)]


def proposal(theme: Theme, step: Step, language: str) -> dict[str, str]:
    """A proposal as its form sends it: the theme's example for the question."""
    example = theme.question(step.question or theme.questions[0].code).proposal
    if isinstance(example, ActionExample):
        return {"when": "", "text": example.what.in_(language)}
    return {"when": example.when.in_(language), "text": example.do.in_(language)}
