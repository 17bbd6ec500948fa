"""The answers of one person as a text: a sign for each question, in the order of the questionnaire."""

from collections.abc import Collection, Mapping

from sammenhold.stats.survey import wave

STEPS = "01234"
NOT_RELEVANT, NOT_ANSWERED = wave.NOT_RELEVANT, wave.NOT_ANSWERED
GIVEN = frozenset(STEPS + NOT_RELEVANT)


def blank(number: int) -> str:
    return NOT_ANSWERED * number


def is_right(answers: str, number: int) -> bool:
    """Whether these can be answers to so many questions."""
    return len(answers) == number and set(answers) <= set(wave.SIGNS)


def with_answer(answers: str, place: int, sign: str) -> str:
    return answers[:place] + sign + answers[place + 1 :]


def answered(answers: str) -> int:
    """How many questions have an answer, "not relevant" included."""
    return sum(sign in GIVEN for sign in answers)


def only(answers: str, places: Collection[int]) -> str:
    """The answers to these questions, and none to the others."""
    return "".join(sign if place in places else NOT_ANSWERED for place, sign in enumerate(answers))


def from_form(given: Mapping[str, str], codes: tuple[str, ...]) -> str:
    """The answers of a form with a field for each question; what is none of the answers is none."""
    return "".join(found if (found := given.get(code, "")) in GIVEN else NOT_ANSWERED for code in codes)
