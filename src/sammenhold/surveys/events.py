"""What has happened to a screening; sent after commit."""

from django.dispatch import Signal

wave_opened = Signal()
wave_closed = Signal()
wave_released = Signal()
"""Each with `wave_id`."""
