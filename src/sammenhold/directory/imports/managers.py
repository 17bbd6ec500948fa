"""Who leads whom after an import: found by mail, number or name, and never in a ring."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.present import Present, Record


class Called:
    """Whom a text means: the one with that mail or number, else everybody of that name."""

    def __init__(self, people: Iterable[Record]) -> None:
        self._emails: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._named: dict[str, list[int]] = defaultdict(list)
        for record in people:
            self._emails[record.email] = self._numbers[record.number] = record.id
            self._named[record.name.casefold()].append(record.id)

    def __call__(self, text: str) -> list[int]:
        found = self._emails.get(text.lower()) or self._numbers.get(text)
        return [found] if found else self._named.get(text.casefold(), [])


def closes_ring(leaders: Mapping[int, int | None], person: int, leader: int) -> bool:
    """Whether `person` leads `leader` already, at whatever distance."""
    seen = {person}
    at: int | None = leader
    while at is not None and at not in seen:
        seen.add(at)
        at = leaders.get(at)
    return at == person


class Managers:
    """`of` holds each person's leader. One who cannot be used leaves the leader known already, or none.

    People who keep their leader come first, and rows with a name only come last and lose theirs to a ring.
    Then a ring found once is found again by the same file, however it tells its namesakes apart.
    """

    def __init__(self, present: Present, wanted: list[tuple[Draft, Record]]) -> None:
        self.findings: dict[int, Finding] = {}
        in_file = [record for _, record in wanted]
        ids = {record.id for record in in_file}
        others = [record for record in present.people if record.id not in ids]
        self._called = Called(in_file + others)
        self._names = {record.id: record.name for record in in_file + others}
        said = {record.id: self._said(draft, record) for draft, record in wanted}
        self.of = {record.id: record.manager for record in others}
        self.of |= {record.id: record.manager for record in in_file if said[record.id] == record.manager}
        for draft, record in sorted(wanted, key=lambda pair: not pair[0].identifies):
            if record.id not in self.of:
                known = record.manager if draft.identifies else None
                self.of[record.id] = self._without_ring(record.id, said[record.id], known)

    def _said(self, draft: Draft, record: Record) -> int | None:
        text = draft.text("manager")
        if not text:
            return None if "manager" in draft.values else record.manager
        found = self._called(text)
        if len(found) == 1:
            return found[0]
        code = Code.SEVERAL_MANAGERS if found else Code.UNKNOWN_MANAGER
        self.findings[record.id] = Finding("manager", code, text)
        return record.manager

    def _without_ring(self, person: int, leader: int | None, known: int | None) -> int | None:
        if leader is None or not closes_ring(self.of, person, leader):
            return leader
        self.findings[person] = Finding("manager", Code.MANAGER_RING, self._names[leader])
        return None if known is None or closes_ring(self.of, person, known) else known
