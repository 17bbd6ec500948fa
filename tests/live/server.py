"""The real application with the board in it, for a server process of its own."""

from sammenhold.config.asgi import application
from live import board

board.create()

__all__ = ["application"]
