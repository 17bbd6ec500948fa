"""The plan of an import: what will happen to every row, decided before anything is written."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sammenhold.directory.imports import drafts as drafting
from sammenhold.directory.imports import repeats
from sammenhold.directory.imports.columns import Sheet
from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.managers import Managers
from sammenhold.directory.imports.matching import Matching
from sammenhold.directory.imports.namesakes import Namesakes, Saying
from sammenhold.directory.imports.present import FIELDS, Present, Record
from sammenhold.directory.imports.units import NewUnit, Units

PLAIN = ("number", "name", "email", "title", "profession", "fraction", "home_days", "time_zone")


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True)
class Change:
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Fate:
    """What becomes of one row. `was_known` says whether what cannot be used is left as it was, or empty."""

    row: int
    name: str
    kind: Kind
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    was_known: bool = False

    @property
    def has_warning(self) -> bool:
        return any(not finding.is_note for finding in self.findings)


@dataclass(frozen=True)
class NewSite:
    id: int
    name: str
    zone: str


@dataclass(frozen=True)
class Plan:
    headers: dict[str, str]
    ignored: tuple[str, ...]
    fates: tuple[Fate, ...]
    new_units: tuple[NewUnit, ...]
    new_sites: tuple[NewSite, ...]
    new: tuple[Record, ...]
    changed: tuple[Record, ...]
    released: frozenset[int]

    @property
    def counts(self) -> dict[Kind, int]:
        counted = Counter(fate.kind for fate in self.fates)
        return {kind: counted[kind] for kind in Kind}

    @property
    def warnings(self) -> int:
        return sum(fate.has_warning for fate in self.fates)

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.changed or self.new_units or self.new_sites)

    @property
    def digest(self) -> str:
        """The same exactly when the same would be shown and written."""
        told = (self.fates, self.new_units, self.new_sites, self.new, self.changed)
        return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()


def plan(sheet: Sheet, present: Present) -> Plan:
    """What importing `sheet` into the directory as it is `present` would do. Pure."""
    return _Planning(sheet, present).made()


class _Planning:
    def __init__(self, sheet: Sheet, present: Present) -> None:
        self.sheet = sheet
        self.present = present
        self.rows = repeats.sort(drafting.drafts(sheet))
        self.matching = Matching(present, self.rows.kept)
        self.known = self.matching.known
        self.units = Units(present, self.matching.drafts)
        self.sites = {name.casefold(): key for key, name in present.sites}
        self.site_names = dict(present.sites)
        self.new_sites: list[NewSite] = []
        self.findings: dict[int, list[Finding]] = {draft.row: [] for draft in self.matching.drafts}

    def made(self) -> Plan:
        drafts = [draft for draft in self.matching.drafts if self._can_be_kept(draft)]
        self._open_sites(drafts)
        sayings = [Saying(draft, self._said(draft)) for draft in drafts]
        self._tell_namesakes_apart(sayings)
        wanted = {
            saying.draft.row: replace(self._before(saying, -1 - index), **saying.fields)
            for index, saying in enumerate(sayings)
        }
        managers = Managers(self.present, [(draft, wanted[draft.row]) for draft in drafts])
        wanted = {row: replace(record, manager=managers.of[record.id]) for row, record in wanted.items()}
        names = {record.id: record.name for record in (*self.present.people, *wanted.values())}
        fates = [self._fate(draft, wanted[draft.row], managers.findings, names) for draft in drafts]
        changed = tuple(wanted[fate.row] for fate in fates if fate.kind is Kind.CHANGED)
        return Plan(
            self.sheet.headers,
            self.sheet.ignored,
            tuple(sorted((*fates, *self._left_out()), key=lambda fate: fate.row)),
            tuple(self.units.new),
            tuple(self.new_sites),
            tuple(record for record in wanted.values() if record.id < 0),
            changed,
            self._released(changed),
        )

    def _can_be_kept(self, draft: Draft) -> bool:
        """Without a name somebody is kept who is known already, or can be named by their mail."""
        if draft.text("name") or draft.row in self.known or draft.text("email"):
            return True
        self.rows.impossible.append(replace(draft, findings=(Finding("name", Code.NO_NAME),)))
        return False

    def _said(self, draft: Draft) -> dict[str, Any]:
        """The fields a record gets from the row; the leader waits until it is known who is who."""
        said = {name: draft.values[name] for name in PLAIN if name in draft.values}
        if "site" in draft.values:
            said["site"] = self.sites.get(draft.text("site").casefold())
        unit, odd = self.units.place(draft)
        self.findings[draft.row] += odd
        if unit is not None:
            said["unit"] = unit
        elif "unit" in self.sheet.headers:
            self.findings[draft.row].append(Finding("unit", Code.NO_UNIT, ""))
        return said

    def _tell_namesakes_apart(self, sayings: list[Saying]) -> None:
        unknown = [saying for saying in sayings if saying.draft.row not in self.known]
        namesakes = Namesakes(self.present, self.units, self.sheet.identifies)
        namesakes.tell_apart(unknown, self.matching.claimed)
        self.known |= namesakes.known

    def _before(self, saying: Saying, new_id: int) -> Record:
        """Whom the row is about, as known; or a new person of whom it may say more."""
        if saying.draft.row in self.known:
            return self.known[saying.draft.row]
        unit = saying.fields.get("unit") or self.units.fallback(saying.draft)
        return Record(new_id, unit, name=self._first_name(saying.draft))

    def _first_name(self, draft: Draft) -> str:
        if not draft.text("name"):
            self.findings[draft.row].append(Finding("name", Code.NAMED_BY_EMAIL, draft.text("email")))
        return draft.text("email")[: drafting.NAME_LENGTH]

    def _open_sites(self, drafts: list[Draft]) -> None:
        """New sites, each in the time zone most of its people are in."""
        zones: dict[str, Counter[str]] = {}
        shown: dict[str, str] = {}
        for draft in drafts:
            name = draft.text("site")
            if name and name.casefold() not in self.sites:
                shown.setdefault(name.casefold(), name)
                zone = draft.text("time_zone") or self.present.zone
                zones.setdefault(name.casefold(), Counter())[zone] += 1
        for index, (key, counted) in enumerate(zones.items()):
            site = NewSite(-1 - index, shown[key], counted.most_common(1)[0][0])
            self.new_sites.append(site)
            self.sites[key] = site.id
            self.site_names[site.id] = site.name

    def _fate(self, draft: Draft, record: Record, led: dict[int, Finding], names: dict[int, str]) -> Fate:
        known = self.known.get(draft.row)
        changes = tuple(
            Change(name, self._shown(name, known, names), self._shown(name, record, names))
            for name in FIELDS
            if known is not None and getattr(known, name) != getattr(record, name)
        )
        kind = Kind.NEW if known is None else Kind.CHANGED if changes else Kind.UNCHANGED
        found = (*draft.findings, *self.findings[draft.row], *filter(None, [led.get(record.id)]))
        found = tuple(
            replace(finding, about=self.units.name(record.unit)) if finding.code is Code.NO_UNIT else finding
            for finding in found
        )
        return Fate(draft.row, record.name, kind, changes, found, known is not None)

    def _shown(self, name: str, record: Record | None, names: dict[int, str]) -> str:
        value = getattr(record, name)
        if value is None:
            return ""
        if name == "unit":
            return self.units.name(value)
        if name == "site":
            return self.site_names[value]
        if name == "manager":
            return names[value]
        return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)

    def _left_out(self) -> list[Fate]:
        kinds = ((Kind.REPEATED, self.rows.repeated), (Kind.IMPOSSIBLE, self.rows.impossible))
        return [
            Fate(draft.row, draft.said["name"], kind, (), draft.findings)
            for kind, drafts in kinds
            for draft in drafts
        ]

    def _released(self, changed: tuple[Record, ...]) -> frozenset[int]:
        """Whose number or mail changes: theirs are set free first, since two people may exchange them."""
        known = {record.id: record for record in self.present.people}
        return frozenset(
            record.id
            for record in changed
            if (known[record.id].number, known[record.id].email) != (record.number, record.email)
        )
