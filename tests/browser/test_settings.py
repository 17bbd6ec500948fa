"""The settings of a hall: as few as can be, and every two ways to be set up are met together."""

from itertools import combinations, product

from tests.browser.settings import LANGUAGES, SCHEMES, SETTINGS, covering

WIDTHS = (320, 390, 1280, 1920)


def pairs(*ways: tuple[object, ...]) -> set[tuple[object, object]]:
    return {pair for one, other in combinations(ways, 2) for pair in product(one, other)}


def test_eight_devices_meet_every_pair() -> None:
    for languages in (LANGUAGES, LANGUAGES[::-1]):
        hall = covering(*WIDTHS, languages=languages)
        met = {pair for s in hall for pair in combinations((s.width, s.language, s.scheme), 2)}
        assert len(hall) == 8
        assert met == pairs(WIDTHS, LANGUAGES, SCHEMES)


def test_four_devices_meet_every_pair_of_the_narrowest_and_a_laptop() -> None:
    met = {pair for s in SETTINGS for pair in combinations((s.width, s.language, s.scheme), 2)}
    assert met == pairs((320, 1280), LANGUAGES, SCHEMES)
