"""The two directions in which people's votes differ most, and where each person stands."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.opinions.votes import Floats, Table, answered, centred


def axes(made: Table, means: Floats) -> Floats:
    """The two first principal axes of the votes.

    Parameters
    ----------
    made : ndarray of int8, shape (people, statements)
    means : ndarray, shape (statements,)

    Returns
    -------
    ndarray, shape (statements, 2)
        Orthonormal; each axis' largest loading is positive, so that the picture does not flip.

    Notes
    -----
    A missing vote stands at its statement's mean.
    """
    spread = np.zeros((made.shape[1], made.shape[1]), dtype=np.float64)
    for _, block in centred(made, means):
        spread += block.T @ block
    return principal(spread)


def principal(spread: NDArray[np.floating[Any]]) -> Floats:
    """The two first axes of a matrix of products, shape (statements, statements); see `axes`."""
    _, vectors = np.linalg.eigh(spread)
    return _upright(vectors[:, ::-1][:, :2])


def _upright(vectors: NDArray[np.floating[Any]]) -> Floats:
    largest = np.abs(vectors).argmax(axis=0)
    signs = np.sign(vectors[largest, range(vectors.shape[1])])
    upright: Floats = (vectors * np.where(signs == 0, 1, signs)).astype(np.float32)
    return upright


def places(made: Table, means: Floats, along: Floats) -> Floats:
    """Where each person stands, shape (people, 2).

    Notes
    -----
    Stretched by sqrt(statements / answered), since who has answered little would else stand in the middle.
    """
    found = np.empty((len(made), along.shape[1]), dtype=np.float32)
    for rows, block in centred(made, means):
        found[rows] = block @ along
    found *= stretch(made)
    return found


def stretch(made: Table) -> Floats:
    """By how much each person's place is stretched, shape (people, 1)."""
    found: Floats = np.sqrt(made.shape[1] / np.maximum(answered(made), 1)).astype(np.float32)
    return found[:, None]
