"""Sammenhold: work well with virtual colleagues."""

__version__ = "0.1.0"
