"""The browser applies frames exactly as ``picture.apply`` does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route

import sammenhold.web
from sammenhold.live.picture import Change, Frame, Regions, apply, fits

MODULES = Path(sammenhold.web.__file__).parent / "static" / "web" / "live"
RUN = """async ([start, frames]) => {
  const { apply, fits } = await import("/apply.js")
  document.body.innerHTML = start
  const shown = []
  let seq = 0
  for (const frame of frames) {
    const verdict = fits(seq, frame)
    if (verdict === "next") { apply(document.body, frame); seq = frame.seq }
    const regions = [...document.querySelectorAll("[data-region]")]
    shown.push([verdict, Object.fromEntries(regions.map((region) =>
      [region.dataset.region, [...region.children].map((piece) => [piece.id, piece.outerHTML])]))])
  }
  return shown
}"""
NAMES = ["board", "count"]
ids = st.sampled_from(["a", "b", "c", "d", "e", "f", "æ-1"])


def draw(piece: str, words: str) -> str:
    return f'<li id="{piece}"><b>{words}</b></li>'


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        script = MODULES / name
        if script.is_file():
            route.fulfill(path=script, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>Frames</title>", content_type="text/html")

    context = browser.new_context()
    context.route("**/*", answer)
    page = context.new_page()
    page.goto("http://frames.test/")
    yield page
    context.close()


@st.composite
def stories(draw_: st.DrawFn) -> tuple[Regions, list[Frame]]:
    """A picture and frames such as the hub sends: a piece that is new to the order comes with its HTML."""
    regions = {name: _pieces(draw_) for name in NAMES}
    at, frames = regions, list[Frame]()
    seq = 0
    for _ in range(draw_(st.integers(1, 6))):
        whole = draw_(st.booleans())
        names = NAMES if whole else draw_(st.lists(st.sampled_from(NAMES), unique=True))
        changes = {name: _change(draw_, {} if whole else at[name], whole) for name in names}
        frame: Frame = {"seq": seq + 1, "regions": changes}
        if not whole:
            frame["since"] = draw_(st.sampled_from([seq, max(seq - 1, 0), seq + 1]))
        frames.append(frame)
        if fits(seq, frame) == "next":
            at, seq = apply(at, frame), frame["seq"]
    return regions, frames


def _pieces(draw_: st.DrawFn) -> dict[str, str]:
    order = draw_(st.lists(ids, unique=True, max_size=6))
    return {piece: draw(piece, str(draw_(st.integers(0, 2)))) for piece in order}


def _change(draw_: st.DrawFn, old: dict[str, str], whole: bool) -> Change:
    touched = {piece: draw(piece, str(draw_(st.integers(0, 2)))) for piece in old if draw_(st.booleans())}
    if not whole and not draw_(st.booleans()):
        return {"set": touched} if touched else {}
    order = draw_(st.lists(ids, unique=True, max_size=8))
    new = {piece: draw(piece, str(draw_(st.integers(0, 2)))) for piece in order if piece not in old}
    return {"order": order, "set": {**touched, **new}}


@given(story=stories())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_browser_applies_frames_as_python_does(page: Page, story: tuple[Regions, list[Frame]]) -> None:
    regions, frames = story
    start = "".join(
        f'<ul data-region="{name}">{"".join(found.values())}</ul>' for name, found in regions.items()
    )
    shown = page.evaluate(RUN, [start, frames])
    expected: list[Any] = []
    seq = 0
    for frame in frames:
        verdict = fits(seq, frame)
        if verdict == "next":
            regions, seq = {name: {} for name in NAMES} | apply(regions, frame), frame["seq"]
        pieces = {name: [[key, html] for key, html in regions[name].items()] for name in NAMES}
        expected.append([verdict, pieces])
    assert shown == expected


def test_pieces_that_stay_the_same_are_not_replaced(page: Page) -> None:
    kept = page.evaluate("""async () => {
      const { apply } = await import("/apply.js")
      document.body.innerHTML = '<ul data-region="r"><li id="a">1</li><li id="b">2</li><li id="c">3</li></ul>'
      const [a, b, c] = document.querySelectorAll("li")
      apply(document.body, { seq: 2, regions: { r: { order: ["c", "a", "b"],
        set: { a: '<li id="a">1</li>', b: '<li id="b">new</li>', c: '<li id="c">3</li>' } } } })
      const now = document.querySelectorAll("li")
      return [now[0] === c, now[1] === a, now[2] === b]
    }""")
    assert kept == [True, True, False]
