"""A closed wave as it is handed over, checked before anything is counted."""

import json
from collections.abc import Iterable
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sammenhold.stats.disclosure.reporting import ReportingGroup, check
from sammenhold.stats.ratings import FLOOR, STEP

NOT_RELEVANT, NOT_ANSWERED = "-", "."
SIGNS = "01234" + NOT_RELEVANT + NOT_ANSWERED
EVERYBODY = ""
"""The place of all together where nodes are keys; no node is called so."""

Name = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Three = Annotated[list[Number], Field(min_length=3, max_length=3)]


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class Item(Value):
    """One question. `reversed`: more is worse; `compared`: put word for word alike to everybody."""

    code: Name
    reversed: bool
    compared: bool


class Asked(Value):
    """A reporting group: who was asked, by node and work form."""

    key: Name
    node: Name
    bands: list[Name] = Field(min_length=1)
    invited: Count


class Wave(Value):
    """Everything of a closed wave. An answer is one sign per item: 0-4, - not relevant, . not answered.

    `parents` is the tree of nodes. `earlier` are the moments that an earlier wave was published with: n,
    total and squares, by node and item.
    """

    floor: Annotated[int, Field(ge=FLOOR)]
    items: list[Item] = Field(min_length=1)
    bands: list[Name] = Field(min_length=1)
    parents: dict[Name, Name | None]
    groups: list[Asked]
    answers: dict[Name, list[str]]
    earlier: dict[str, dict[Name, Three]] = {}

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        _once("items", (item.code for item in self.items))
        _once("bands", self.bands)
        check(self.reporting, self.parents)
        for group in self.groups:
            self._fits(group)
        if self.answers.keys() - {group.key for group in self.groups}:
            raise ValueError("answers are given for groups that there are")
        if any(len(each) != len(self.items) for each in self._all()):
            raise ValueError("an answer has one sign for each item")
        if set().union(*self._all()) - set(SIGNS):
            raise ValueError(f"a sign is one of {SIGNS}")
        for each in (past for items in self.earlier.values() for past in items.values()):
            _possible(*each)
        return self

    @property
    def reporting(self) -> list[ReportingGroup]:
        """The reporting groups with how many answered in each."""
        return [
            ReportingGroup(group.key, group.node, tuple(group.bands), len(self.answers.get(group.key, [])))
            for group in self.groups
        ]

    def _fits(self, group: Asked) -> None:
        _once(f"bands of group {group.key}", group.bands)
        if not set(group.bands) <= set(self.bands):
            raise ValueError(f"group {group.key} has a band that is not among the bands")
        if len(self.answers.get(group.key, [])) > group.invited:
            raise ValueError(f"more answered in group {group.key} than were invited")

    def _all(self) -> Iterable[str]:
        return (each for given in self.answers.values() for each in given)


def read(text: str) -> Wave:
    """A wave from JSON.

    Raises
    ------
    ValueError
        If it is no JSON, a name comes twice in one object, or anything does not fit.
    """
    try:
        return wave(json.loads(text, object_pairs_hook=_pairs))
    except RecursionError:
        raise ValueError("it is nested too deep to be a wave") from None


def wave(given: Any) -> Wave:
    """A wave from plain lists and dicts; ValueError when anything does not fit."""
    try:
        return Wave.model_validate(given)
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        said = first["msg"].removeprefix("Value error, ")
        raise ValueError(f"{place}: {said}" if place else said) from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _once("names in one object", (name for name, _ in pairs))
    return dict(pairs)


def _once(what: str, names: Iterable[str]) -> None:
    listed = list(names)
    if len(set(listed)) != len(listed):
        raise ValueError(f"{what}: each comes once")


def _possible(n: float, total: float, squares: float) -> None:
    """A figure may be off the mean by 2.5 points, and the spread that is told allows for it."""
    if not (
        n >= 2
        and n == int(n)
        and 0 <= total <= 100 * n
        and total**2 / n - 1e-6 <= squares <= 100 * total + 100 * STEP / 2 * n
    ):
        raise ValueError("earlier: moments of at least two answers on 0-100")
