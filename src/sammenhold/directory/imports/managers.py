"""Who leads whom after an import: found by mail, number or name, and never in a ring."""

from collections import defaultdict

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.present import Present, Record


class Managers:
    """`of` holds each person's leader. A leader that cannot be used leaves the one known already, or none."""

    def __init__(self, present: Present, wanted: list[tuple[Draft, Record]]) -> None:
        self.of: dict[int, int | None] = {}
        self.findings: dict[int, Finding] = {}
        in_file = {record.id for _, record in wanted}
        others = [record for record in present.people if record.id not in in_file]
        self._index([record for _, record in wanted] + others)
        for record in others:
            self.of[record.id] = record.manager
        for draft, record in wanted:
            self.of[record.id] = self._leader(draft, record)

    def _index(self, people: list[Record]) -> None:
        self._names = {record.id: record.name for record in people}
        self._emails = {record.email: record.id for record in people if record.email}
        self._numbers = {record.number: record.id for record in people if record.number}
        self._namesakes: dict[str, list[int]] = defaultdict(list)
        for record in people:
            self._namesakes[record.name.casefold()].append(record.id)

    def _leader(self, draft: Draft, record: Record) -> int | None:
        if "manager" not in draft.values:
            return self._unless_ring(record, record.manager)
        said = draft.text("manager")
        if not said:
            return None
        leader = self._found(record, said)
        if leader is not None and self._makes_ring(record.id, leader):
            self.findings[record.id] = Finding("manager", Code.MANAGER_RING, self._names[leader])
            leader = None
        return leader if leader is not None else self._unless_ring(record, record.manager)

    def _found(self, record: Record, said: str) -> int | None:
        found = self._emails.get(said.lower()) or self._numbers.get(said)
        if found:
            return found
        namesakes = self._namesakes.get(said.casefold(), [])
        if len(namesakes) == 1:
            return namesakes[0]
        code = Code.SEVERAL_MANAGERS if namesakes else Code.UNKNOWN_MANAGER
        self.findings[record.id] = Finding("manager", code, said)
        return None

    def _unless_ring(self, record: Record, leader: int | None) -> int | None:
        return None if leader is not None and self._makes_ring(record.id, leader) else leader

    def _makes_ring(self, person: int, leader: int) -> bool:
        seen = {person}
        at: int | None = leader
        while at is not None:
            if at in seen:
                return at == person
            seen.add(at)
            at = self.of.get(at)
        return False
