"""Which column is which, by its Danish or English name."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sammenhold.directory.imports.reading import Candidates, Line, Trouble, UnreadableError

NAMES = {
    "number": "medarbejdernr medarbejdernummer medarbejderid lønnr lønnummer tjenestenr tjenestenummer nr "
    "employeenumber employeeno employeeid staffnumber number id",
    "name": "navn fuldenavn medarbejder medarbejdernavn name fullname employee employeename",
    "given": "fornavn fornavne firstname givenname",
    "family": "efternavn efternavne lastname surname familyname",
    "email": "email mail emailadresse mailadresse arbejdsmail arbejdsemail emailaddress workemail",
    "unit": "afdeling enhed team afsnit organisatoriskenhed organisationsenhed unit department",
    "parent": "overafdeling overenhed overordnetenhed overordnetafdeling forvaltning område direktørområde "
    "parentunit parentdepartment division",
    "title": "stilling stillingsbetegnelse titel title jobtitle position",
    "profession": "faggruppe profession fag professionalgroup",
    "site": "arbejdssted tjenestested arbejdsplads lokation adresse site workplace location",
    "manager": "nærmesteleder leder ledersemail lederemail manager linemanager manageremail",
    "fraction": "ansættelsesbrøk beskæftigelsesbrøk beskæftigelsesgrad stillingsbrøk fte employmentfraction "
    "shareoffulltime",
    "home_days": "hjemmearbejdsdagepruge hjemmearbejdsdage hjemmedage hjemmedagepruge homedaysperweek "
    "homedays daysfromhome",
    "time_zone": "tidszone timezone",
}
FIELD_OF = {word: name for name, words in NAMES.items() for word in words.split()}
SEARCHED_LINES = 20


@dataclass(frozen=True)
class Row:
    number: int
    cells: dict[str, str]
    has_more_cells: bool = False


@dataclass(frozen=True)
class Sheet:
    """`headers` holds the file's own name of each recognised column, `ignored` the names nobody knows."""

    headers: dict[str, str]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]
    identifies: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "identifies", bool({"number", "email"} & self.headers.keys()))


def recognise(candidates: Candidates) -> Sheet:
    """The reading in which most columns are known. Raises ``UnreadableError`` when none has names."""
    readings = [(lines, at) for lines in candidates for at in _header_places(lines)]
    if not readings:
        widest = max(candidates, key=lambda lines: len(lines[0].cells))
        raise UnreadableError(Trouble.NO_NAMES, tuple(filter(None, map(_tidy, widest[0].cells)))[:20])
    lines, at = max(readings, key=lambda reading: len(_fields(reading[0][reading[1]].cells)))
    return _sheet(lines[at].cells, lines[at + 1 :])


def _header_places(lines: tuple[Line, ...]) -> list[int]:
    """Where a line with a column of names is: often the first, sometimes below a title."""
    places = range(min(SEARCHED_LINES, len(lines)))
    return [at for at in places if _names_people(_fields(lines[at].cells))]


def _names_people(fields: dict[str, int]) -> bool:
    return "name" in fields or {"given", "family"} <= fields.keys()


def _fields(header: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        name = FIELD_OF.get("".join(filter(str.isalnum, cell.casefold())))
        if name:
            found.setdefault(name, index)
    return found


def _sheet(header: tuple[str, ...], lines: tuple[Line, ...]) -> Sheet:
    fields = _fields(header)
    used = set(fields.values())
    ignored = tuple(_tidy(cell) for index, cell in enumerate(header) if index not in used and cell.strip())
    headers = {name: _tidy(header[index]) for name, index in fields.items()}
    return Sheet(headers, ignored, tuple(_row(line, fields, len(header)) for line in lines))


def _row(line: Line, fields: dict[str, int], width: int) -> Row:
    cells = {name: line.cells[index] if index < len(line.cells) else "" for name, index in fields.items()}
    return Row(line.number, cells, any(cell.strip() for cell in line.cells[width:]))


def _tidy(text: str) -> str:
    return " ".join(text.split())
