"""The words for what an import found: what is wrong, and how it is mended."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sammenhold.directory.imports.findings import Code, Finding
from sammenhold.directory.imports.planning import Change, Kind
from sammenhold.directory.imports.reading import MAX_BYTES, MAX_ROWS, Trouble, UnreadableError

COLUMNS = {
    "number": gettext_lazy("employee number"),
    "name": gettext_lazy("name"),
    "given": gettext_lazy("first name"),
    "family": gettext_lazy("last name"),
    "email": gettext_lazy("e-mail"),
    "unit": gettext_lazy("unit"),
    "parent": gettext_lazy("parent unit"),
    "title": gettext_lazy("job title"),
    "profession": gettext_lazy("professional group"),
    "site": gettext_lazy("site"),
    "manager": gettext_lazy("leader"),
    "fraction": gettext_lazy("share of full time"),
    "home_days": gettext_lazy("days a week worked from home"),
    "time_zone": gettext_lazy("time zone"),
}
KINDS = {
    Kind.NEW: gettext_lazy("new"),
    Kind.CHANGED: gettext_lazy("changed"),
    Kind.UNCHANGED: gettext_lazy("unchanged"),
    Kind.REPEATED: gettext_lazy("repeated"),
    Kind.IMPOSSIBLE: gettext_lazy("cannot be kept"),
}
WRONG = {
    Code.NO_NAME: gettext_lazy("There is no name, and nobody known has this row's number or e-mail."),
    Code.NAMED_BY_EMAIL: gettext_lazy("There is no name."),
    Code.NO_EMAIL: gettext_lazy("There is no e-mail."),
    Code.BAD_EMAIL: gettext_lazy("“{about}” is not an e-mail address."),
    Code.EMAIL_TAKEN: gettext_lazy("{about} belongs to somebody else already."),
    Code.EMAIL_REPEATED: gettext_lazy("{about} is used in row {limit} for somebody else."),
    Code.NUMBER_REPEATED: gettext_lazy("{about} is used in row {limit} for somebody else."),
    Code.BAD_NUMBER: gettext_lazy("“{about}” is too long for an employee number."),
    Code.REPEATED: gettext_lazy("The same person is in row {about}."),
    Code.NO_UNIT: gettext_lazy("There is no unit."),
    Code.UNKNOWN_PARENT: gettext_lazy(
        "Nobody in the file works in “{about}”, and no unit has that name yet."
    ),
    Code.STRAY_PARENT: gettext_lazy("“{about}” is not a unit, and other rows place this unit elsewhere."),
    Code.UNIT_RING: gettext_lazy("The units lie below each other in a ring, by way of “{about}”."),
    Code.UNKNOWN_MANAGER: gettext_lazy("Nobody has the e-mail, number or name “{about}”."),
    Code.SEVERAL_MANAGERS: gettext_lazy("Several people are called “{about}”."),
    Code.MANAGER_RING: gettext_lazy("With {about} as leader they would lead each other in a ring."),
    Code.NOT_A_NUMBER: gettext_lazy("“{about}” is not a number."),
    Code.OUT_OF_RANGE: gettext_lazy("{about} is not between 0 and {limit}."),
    Code.UNKNOWN_ZONE: gettext_lazy("There is no time zone “{about}”."),
    Code.FORMULA: gettext_lazy("“{about}” looks like a formula."),
    Code.TOO_LONG: gettext_lazy("The text is longer than {about} characters."),
    Code.MORE_CELLS: gettext_lazy("The row has more cells than the file has columns."),
    Code.TIDIED: gettext_lazy("There were extra spaces or line breaks."),
}
MENDED = {
    Code.NO_NAME: gettext_lazy("Write the name and import again."),
    Code.NAMED_BY_EMAIL: gettext_lazy(
        "Kept under the e-mail address for now. Write the name and import again."
    ),
    Code.REPEATED: gettext_lazy("Imported once; the first row counts."),
    Code.NO_UNIT: gettext_lazy("Kept in {about}."),
    Code.UNKNOWN_PARENT: gettext_lazy("It is made as a unit just below the top."),
    Code.STRAY_PARENT: gettext_lazy("The unit stays where the other rows place it."),
    Code.UNIT_RING: gettext_lazy("The unit is placed just below the top."),
    Code.MANAGER_RING: gettext_lazy("The leader in the file is not used."),
    Code.FORMULA: gettext_lazy(
        "It is kept as plain text and never calculated. Write the right text if it is wrong."
    ),
    Code.TOO_LONG: gettext_lazy("It is shortened."),
    Code.MORE_CELLS: gettext_lazy(
        "The extra cells are ignored. Check that the others stand in the right columns."
    ),
    Code.TIDIED: gettext_lazy("They are removed."),
}
KEPT_WITHOUT = {
    Code.NO_EMAIL: gettext_lazy("Kept without one; the person can take part in workshops, but not sign in."),
    Code.BAD_EMAIL: gettext_lazy("Kept without e-mail. Correct it and import again."),
    Code.EMAIL_TAKEN: gettext_lazy("Kept without e-mail. Correct it and import again."),
    Code.EMAIL_REPEATED: gettext_lazy("Kept without e-mail. Correct it and import again."),
    Code.NUMBER_REPEATED: gettext_lazy("Kept without employee number. Correct it and import again."),
    Code.UNKNOWN_ZONE: gettext_lazy("The organisation's own time zone is used."),
    Code.UNKNOWN_MANAGER: gettext_lazy("Kept without a leader. Correct it and import again."),
    Code.SEVERAL_MANAGERS: gettext_lazy("Kept without a leader. Write the leader's e-mail instead."),
}
TROUBLES = {
    Trouble.EMPTY: gettext_lazy(
        "The file is empty. Choose a file with a row of column names and a row for each person."
    ),
    Trouble.TOO_LARGE: gettext_lazy(
        "The file is too large: at most {megabytes} MB. Divide it into several files."
    ),
    Trouble.TOO_MANY_ROWS: gettext_lazy("The file has more than {rows} rows. Divide it into several files."),
    Trouble.OLD_EXCEL: gettext_lazy(
        "This is an old Excel file (.xls). Open it and save it as .xlsx or .csv."
    ),
    Trouble.NO_TABLE: gettext_lazy(
        "This is not a table we can read. Save it as .xlsx or .csv and try again."
    ),
    Trouble.NO_NAMES: gettext_lazy(
        "No column holds names. Call one “Navn” or “Name”. The first row we saw was: {seen}"
    ),
}


def wrong(finding: Finding) -> str:
    """What is wrong, in one sentence."""
    about, _bar, limit = finding.about.partition("|")
    return str(WRONG[finding.code]).format(about=about, limit=limit)


def mended(finding: Finding, was_known: bool) -> str:
    """What the import does about it, and what the reader may do."""
    if finding.code in MENDED:
        return str(MENDED[finding.code]).format(about=finding.about)
    if was_known:
        return _("What is known already is left as it was.")
    return str(KEPT_WITHOUT.get(finding.code) or _("The field is left empty. Correct it and import again."))


def trouble(error: UnreadableError) -> str:
    """Why the file cannot be read at all."""
    megabytes = MAX_BYTES // (1024 * 1024)
    seen = ", ".join(error.seen) or "–"
    return str(TROUBLES[error.trouble]).format(
        megabytes=megabytes, rows=number_format(MAX_ROWS, force_grouping=True), seen=seen
    )


def shown(change: Change, text: str) -> str:
    """A value before or after, as the reader writes it."""
    if not text:
        return _("(empty)")
    return number_format(Decimal(text)) if change.field in {"fraction", "home_days"} else text
