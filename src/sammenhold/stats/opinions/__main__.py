"""A process of its own: votes in, what may be published of them out. ``python -m sammenhold.stats.opinions``

The arithmetic takes a second where thousands voted, and its libraries 40 MB: the server needs neither. Reads
one JSON object, ``columns`` (see `publishing.published`); writes another. Nothing is put on a disk.
"""

import json
import sys

from sammenhold.stats.opinions.publishing import published

if __name__ == "__main__":
    json.dump(published(json.load(sys.stdin)["columns"]), sys.stdout)
