"""What has happened to a round; sent after commit."""

from django.dispatch import Signal

round_started = Signal()
"""With `round_id` and `person_id`."""

paper_done = Signal()
"""With `round_id` and `document`."""
