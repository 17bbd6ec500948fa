"""A law that a test states, held to over more cases than every run can afford."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

Law = Callable[..., None]
Drawn = tuple[st.SearchStrategy[Any], ...]


def holds(law: Law, drawn: Drawn, cases: int) -> None:
    shown = law.hypothesis.inner_test  # type: ignore[attr-defined]
    settings(max_examples=cases, deadline=None)(given(*drawn)(shown))()
