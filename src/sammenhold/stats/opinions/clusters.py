"""k-means in the plane, and how clearly its parts are apart."""

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.opinions.votes import Floats

Labels = NDArray[np.int64]
ROUNDS = 50


def begun(points: Floats, k: int, rng: np.random.Generator) -> Floats:
    """k centres to begin with, far from each other (k-means++), shape (k, 2).

    References
    ----------
    Arthur, D. & Vassilvitskii, S. (2007). k-means++: The advantages of careful seeding. SODA '07, 1027-1035.
    """
    centres = [points[rng.integers(len(points))]]
    while len(centres) < k:
        near = _squares(points, np.array(centres)).min(axis=1).astype(np.float64)
        total = near.sum()
        chosen = rng.choice(len(points), p=near / total) if total else rng.integers(len(points))
        centres.append(points[chosen])
    return np.array(centres, dtype=np.float32)


def settled(points: Floats, centres: Floats, rounds: int = ROUNDS) -> tuple[Labels, Floats]:
    """Lloyd's algorithm from `centres`: each point's part (n,), and the parts' centres (k, 2)."""
    labels = nearest(points, centres)
    for _ in range(rounds):
        centres = _middles(points, labels, centres)
        fresh = nearest(points, centres)
        if (fresh == labels).all():
            break
        labels = fresh
    return labels, centres


def nearest(points: Floats, centres: Floats) -> Labels:
    """The part of each point, shape (n,): that of the nearest centre."""
    found: Labels = _squares(points, centres).argmin(axis=1)
    return found


def width(points: Floats, labels: Labels, centres: Floats) -> float:
    """How clearly the parts are apart: mean simplified silhouette, between 0 and 1.

    Notes
    -----
    For each point 1 - a / b, with a the distance to its own centre and b to the nearest other one: the
    silhouette of Rousseeuw (1987) with centres in place of averages over points, in linear time.

    References
    ----------
    Hruschka, E. R., Campello, R. J. G. B. & de Castro, L. N. (2006). Evolving clusters in gene-expression
    data. Inf. Sci. 176, 1898-1927.
    """
    apart = np.sqrt(_squares(points, centres))
    rows = np.arange(len(points))
    own = apart[rows, labels]
    apart[rows, labels] = np.inf
    return float((1 - own / np.maximum(apart.min(axis=1), 1e-12)).mean())


def _squares(points: Floats, centres: Floats) -> Floats:
    across = points @ centres.T
    found: Floats = (points**2).sum(axis=1)[:, None] - 2 * across + (centres**2).sum(axis=1)
    return np.maximum(found, 0)


def _middles(points: Floats, labels: Labels, before: Floats) -> Floats:
    sizes = np.bincount(labels, minlength=len(before))
    sums = np.stack(
        [np.bincount(labels, weights=points[:, axis], minlength=len(before)) for axis in (0, 1)], 1
    )
    made: Floats = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], before).astype(
        np.float32
    )
    return made
