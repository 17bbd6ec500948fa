"""Pages of the action plan: parse, permit, call, render."""
