"""How many it takes, known without loading any arithmetic."""

FEWEST_VOTERS = 30
FEWEST_STATEMENTS = 7
SMALLEST = 5
"""No group is smaller, and no figure rests on fewer answers."""
