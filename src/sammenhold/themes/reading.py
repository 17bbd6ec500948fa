"""Data files to plain data, remembering the file and line of every value.

Every scalar stays the text that was written (``no`` is not false, ``1.10`` is not a number): the models
decide what it means.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sammenhold.themes.wrongs import Wrong, _, wrong

Location = tuple[str | int, ...]
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 12


@dataclass(frozen=True, order=True)
class Place:
    file: Path
    line: int


@dataclass(frozen=True, order=True)
class Problem:
    place: Place
    field: str
    why: Wrong

    @property
    def wrong(self) -> str:
        return str(self.why)

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}: {self.field}: {self.wrong}"


@dataclass
class Reading:
    """A folder's files as one mapping: lists from several files are joined, all else is given once."""

    folder: Path
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Location, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, location: Location) -> Place:
        """Where a value stands, or else the nearest thing around it."""
        place = Place(self.folder, 1)
        for length in range(1, len(location) + 1):
            place = self.places.get(location[:length], place)
        return place

    def name(self, location: Location) -> str:
        """A location as a person would say it: ``measures[V1.1].title.en``."""
        name, value = "", self.data
        for part in location:
            value = _inside(value, part)
            name += f"[{_label(value, part)}]" if isinstance(part, int) else f".{part}"
        return name.lstrip(".")

    def complain(self, location: Location, why: Wrong) -> None:
        self.problems.append(Problem(self.place(location), self.name(location), why))


def read(folder: Path) -> Reading:
    reading = Reading(folder)
    files = sorted(folder.rglob("*.yaml"))
    for file in files:
        _File(reading, file).read(file.read_bytes())
    if not files:
        why = wrong(_("holds no .yaml files, so there is no theme here"))
        reading.problems.append(Problem(Place(folder, 1), "folder", why))
    return reading


def read_sent(name: str, content: bytes) -> Reading:
    """A file that somebody sends: as plain as our own, or refused before it is built."""
    reading = Reading(Path(name))
    _File(reading, Path(name), sent=True).read(content)
    return reading


def _too_much(text: str) -> tuple[int, Wrong] | None:
    """What a plain file does not need, and a hostile one lives on: the line, and what stands there."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if why := _hostile(event, depth):
            return (event.start_mark.line if event.start_mark else 0), why
    return None


def _hostile(event: yaml.Event, depth: int) -> Wrong | None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return wrong(_("repeats by & and *, which is not read here; write it out"))
    if getattr(event, "tag", None):
        return wrong(_("has a tag (!), which is not read here; take it out"))
    if depth > DEEPEST:
        return wrong(_("holds things within things deeper than any agenda does"))
    return None


def _inside(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _label(value: Any, position: int) -> str:
    named = value if isinstance(value, dict) else {}
    return str(named.get("code") or named.get("key") or position + 1)


@dataclass
class _File:
    reading: Reading
    file: Path
    sent: bool = False

    def read(self, content: bytes) -> None:
        try:
            text = content.decode("utf-8-sig")
            if self.sent and (found := _too_much(text)):
                self._complain(*found)
                return
            root = yaml.compose(text, Loader=LOADER)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start)
            self._complain(line, wrong(_("is not UTF-8 text; save it as UTF-8")))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            why = wrong(_("is not valid YAML: %(reason)s"), reason=error.problem or error.context)
            self._complain(mark.line if mark else 0, why)
        except yaml.reader.ReaderError as error:
            why = wrong(_("holds a character that YAML does not allow: %(reason)s"), reason=error.reason)
            self._complain(0, why)
        else:
            self._add(root)

    def _complain(self, line: int, why: Wrong) -> None:
        self.reading.problems.append(Problem(Place(self.file, line + 1), "file", why))

    def _add(self, root: yaml.Node | None) -> None:
        if not isinstance(root, yaml.MappingNode):
            self._complain(0, wrong(_("must hold fields, each written as name: value")))
            return
        for key, node in root.value:
            self._add_field(str(key.value), key, node)

    def _add_field(self, name: str, key: yaml.Node, node: yaml.Node) -> None:
        data, places = self.reading.data, self.reading.places
        if isinstance(node, yaml.SequenceNode) and isinstance(data.get(name, []), list):
            joined = data.setdefault(name, [])
            places.setdefault((name,), self._place(key))
            joined.extend(self._items(node, (name,), len(joined), (node,)))
        elif name in data:
            first = places[(name,)]
            message = _("%(name)s is already given in %(file)s, line %(line)s")
            why = wrong(message, name=name, file=first.file.name, line=first.line)
            self._complain(key.start_mark.line, why)
        else:
            places[(name,)] = self._place(key)
            data[name] = self._value(node, (name,), ())

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1)

    def _value(self, node: yaml.Node, location: Location, above: tuple[yaml.Node, ...]) -> Any:
        if node in above:
            self._complain(node.start_mark.line, wrong(_("a value cannot hold itself")))
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._fields(node, location, (*above, node)))
        if isinstance(node, yaml.SequenceNode):
            return list(self._items(node, location, 0, (*above, node)))
        return None if node.tag == "tag:yaml.org,2002:null" else node.value

    def _fields(
        self, node: yaml.MappingNode, location: Location, above: tuple[yaml.Node, ...]
    ) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                self._complain(key.start_mark.line, wrong(_("%(name)s is given twice"), name=name))
            seen.add(name)
            self.reading.places[*location, name] = self._place(key)
            yield name, self._value(value, (*location, name), above)

    def _items(
        self, node: yaml.SequenceNode, location: Location, start: int, above: tuple[yaml.Node, ...]
    ) -> Iterator[Any]:
        for i, item in enumerate(node.value, start):
            self.reading.places[*location, i] = self._place(item)
            yield self._value(item, (*location, i), above)
