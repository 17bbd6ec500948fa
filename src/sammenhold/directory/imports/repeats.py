"""Rows that say the same person twice, and rows that claim what an earlier row has."""

from dataclasses import dataclass, replace

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding


@dataclass(frozen=True)
class Sorted:
    """Every row is in exactly one of the three."""

    kept: list[Draft]
    repeated: list[Draft]
    impossible: list[Draft]


def sort(drafts: list[Draft]) -> Sorted:
    """The first row of a person counts; a later row of somebody else gives up the number or mail in use."""
    sorting = _Sorting()
    for draft in drafts:
        sorting.take(draft)
    return Sorted(sorting.kept, sorting.repeated, sorting.impossible)


class _Sorting:
    def __init__(self) -> None:
        self.kept: list[Draft] = []
        self.repeated: list[Draft] = []
        self.impossible: list[Draft] = []
        self._rows: dict[tuple[tuple[str, str], ...], Draft] = {}
        self._numbers: dict[str, Draft] = {}
        self._emails: dict[str, Draft] = {}

    def take(self, draft: Draft) -> None:
        first = self._same_person(draft)
        if first is not None:
            finding = Finding("", Code.REPEATED, str(first.row))
            self.repeated.append(replace(draft, findings=(finding,)))
            return
        draft = self._giving_up(draft)
        if not (draft.text("name") or draft.text("number") or draft.text("email")):
            self.impossible.append(replace(draft, findings=(Finding("name", Code.NO_NAME),)))
            return
        self._remember(draft)

    def _same_person(self, draft: Draft) -> Draft | None:
        same = self._rows.get(tuple(sorted(draft.said.items())))
        if same is not None:
            return same
        first = self._numbers.get(draft.text("number"))
        if first is not None and _same_name(first, draft):
            return first
        first = self._emails.get(draft.text("email"))
        if first is None or not _same_name(first, draft):
            return None
        return None if first.text("number") and draft.text("number") else first

    def _giving_up(self, draft: Draft) -> Draft:
        for name, code, taken in (
            ("number", Code.NUMBER_REPEATED, self._numbers),
            ("email", Code.EMAIL_REPEATED, self._emails),
        ):
            first = taken.get(draft.text(name))
            if first is not None:
                draft = draft.without(name, Finding(name, code, f"{draft.text(name)}|{first.row}"))
        return draft

    def _remember(self, draft: Draft) -> None:
        self.kept.append(draft)
        self._rows[tuple(sorted(draft.said.items()))] = draft
        for name, taken in (("number", self._numbers), ("email", self._emails)):
            if draft.text(name):
                taken[draft.text(name)] = draft


def _same_name(one: Draft, other: Draft) -> bool:
    names = {one.text("name").casefold(), other.text("name").casefold()}
    return len(names) == 1 or "" in names
