"""A process of its own: a closed wave in, what is published of it out. ``python -m sammenhold.stats.survey``

Reads one JSON object (`wave.Wave`) and writes another (`publishing.published`). What does not fit is refused
with a sentence on standard error, in which no answer stands, and exit code 2. Nothing is put on a disk.
"""

import json
import sys

from sammenhold.stats.survey.publishing import published
from sammenhold.stats.survey.wave import read

REFUSED = 2

if __name__ == "__main__":
    try:
        found = published(read(sys.stdin.read()))
    except ValueError as refusal:
        print(f"survey: {refusal}", file=sys.stderr)
        sys.exit(REFUSED)
    json.dump(found, sys.stdout, separators=(",", ":"))
