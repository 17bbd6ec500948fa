"""A folder of data files to a checked theme, or to everything that is wrong with it in plain words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from sammenhold.themes import reading, rules
from sammenhold.themes.models import Agenda, Questionnaire, Said, Text, Theme, Value
from sammenhold.themes.reading import Location, Place, Problem
from sammenhold.themes.wrongs import Wrong, _, wrong

M = TypeVar("M", bound=BaseModel)
LONGEST_QUOTE = 60
LANGUAGES = {"da": _("the Danish text is missing"), "en": _("the English text is missing")}
FIELDS = _("must hold fields, each written as name: value")
KNOWN = _("must be one of %(expected)s, not %(input)s")
WHOLE = _("must be a whole number, not %(input)s")
YES_OR_NO = _("must be true or false, not %(input)s")
PLAIN = {
    "extra_forbidden": _("is not a field known here"),
    "string_type": _("must be a text"),
    "string_too_short": _("is empty"),
    "string_too_long": _("is longer than %(max_length)s characters: %(input)s"),
    "string_pattern_mismatch": _("is not of the right form: %(input)s"),
    "int_parsing": WHOLE,
    "int_parsing_size": WHOLE,
    "int_from_float": WHOLE,
    "int_type": _("must be a whole number"),
    "greater_than_equal": _("must be at least %(ge)s, not %(input)s"),
    "less_than_equal": _("must be at most %(le)s, not %(input)s"),
    "bool_parsing": YES_OR_NO,
    "bool_type": YES_OR_NO,
    "literal_error": KNOWN,
    "enum": KNOWN,
    "union_tag_invalid": _("the kind must be one of %(expected_tags)s, not %(tag)s"),
    "union_tag_not_found": _("needs a kind: agreement or action"),
    "tuple_type": _("must be a list, each item on a line that starts with a dash"),
    "dict_type": FIELDS,
    "model_type": FIELDS,
    "model_attributes_type": FIELDS,
    "too_short": _("needs at least one"),
    "too_long": _("holds more than %(max_length)s"),
    "five_steps": _("needs five steps, from the least to the most"),
    "no_language": _("needs words in at least one language, as da: or en:"),
}
WRITTEN = {
    Text.__name__: _("must be written in both languages, as da: and en:"),
    Said.__name__: _("must say its language, as da: or en:"),
}


class AgendaFile(Value):
    """A file that holds agendas and nothing else."""

    agendas: Annotated[tuple[Agenda, ...], Field(min_length=1, max_length=20)]


class QuestionnaireFile(Value):
    """A file that holds a questionnaire and nothing else."""

    questionnaire: Questionnaire


class ThemeError(Exception):
    """A theme folder that cannot be used; `problems` says why, line by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def packs(folder: Path) -> list[Path]:
    """The theme folders inside `folder`: those that hold a ``theme.yaml``."""
    _must_exist(folder)
    return [file.parent for file in sorted(folder.glob("*/theme.yaml"))]


def load(folder: Path) -> Theme:
    """The theme in `folder`; its key is the folder's name. Raises `ThemeError` with every problem found."""
    _must_exist(folder)
    found = reading.read(folder)
    theme = None if found.problems else _theme(found)
    if theme is None or found.problems:
        raise ThemeError(sorted(found.problems))
    return theme


def agendas_sent(name: str, content: bytes, theme: Theme) -> tuple[Agenda, ...]:
    """The agendas in a file that somebody sends. Raises `ThemeError` with every problem found."""
    codes = {question.code for question in theme.questions}
    held = _sent(name, content, AgendaFile, lambda file: rules.agenda_findings(file.agendas, codes))
    return held.agendas


def questionnaire_sent(name: str, content: bytes, theme: Theme) -> Questionnaire:
    """The questionnaire in a file that somebody sends. Raises `ThemeError` with every problem found."""
    held = _sent(
        name,
        content,
        QuestionnaireFile,
        lambda file: rules.questionnaire_findings(file.questionnaire, theme),
    )
    return held.questionnaire


def _sent(name: str, content: bytes, model: type[M], findings: Callable[[M], Iterable[rules.Finding]]) -> M:
    found = reading.read_sent(name, content)
    held = None if found.problems else _checked(found, model, found.data, findings)
    if held is None or found.problems:
        raise ThemeError(sorted(found.problems))
    return held


def _must_exist(folder: Path) -> None:
    if not folder.is_dir():
        why = wrong(_("is not a folder that exists"))
        raise ThemeError([Problem(Place(folder, 1), "folder", why)])


def _theme(found: reading.Reading) -> Theme | None:
    if "key" in found.data:
        why = wrong(_("the key of a theme is the name of its folder; take this line out"))
        found.complain(("key",), why)
    return _checked(found, Theme, {**found.data, "key": found.folder.resolve().name}, rules.findings)


def _checked(
    found: reading.Reading,
    model: type[M],
    data: Mapping[str, Any],
    findings: Callable[[M], Iterable[rules.Finding]],
) -> M | None:
    try:
        held = model.model_validate(data)
    except ValidationError as error:
        for detail in _own(error.errors(include_url=False)):
            location = _location(found, detail["loc"])
            found.complain(location, _plain(location, detail))
        return None
    for location, why in findings(held):
        found.complain(location, why)
    return held


def _own(details: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Without lists that count as empty only because every item in them is wrong."""
    inner = {detail["loc"][:length] for detail in details for length in range(1, len(detail["loc"]))}
    return (detail for detail in details if detail["loc"] not in inner)


def _location(found: reading.Reading, loc: Location) -> Location:
    """Where the error is in the files; pydantic also names the variant it chose, which no file does."""
    last = len(loc) - 1
    known: Location = ()
    for i, part in enumerate(loc):
        if i == last or (*known, part) in found.places:
            known = (*known, part)
    return known


def _plain(location: Location, detail: Mapping[str, Any]) -> Wrong:
    kind, missing = detail["type"], LANGUAGES.get(str(location[-1])) if location else None
    if missing and kind in {"missing", "string_too_short", "string_type"}:
        return wrong(missing)
    if kind == "missing":
        return wrong(_("is missing"))
    if kind == "extra_forbidden" and " " in str(location[-1]):
        message = _("is not a field known here; a text with a comma or a colon in it needs quotation marks")
        return wrong(message)
    if kind == "model_type" and detail["ctx"]["class_name"] in WRITTEN:
        return wrong(WRITTEN[detail["ctx"]["class_name"]])
    words = {"input": detail["input"], **detail.get("ctx", {})}
    quoted = {name: str(value) if name != "input" else _short(value) for name, value in words.items()}
    return wrong(PLAIN[kind], **quoted) if kind in PLAIN else Wrong("%(msg)s", (("msg", detail["msg"]),))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
