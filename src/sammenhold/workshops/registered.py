"""Everything the live engine must know of: importing it registers acts and looks."""

from sammenhold.workshops.board import look, personal
from sammenhold.workshops.commands import answering, deciding, running, taking_part, writing

__all__ = ["answering", "deciding", "look", "personal", "running", "taking_part", "writing"]
