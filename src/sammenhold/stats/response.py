"""How many of those who were asked answered, and what those who did not could change."""

from dataclasses import dataclass
from enum import StrEnum


class Rating(StrEnum):
    """What a response rate is called, from its lowest per cent on."""

    VERY_GOOD = "very good"
    GOOD = "good"
    DESIRABLE = "desirable"
    ADEQUATE = "adequate"
    LOW = "low"


LEAST = {80: Rating.VERY_GOOD, 70: Rating.GOOD, 60: Rating.DESIRABLE, 50: Rating.ADEQUATE, 0: Rating.LOW}


@dataclass(frozen=True)
class ResponseRate:
    """How many answered.

    Attributes
    ----------
    answered, invited : int
    per_cent : int
        Rounded down, so that it never reads as more than its rating.
    rating : Rating
    """

    answered: int
    invited: int
    per_cent: int
    rating: Rating


def response_rate(answered: int, invited: int) -> ResponseRate:
    """The response rate and what it is called.

    Parameters
    ----------
    answered, invited : int
        People; at least one invited, no more answered than invited.

    Returns
    -------
    ResponseRate

    Raises
    ------
    ValueError
        If the numbers do not fit.

    Notes
    -----
    80 % and more is very good, 70 good, 60 desirable, 50 adequate, less is low [1]_. How many answered a
    single item is no response rate: whoever says "not relevant" has answered.

    References
    ----------
    .. [1] Health and Safety Executive, Management Standards Indicator Tool, user manual.
    """
    if not 0 <= answered <= invited or not invited:
        raise ValueError("somebody is invited, and no more answer than are invited")
    per_cent = 100 * answered // invited
    rating = next(name for least, name in LEAST.items() if per_cent >= least)
    return ResponseRate(answered, invited, per_cent, rating)


def worst_case(score: float, answered: int, invited: int) -> tuple[float, float]:
    """Between what the mean would have lain had everybody answered, whatever the others think.

    Parameters
    ----------
    score : float
        The mean **as it is shown**, 0-100. From the exact mean these bounds would give it away.
    answered, invited : int
        People; at least one invited, no more answered than invited.

    Returns
    -------
    low, high : float
        On 0-100: as if all who did not answer were at 0, and at 100. The score itself twice when all
        answered.

    Raises
    ------
    ValueError
        If the numbers do not fit.
    """
    if not 0 <= score <= 100 or not 0 <= answered <= invited or not invited:
        raise ValueError("a score is 0-100, and no more answer than are invited")
    low = score * answered / invited
    return low, low + 100 * (invited - answered) / invited
