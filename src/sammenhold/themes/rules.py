"""What must agree between the parts of a theme."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sammenhold.themes.models import KINDS, PHASES, Agenda, AgendaStep, Item, Questionnaire, Theme
from sammenhold.themes.wrongs import Wrong, _, wrong

Location = tuple[str | int, ...]
Finding = tuple[Location, Wrong]
NO_SUCH = {
    "risk": _("there is no risk with the code %(code)s"),
    "question": _("there is no question with the code %(code)s"),
    "source": _("there is no source with the code %(code)s"),
    "topic": _("there is no topic with the code %(code)s"),
    "scale": _("there is no scale with the name %(code)s"),
}
TWICE = {
    "topics": _("the code %(code)s is used twice in the topics"),
    "risks": _("the code %(code)s is used twice in the risks"),
    "questions": _("the code %(code)s is used twice in the questions"),
    "measures": _("the code %(code)s is used twice in the measures"),
    "sources": _("the code %(code)s is used twice in the sources"),
    "agendas": _("the code %(code)s is used twice in the agendas"),
    "starting_points": _("the code %(code)s is used twice in the starting points"),
    "items": _("the code %(code)s is used twice in the questionnaire"),
}
ORDER = ("gain", "core", "follow")
TOPICS = ("trend", "environment", "leadership")


def findings(theme: Theme) -> Iterator[Finding]:
    """Everything in the theme that contradicts itself: where, and what is wrong."""
    yield from _duplicates(theme)
    yield from _unknown_codes(theme)
    yield from agenda_findings(theme.agendas, {question.code for question in theme.questions})
    yield from _steps(theme)
    if theme.questionnaire is not None:
        yield from questionnaire_findings(theme.questionnaire, theme)


def _duplicates(theme: Theme) -> Iterator[Finding]:
    for place, coded in _coded(theme):
        yield from _twice(place, coded)


def _twice(place: str, coded: Iterable[tuple[Location, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for location, code in coded:
        if code in seen:
            yield location, wrong(TWICE[place], code=code)
        seen.add(code)


def _coded(theme: Theme) -> Iterator[tuple[str, list[tuple[Location, str]]]]:
    yield "topics", [pair for name in TOPICS for pair in _codes(theme, name)]
    yield "risks", [*_codes(theme, "risks"), (("work_itself", "code"), theme.work_itself.code)]
    for name in ("questions", "measures", "sources", "starting_points"):
        yield name, _codes(theme, name)


def _codes(theme: Theme, name: str) -> list[tuple[Location, str]]:
    return [((name, i, "code"), item.code) for i, item in enumerate(getattr(theme, name))]


def _unknown_codes(theme: Theme) -> Iterator[Finding]:
    known = {
        "risk": {risk.code for risk in theme.rated},
        "question": {question.code for question in theme.questions},
        "source": {source.code for source in theme.sources},
    }
    for location, what, code in _references(theme):
        if code not in known[what]:
            yield location, wrong(NO_SUCH[what], code=code)


def _references(theme: Theme) -> Iterator[tuple[Location, str, str]]:
    yield ("seed",), "source", theme.seed
    for i, risk in enumerate(theme.risks):
        yield from _each(("risks", i, "questions"), "question", risk.questions)
    yield from _each(("work_itself", "questions"), "question", theme.work_itself.questions)
    for i, question in enumerate(theme.questions):
        yield from _each(("questions", i, "risks"), "risk", question.risks)
    for i, measure in enumerate(theme.measures):
        yield from _each(("measures", i, "risks"), "risk", measure.risks)
        yield from _each(("measures", i, "sources"), "source", measure.sources)
    for i, point in enumerate(theme.starting_points):
        yield ("starting_points", i, "risk"), "risk", point.risk
        yield ("starting_points", i, "question"), "question", point.question


def _each(location: Location, what: str, codes: Iterable[str]) -> Iterator[tuple[Location, str, str]]:
    return (((*location, i), what, code) for i, code in enumerate(codes))


def agenda_findings(agendas: Iterable[Agenda], questions: Collection[str]) -> Iterator[Finding]:
    """What contradicts itself in agendas for a theme with these questions, by their codes."""
    yield from _twice("agendas", [(("agendas", i, "key"), agenda.key) for i, agenda in enumerate(agendas)])
    for i, agenda in enumerate(agendas):
        total = sum(step.minutes for step in agenda.steps)
        if total != agenda.minutes:
            message = _("the steps take %(total)s minutes, the agenda says %(minutes)s")
            yield ("agendas", i, "minutes"), wrong(message, total=total, minutes=agenda.minutes)
        for j, step in enumerate(agenda.steps):
            for field, why in _step(step, questions):
                yield ("agendas", i, "steps", j, *field), why


def _step(step: AgendaStep, questions: Collection[str]) -> Iterator[Finding]:
    asked = [given for given in (step.question, step.title) if given is not None]
    if len(asked) != (step.kind == "question"):
        message = _("a step of kind question names a question or has a title of its own; no other step does")
        yield (), wrong(message)
    if step.question is not None and step.question not in questions:
        yield ("question",), wrong(NO_SUCH["question"], code=step.question)
    if step.method != "dots" and step.kind != "question":
        yield ("method",), wrong(_("only a question is voted on"))
    if step.repeat and step.kind != "risks":
        yield ("repeat",), wrong(_("only the step of kind risks is held once more"))
    if step.twice and step.kind != "question":
        yield ("twice",), wrong(_("only a question is written on twice"))
    if step.beside and step.kind != "question":
        yield ("beside",), wrong(_("only a question is worked on at the same time as the one before it"))
    if step.opinion_groups and step.method != "opinion":
        yield ("opinion_groups",), wrong(_("opinion groups are looked for only where the method is opinion"))


def _steps(theme: Theme) -> Iterator[Finding]:
    known = {*KINDS, *(f"{kind}.{phase}" for kind, phases in PHASES.items() for phase in phases)}
    for name in theme.steps:
        if name not in known:
            message = _("there is no step kind or phase %(name)s; known are %(known)s")
            yield ("steps", name), wrong(message, name=name, known=", ".join(sorted(known)))
    for kind in KINDS:
        if kind not in theme.steps:
            yield ("steps", kind), wrong(_("the texts of the step %(kind)s are missing"), kind=kind)
    if "arrive" in theme.steps and not theme.steps["arrive"].opening:
        yield ("steps", "arrive", "opening"), wrong(_("needs at least one question for the opening round"))


def questionnaire_findings(questionnaire: Questionnaire, theme: Theme) -> Iterator[Finding]:
    """What contradicts itself in a questionnaire about the risks of `theme`."""
    items, at = questionnaire.items, ("questionnaire", "items")
    coded: list[tuple[Location, str]] = [((*at, i, "code"), item.code) for i, item in enumerate(items)]
    asked = enumerate(questionnaire.texts)
    coded += [(("questionnaire", "texts", i, "code"), text.code) for i, text in asked]
    yield from _twice("items", coded)
    known = {
        "risk": {risk.code for risk in theme.rated},
        "topic": {topic.code for name in TOPICS for topic in getattr(theme, name)},
        "scale": set(questionnaire.scales),
    }
    for i, item in enumerate(items):
        for what, codes in known.items():
            code = getattr(item, what)
            if code is not None and code not in codes:
                yield (*at, i, what), wrong(NO_SUCH[what], code=code)
        for field, why in _item(item, items[:i]):
            yield (*at, i, *field), why
    for code in sorted(known["risk"] - {item.risk for item in items if item.kind == "core"}):
        yield at, wrong(_("the risk %(code)s has no core item"), code=code)


def _item(item: Item, before: Sequence[Item]) -> Iterator[Finding]:
    if (item.risk is None) != (item.kind == "gain"):
        yield ("risk",), wrong(_("a core item or one that follows is about a risk; one about gains is not"))
    if item.kind == "core" and item.risk in {other.risk for other in before if other.kind == "core"}:
        yield ("risk",), wrong(_("the risk %(code)s has a core item already"), code=item.risk)
    if item.asked != "everyone" and item.kind != "follow":
        yield ("asked",), wrong(_("only an item that follows is put to one work form alone"))
    if before and ORDER.index(item.kind) < ORDER.index(before[-1].kind):
        yield ("kind",), wrong(_("what works is asked first, then the core items, then those that follow"))
