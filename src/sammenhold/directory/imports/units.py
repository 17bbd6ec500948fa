"""Which unit each row means: units known by name and parent, and those the file brings."""

from collections import defaultdict
from dataclasses import dataclass

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.present import Present


@dataclass(frozen=True)
class NewUnit:
    id: int
    parent: int
    name: str


class Units:
    """Looks units up and notes the new ones; ids below zero are new.

    A parent nobody works in is believed where it is all the file says of a unit, and the parent is then made
    just below the top. Where other rows place the unit under a parent that is known, those are believed.
    """

    def __init__(self, present: Present, drafts: list[Draft]) -> None:
        self.new: list[NewUnit] = []
        self.unknown_parents: set[str] = set()
        self.rings: set[str] = set()
        self._top = present.top
        self._names = {unit.id: unit.name for unit in present.units}
        self._by_place = {(unit.parent, unit.name.casefold()): unit.id for unit in present.units}
        self._by_name: dict[str, int] = {}
        for unit in present.units:
            self._by_name.setdefault(unit.name.casefold(), unit.id)
        self._top_names = {present.organisation.casefold(), self._names[present.top].casefold()}
        self._shown: dict[str, str] = {}
        self._claims = self._claimed(drafts)
        self._resolving: list[str] = []
        self._children: dict[tuple[str, str], int] = {}

    def _claimed(self, drafts: list[Draft]) -> dict[str, list[str]]:
        """For each unit the parents its rows name, of which only known ones count when there are any."""
        said: dict[str, list[str]] = defaultdict(list)
        for draft in drafts:
            name, parent = draft.text("unit"), draft.text("parent")
            self._shown.setdefault(name.casefold(), name)
            self._shown.setdefault(parent.casefold(), parent)
            parents = said[name.casefold()]
            if parent and parent.casefold() not in parents:
                parents.append(parent.casefold())
        said.pop("", None)
        known = self._top_names | self._by_name.keys() | said.keys()
        alone = {p for parents in said.values() if not known.intersection(parents) for p in parents}
        self.unknown_parents = alone
        known |= alone
        return {name: [p for p in parents if p in known] for name, parents in said.items()}

    def name(self, unit_id: int) -> str:
        return self._names[unit_id]

    def place(self, draft: Draft) -> tuple[int | None, list[Finding]]:
        """The unit a row means, or nothing when it names none; and what is odd about it."""
        name, parent = draft.text("unit").casefold(), draft.text("parent").casefold()
        if not name:
            return None, []
        if name in self._top_names:
            return self._top, []
        findings = []
        if parent and parent not in self._claims[name]:
            findings.append(Finding("parent", Code.STRAY_PARENT, draft.text("parent")))
            parent = ""
        unit = self._child(name, parent) if parent else self._named(name)
        return unit, findings + self._oddities(name, draft.text("parent"))

    def fallback(self, draft: Draft) -> int:
        """Where somebody without a unit is kept: in the parent unit if that is known, else at the top."""
        parent = draft.text("parent").casefold()
        known = parent in self._top_names or parent in self._by_name or parent in self._claims
        return self._named(parent) if parent and known else self._top

    def _oddities(self, name: str, parent: str) -> list[Finding]:
        found = []
        if parent.casefold() in self.unknown_parents:
            self.unknown_parents.discard(parent.casefold())  # said once
            found.append(Finding("parent", Code.UNKNOWN_PARENT, parent))
        if name in self.rings:
            self.rings.discard(name)
            found.append(Finding("parent", Code.UNIT_RING, parent))
        return found

    def _named(self, name: str) -> int:
        """The unit of that name: as the file first places it, as it is known, or new below the top."""
        if name in self._top_names:
            return self._top
        parents = self._claims.get(name, [])
        if parents:
            return self._child(name, parents[0])
        return self._by_name[name] if name in self._by_name else self._made(name, self._top)

    def _child(self, name: str, parent: str) -> int:
        if (name, parent) not in self._children:
            self._children[name, parent] = self._made(name, self._above(name, parent))
        return self._children[name, parent]

    def _above(self, name: str, parent: str) -> int:
        if parent == name or parent in self._resolving:
            self.rings.add(name)
            return self._top
        self._resolving.append(name)
        above = self._named(parent)
        self._resolving.pop()
        return above

    def _made(self, name: str, parent: int) -> int:
        if (parent, name) not in self._by_place:
            unit = NewUnit(-1 - len(self.new), parent, self._shown[name])
            self.new.append(unit)
            self._by_place[parent, name] = unit.id
            self._names[unit.id] = unit.name
        return self._by_place[parent, name]
