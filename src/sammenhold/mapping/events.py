"""What has happened to a map; sent after commit."""

from django.dispatch import Signal

map_drawn = Signal()
"""With `round_id`: what people say now counts in its map otherwise than before."""
