"""Errors as they may be logged."""

import traceback


def where(error: BaseException) -> str:
    """What kind of error, and in which lines; its message may quote a person and is left out."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
