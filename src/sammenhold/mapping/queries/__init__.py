"""Questions about who works virtually. A fixed number of queries each."""

from collections.abc import Iterable, Mapping

from sammenhold.mapping.bands import Band, band_of
from sammenhold.mapping.queries.standing import roll, standings


def bands_of(units: Iterable[int]) -> Mapping[int, Band]:
    """The work form of everybody who is in one of these units, by person.

    Who is at another site than most of the unit works with it at a distance every day.
    """
    return {standing.person_id: band_of(standing.share) for standing in standings(roll(units))}
