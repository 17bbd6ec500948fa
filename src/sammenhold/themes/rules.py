"""What must agree between the parts of a theme."""

from collections.abc import Iterable, Iterator

from sammenhold.themes.models import KINDS, PHASES, Theme

Location = tuple[str | int, ...]
Finding = tuple[Location, str]


def findings(theme: Theme) -> Iterator[Finding]:
    """Everything in the theme that contradicts itself: where, and what is wrong."""
    yield from _duplicates(theme)
    yield from _unknown_codes(theme)
    yield from _agendas(theme)
    yield from _steps(theme)


def _duplicates(theme: Theme) -> Iterator[Finding]:
    for place, coded in _coded(theme):
        seen: set[str] = set()
        for location, code in coded:
            if code in seen:
                yield location, f"the code {code} is used twice in {place}"
            seen.add(code)


def _coded(theme: Theme) -> Iterator[tuple[str, list[tuple[Location, str]]]]:
    topics = ("trend", "environment", "leadership")
    yield "the topics", [pair for name in topics for pair in _codes(theme, name)]
    yield "the risks", [*_codes(theme, "risks"), (("work_itself", "code"), theme.work_itself.code)]
    for name in ("questions", "measures", "sources"):
        yield f"the {name}", _codes(theme, name)
    yield "the agendas", [(("agendas", i, "key"), agenda.key) for i, agenda in enumerate(theme.agendas)]


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
            yield location, f"there is no {what} with the code {code}"


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
    for i, agenda in enumerate(theme.agendas):
        for j, step in enumerate(agenda.steps):
            if step.question is not None:
                yield ("agendas", i, "steps", j, "question"), "question", step.question


def _each(location: Location, what: str, codes: Iterable[str]) -> Iterator[tuple[Location, str, str]]:
    return (((*location, i), what, code) for i, code in enumerate(codes))


def _agendas(theme: Theme) -> Iterator[Finding]:
    for i, agenda in enumerate(theme.agendas):
        total = sum(step.minutes for step in agenda.steps)
        if total != agenda.minutes:
            yield (
                ("agendas", i, "minutes"),
                f"the steps take {total} minutes, the agenda says {agenda.minutes}",
            )
        for j, step in enumerate(agenda.steps):
            if (step.kind == "question") != (step.question is not None):
                yield (
                    ("agendas", i, "steps", j),
                    "a step of kind question names a question; no other step does",
                )
            if step.twice and step.kind != "question":
                yield ("agendas", i, "steps", j, "twice"), "only a question is written on twice"


def _steps(theme: Theme) -> Iterator[Finding]:
    known = {*KINDS, *(f"{kind}.{phase}" for kind, phases in PHASES.items() for phase in phases)}
    for name in theme.steps:
        if name not in known:
            yield (
                ("steps", name),
                f"there is no step kind or phase {name}; known are {', '.join(sorted(known))}",
            )
    for kind in KINDS:
        if kind not in theme.steps:
            yield ("steps", kind), f"the texts of the step {kind} are missing"
    if "arrive" in theme.steps and not theme.steps["arrive"].opening:
        yield ("steps", "arrive", "opening"), "needs at least one question for the opening round"
