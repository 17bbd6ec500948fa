"""A process of its own that writes one Word document and ends. ``python -m sammenhold.reports.word``

Reads one JSON object: ``template`` (what kind of document), ``paper`` (every word in place) and ``made_at``.
Writes the file. Knows no Django.
"""

import json
import sys

from sammenhold.reports.signs import writable
from sammenhold.reports.word import document, figures, minutes, talk

WRITERS = {
    "minutes": minutes.written,
    "figures": figures.written,
    "talk": talk.written,
    "document": document.written,
}

order = json.load(sys.stdin)
write = WRITERS[order["template"]]
sys.stdout.buffer.write(write(writable(order["paper"]), order["made_at"]))
