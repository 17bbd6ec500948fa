"""What was taken out of a sentence and what was put in, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
KEPT, OUT, IN = "kept", "out", "in"


@dataclass(frozen=True)
class Run:
    """Words in a row that were kept, taken out or put in."""

    what: str
    text: str


def rewording(old: str, new: str) -> tuple[Run, ...]:
    """The runs in reading order: without those put in they are `old`, without those taken out `new`."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    runs: list[Run] = []
    gone, come = "", ""
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        taken, put = "".join(before[a:b]), "".join(after[c:d])
        if tag != "equal" or (taken.isspace() and (gone or come) and b < len(before)):
            gone, come = gone + taken, come + put
            continue
        runs += _changed(gone, come)
        runs.append(Run(KEPT, taken))
        gone, come = "", ""
    return tuple(runs + _changed(gone, come))


def _changed(gone: str, come: str) -> list[Run]:
    return [Run(what, text) for what, text in ((OUT, gone), (IN, come)) if text]
