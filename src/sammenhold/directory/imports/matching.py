"""Who each row is among those known already: by number, else by mail. Names are for ``namesakes``."""

from sammenhold.directory.imports.drafts import Draft
from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.present import Present, Record


class Matching:
    """`known` holds the record a row is about; `drafts` give up the mails other people keep."""

    def __init__(self, present: Present, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.known: dict[int, Record] = {}
        self._people = present.people
        self.claimed: set[int] = set()
        self._by_number()
        self._by_email()
        self.drafts = self._with_free_emails()

    def _claim(self, draft: Draft, record: Record) -> None:
        self.known[draft.row] = record
        self.claimed.add(record.id)

    def _by_number(self) -> None:
        numbers = {record.number: record for record in self._people if record.number}
        for draft in self.drafts:
            if draft.text("number") in numbers:
                self._claim(draft, numbers[draft.text("number")])

    def _by_email(self) -> None:
        emails = {record.email: record for record in self._people if record.email}
        for draft in self.drafts:
            record = emails.get(draft.text("email"))
            if draft.row in self.known or not record:
                continue
            if record.id not in self.claimed and not (record.number and draft.text("number")):
                self._claim(draft, record)

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
            leaving = self.claimed - kept
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
