"""A process of its own: notes in, suggestions out. ``python -m sammenhold.stats.suggestions``

Reads one JSON object, ``notes``: pairs of a text and its language; writes one with ``sets`` of their numbers.
"""

import json
import sys

from sammenhold.stats.suggestions.gathering import suggestions

if __name__ == "__main__":
    notes = json.load(sys.stdin)["notes"]
    json.dump({"sets": suggestions([(text, language) for text, language in notes])}, sys.stdout)
