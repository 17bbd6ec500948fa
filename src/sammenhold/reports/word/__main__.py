"""A process of its own that writes one Word document and ends. ``python -m sammenhold.reports.word``

Reads one JSON object: ``paper`` (every word in place) and ``made_at``. Writes the file. Knows no Django.
"""

import json
import sys

from sammenhold.reports.signs import writable
from sammenhold.reports.word.minutes import written

order = json.load(sys.stdin)
sys.stdout.buffer.write(written(writable(order["paper"]), order["made_at"]))
