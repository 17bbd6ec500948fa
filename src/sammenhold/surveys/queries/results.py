"""A published result as a page shows it: for one node of the wave's tree, what works first, then by need."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sammenhold.stats.disclosure.reporting import Parents, ancestors
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.asking import forms_of_work
from sammenhold.surveys.queries.lines import Json, Line, by_need, lines_of
from sammenhold.surveys.rules import FEWEST
from sammenhold.themes.models import Theme
from sammenhold.themes.queries import theme

FIRST = 3
"""Risks to begin with."""
NOTHING: Json = {}


@dataclass(frozen=True)
class Place:
    """A node that one can look at. With fewer than fifteen people it talks, and shows no figures."""

    node: str
    name: str
    people: int

    @property
    def talks(self) -> bool:
        return self.people < FEWEST


@dataclass(frozen=True)
class ResultView:
    """`besides`: units elsewhere in the tree that are counted with this one, since they were too few."""

    wave: Wave
    theme: Theme
    place: Place
    above: tuple[Place, ...]
    below: tuple[Place, ...]
    besides: tuple[str, ...]
    whole: Json | None
    virtual: str
    on_site: str
    gains: tuple[Line, ...]
    risks: tuple[Line, ...]
    others: tuple[Line, ...]

    @property
    def talks(self) -> bool:
        """Too few were asked, or too few answered, for figures: talking says more."""
        return self.place.talks or not any(line.dot for line in self.all)

    @cached_property
    def first(self) -> tuple[Line, ...]:
        """The risks most in need: the lowest figures."""
        return tuple(line for line in self.risks if line.dot)[:FIRST]

    @property
    def close_call(self) -> bool:
        """Whether the next one is so near that chance may have decided which three come first."""
        shown = [line.dot for line in self.risks if line.dot][FIRST - 1 : FIRST + 1]
        if len(shown) < 2:
            return False
        last, following = shown
        return following.score - last.score <= max(last.margin or 5, following.margin or 5)

    @property
    def best(self) -> Line | None:
        shown = [line for line in self.gains if line.dot]
        return max(shown, key=lambda line: line.dot.score if line.dot else 0, default=None)

    @property
    def all(self) -> tuple[Line, ...]:
        return (*self.gains, *self.risks, *self.others)

    @property
    def compares(self) -> bool:
        return any(line.sides for line in self.risks)

    @property
    def apart(self) -> tuple[Line, ...]:
        """Risks in which the two sides differ by more than chance would make it."""
        return tuple(line for line in self.risks if line.comparison and line.comparison.apart)

    @property
    def changes(self) -> bool:
        return any(line.change for line in self.risks)

    @property
    def is_whole(self) -> bool:
        """Whether this is the page of all who were asked."""
        return self.place.node == top_of(self.wave)

    @property
    def nearest(self) -> Place | None:
        """The nearest place above that has enough people for figures."""
        return next((place for place in reversed(self.above) if not place.talks), None)


def result_of(wave: Wave, node: str = "") -> ResultView:
    """The result for a node, or for all who were asked. Three queries, however large the tree."""
    node = node if node in wave.tree else top_of(wave)
    parents = {key: each["parent"] for key, each in wave.tree.items()}
    people = _people(wave, parents)
    figures = _figures(wave, node)
    lines = lines_of(wave, figures)
    whole = figures.get("whole")
    above = tuple(reversed(list(ancestors(node, parents))[1:]))
    below = sorted(
        (key for key, up in parents.items() if up == node and people[key]), key=lambda key: _name(wave, key)
    )
    places = {key: Place(key, wave.tree[key]["name"], people[key]) for key in (*above, node, *below)}
    return ResultView(
        wave=wave,
        theme=theme(wave.round.theme),
        place=places[node],
        above=tuple(places[key] for key in above),
        below=tuple(places[key] for key in below),
        besides=tuple(wave.tree[key]["name"] for key in whole["besides"]) if whole else (),
        whole=whole,
        virtual=_forms(figures, "virtual"),
        on_site=_forms(figures, "on_site"),
        gains=tuple(line for line in lines if line.item.kind == "gain"),
        risks=by_need(lines),
        others=tuple(line for line in lines if line.item.kind == "follow" and not line.item.risk),
    )


def _name(wave: Wave, node: str) -> str:
    return str(wave.tree[node]["name"]).casefold()


def top_of(wave: Wave) -> str:
    return next(str(key) for key, node in wave.tree.items() if node["parent"] is None)


def figures_of(wave: Wave, nodes: Iterable[str]) -> dict[str, Json]:
    """What was published for these nodes, as far as anything was."""
    return dict(wave.results.filter(node__in=set(nodes)).values_list("node", "figures"))


def _figures(wave: Wave, node: str) -> Json:
    """Those of the node; at the top those of everybody, which is the same."""
    found = figures_of(wave, (node, ""))
    return found.get(node) or (found.get("") if node == top_of(wave) else None) or NOTHING


def _forms(figures: Json, side: str) -> str:
    """The work forms that were put together on a side."""
    sides = figures.get("sides")
    return forms_of_work(sides[side]["bands"]) if sides else ""


def _people(wave: Wave, parents: Parents) -> Counter[str]:
    """How many were asked in each node and beneath it."""
    found = Counter[str]()
    for node, invited in wave.groups.values_list("node", "invited"):
        for up in ancestors(node, parents):
            found[up] += invited
    return found
