"""Who each row is among those known already: by number, else by mail, else by name and unit."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.present import Present, Record

PLAIN = ("name", "title", "profession", "fraction", "home_days", "time_zone")


class Matching:
    """`known` holds, for each draft's row, the record it is about; rows without one are new people."""

    def __init__(self, present: Present, drafts: list[Draft], identifies: bool) -> None:
        self.drafts = drafts
        self.known: dict[int, Record] = {}
        self._identifies = identifies
        self._units = {unit.id: unit.name.casefold() for unit in present.units}
        self._sites = {key: name.casefold() for key, name in present.sites}
        self._people = present.people
        self._by_id = {record.id: record for record in present.people}
        self._claimed: set[int] = set()
        self._by_number()
        self._by_email()
        self.drafts = self._with_free_emails()
        self._by_name()

    def _claim(self, draft: Draft, record: Record) -> None:
        self.known[draft.row] = record
        self._claimed.add(record.id)

    def _open(self) -> Iterator[Draft]:
        return (draft for draft in self.drafts if draft.row not in self.known)

    def _by_number(self) -> None:
        numbers = {record.number: record for record in self._people if record.number}
        for draft in self.drafts:
            if draft.text("number") in numbers:
                self._claim(draft, numbers[draft.text("number")])

    def _by_email(self) -> None:
        emails = {record.email: record for record in self._people if record.email}
        for draft in self._open():
            record = emails.get(draft.text("email"))
            if record and record.id not in self._claimed and not (record.number and draft.text("number")):
                self._claim(draft, record)

    def _by_name(self) -> None:
        """Rows that say just what is known choose first, and among them those with a unit."""
        named: dict[str, list[Record]] = defaultdict(list)
        for record in self._people:
            if record.id not in self._claimed:
                named[record.name.casefold()].append(record)
        for is_same in (self._says_the_same, self._says_nearly_the_same, self._may_be):
            for has_unit in (True, False):
                for draft in list(self._open()):
                    if bool(draft.text("unit")) is has_unit:
                        self._claim_first(draft, named[draft.text("name").casefold()], is_same)

    def _claim_first(
        self, draft: Draft, namesakes: list[Record], is_same: Callable[[Draft, Record], bool]
    ) -> None:
        for record in namesakes:
            if record.id not in self._claimed and self._may_be(draft, record) and is_same(draft, record):
                self._claim(draft, record)
                return

    def _may_be(self, draft: Draft, record: Record) -> bool:
        unit = draft.text("unit").casefold()
        if unit and unit != self._units[record.unit]:
            return False
        if draft.text("number") or draft.text("email"):
            return bool(unit) and not (record.number or record.email)
        return not self._identifies or not (record.number or record.email)

    def _says_the_same(self, draft: Draft, record: Record) -> bool:
        """Just what a first import of the row leaves: nothing where a cell cannot be used."""
        unusable = [name for name in PLAIN if name in draft.said and name not in draft.values]
        return (
            not any(getattr(record, name) for name in unusable)
            and self._says_nearly_the_same(draft, record)
            and self._same_leader(draft, record)
        )

    def _says_nearly_the_same(self, draft: Draft, record: Record) -> bool:
        """All but what an earlier import may have had to leave out."""
        plain = all(draft.values.get(name, getattr(record, name)) == getattr(record, name) for name in PLAIN)
        return plain and self._same_site(draft, record)

    def _same_site(self, draft: Draft, record: Record) -> bool:
        site = self._sites.get(record.site or 0, "")
        return draft.said.get("site", site).casefold() == site

    def _same_leader(self, draft: Draft, record: Record) -> bool:
        leader = self._by_id.get(record.manager or 0)
        names = {leader.email, leader.number, leader.name.casefold()} if leader else {""}
        said = draft.said.get("manager")
        return said is None or bool({said, said.lower(), said.casefold()} & names)

    def _with_free_emails(self) -> list[Draft]:
        """Give up the mails of people who keep theirs, until nobody wants what another keeps."""
        owners = {record.email: record.id for record in self._people if record.email}
        wanted = {draft.row: draft.text("email") for draft in self.drafts}
        while True:
            kept = {
                self.known[row].id
                for row, email in wanted.items()
                if row in self.known and email in {"", self.known[row].email}
            }
            leaving = self._claimed - kept
            refused = [
                row
                for row, email in wanted.items()
                if email in owners and owners[email] not in leaving and not self._owns(row, owners[email])
            ]
            if not refused:
                return [self._judged(draft, wanted[draft.row]) for draft in self.drafts]
            wanted.update(dict.fromkeys(refused, ""))

    def _owns(self, row: int, owner: int) -> bool:
        return row in self.known and self.known[row].id == owner

    def _judged(self, draft: Draft, email: str) -> Draft:
        if email or not draft.text("email"):
            return draft
        return draft.without("email", Finding("email", Code.EMAIL_TAKEN, draft.text("email")))
