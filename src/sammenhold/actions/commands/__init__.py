"""Verbs of the action plan: guards first, one transaction each."""
