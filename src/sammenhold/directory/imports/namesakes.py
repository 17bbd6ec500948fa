"""Who is who among people of one name, where neither number nor mail tells."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.managers import Called, closes_ring
from sammenhold.directory.imports.present import Present, Record
from sammenhold.directory.imports.units import Units


@dataclass(frozen=True)
class Saying:
    """A row and the fields a record gets from it."""

    draft: Draft
    fields: dict[str, Any]

    @property
    def name(self) -> str:
        return self.draft.text("name").casefold()


class Namesakes:
    """`known` holds, for each row, the record it is about; rows without one are new people.

    As many rows as possible say only what is known; then as many of the others as possible are known people.
    Hence a second import changes nothing: the first left everybody as some row says, so all rows can say only
    what is known, and whichever way of having it so is found, nothing differs.
    """

    def __init__(self, present: Present, units: Units, identifies: bool) -> None:
        self.known: dict[int, Record] = {}
        self._present = present
        self._units = units
        self._identifies = identifies
        self._leaders = {record.id: record.manager for record in present.people}
        self._free: dict[str, dict[int, Record]] = defaultdict(dict)
        self._taken: dict[str, dict[int, Record]] = defaultdict(dict)
        self._takers: dict[int, Saying] = {}

    def tell_apart(self, sayings: list[Saying], claimed: set[int]) -> None:
        """Rows with a unit choose first: they say more."""
        called = Called(self._present.people)
        sayings = sorted((_with_leader(saying, called) for saying in sayings), key=self._has_no_unit)
        for record in self._present.people:
            if record.id not in claimed:
                self._free[record.name.casefold()][record.id] = record
        for fits in (self._says_what_is_known, self._may_be):
            hopeless: set[int] = set()
            for saying in sayings:
                if saying.draft.row not in self.known:
                    hopeless |= self._find(saying, fits, hopeless)

    def _find(self, saying: Saying, fits: Callable[[Saying, Record], bool], hopeless: set[int]) -> set[int]:
        """Find somebody for the row, and others for those in its way; or tell who was tried in vain."""
        free, taken = self._free[saying.name], self._taken[saying.name]
        seekers: dict[int, Saying] = {}
        waiting = deque([saying] if free else [])
        while waiting:
            seeker = waiting.popleft()
            for record in chain(free.values(), taken.values()):
                if record.id in seekers or record.id in hopeless or not fits(seeker, record):
                    continue
                seekers[record.id] = seeker
                if record.id in free:
                    self._take(record, seekers)
                    return set()
                waiting.append(self._takers[record.id])
        return set(seekers)

    def _take(self, record: Record, seekers: dict[int, Saying]) -> None:
        """The last seeker takes the free record, whoever sought that one's takes theirs, and so on."""
        name = record.name.casefold()
        self._taken[name][record.id] = self._free[name].pop(record.id)
        taking: Record | None = record
        while taking is not None:
            seeker = self._takers[taking.id] = seekers[taking.id]
            left = self.known.get(seeker.draft.row)
            self.known[seeker.draft.row] = taking
            taking = left

    def _has_no_unit(self, saying: Saying) -> bool:
        return "unit" not in saying.fields

    def _may_be(self, saying: Saying, record: Record) -> bool:
        if "unit" in saying.fields and self._unit(saying.fields["unit"]) != self._unit(record.unit):
            return False
        if saying.draft.identifies:
            return "unit" in saying.fields and not (record.number or record.email)
        return not self._identifies or not (record.number or record.email)

    def _unit(self, unit: int) -> str:
        return self._units.name(unit).casefold()

    def _says_what_is_known(self, saying: Saying, record: Record) -> bool:
        if not self._may_be(saying, record):
            return False
        differing = [name for name, value in saying.fields.items() if getattr(record, name) != value]
        return not differing or (differing == ["manager"] and self._is_refused(saying, record))

    def _is_refused(self, saying: Saying, record: Record) -> bool:
        """The leader would close a ring, so an earlier import of the row left none."""
        leader = saying.fields["manager"]
        return record.manager is None and closes_ring(self._leaders, record.id, leader)


def _with_leader(saying: Saying, called: Called) -> Saying:
    """A leader who cannot be found says nothing: whoever is known stays."""
    text = saying.draft.values.get("manager")
    if text is None:
        return saying
    found = called(str(text)) if text else [None]
    return Saying(saying.draft, {**saying.fields, "manager": found[0]}) if len(found) == 1 else saying
