"""k-means in the plane, from several starts at once, and how clearly the parts are apart."""

import numpy as np
from numpy.typing import NDArray

from sammenhold.stats.opinions.votes import Floats

Labels = NDArray[np.int64]
ROUNDS = 50


def begun(points: Floats, k: int, starts: int, rng: np.random.Generator) -> Floats:
    """Centres to begin with, far from each other (k-means++), shape (starts, k, 2).

    References
    ----------
    Arthur, D. & Vassilvitskii, S. (2007). k-means++: The advantages of careful seeding. SODA '07, 1027-1035.
    """
    centres = np.empty((starts, k, 2), dtype=np.float32)
    centres[:, 0] = points[rng.integers(len(points), size=starts)]
    near = np.full((len(points), starts), np.inf)
    for made in range(1, k):
        away = points[:, None] - centres[:, made - 1]
        near = np.minimum(near, np.einsum("nsi,nsi->ns", away, away))
        reached = near.cumsum(axis=0)
        chosen = (reached <= rng.random(starts) * reached[-1]).sum(axis=0)
        centres[:, made] = points[np.minimum(chosen, len(points) - 1)]
    return centres


def settled(points: Floats, centres: Floats) -> tuple[Labels, Floats]:
    """Lloyd's algorithm from `centres`, for every start at once.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
    centres : ndarray, shape (starts, k, 2)

    Returns
    -------
    labels : ndarray of int, shape (n, starts)
        The part of each point.
    centres : ndarray, shape (starts, k, 2)
        The mean of each part; of one without points, where it was.
    """
    lifted = _lifted(points)
    labels = _nearest(lifted, centres)
    for _ in range(ROUNDS):
        centres = _means(lifted, labels, centres)
        fresh = _nearest(lifted, centres)
        if (fresh == labels).all():
            break
        labels = fresh
    return labels, centres


def nearest(points: Floats, centres: Floats) -> Labels:
    """The part of each point, shape (n, starts): that of the nearest of the centres (starts, k, 2)."""
    return _nearest(_lifted(points), centres)


def widths(points: Floats, centres: Floats) -> Floats:
    """How clearly the parts of each start are apart, shape (starts,): mean simplified silhouette, 0 to 1.

    Notes
    -----
    For each point 1 - a / b, with a the distance to the nearest centre and b to the next: the silhouette of
    Rousseeuw (1987) with centres in place of averages over points, in linear time.

    References
    ----------
    Hruschka, E. R., Campello, R. J. G. B. & de Castro, L. N. (2006). Evolving clusters in gene-expression
    data. Inf. Sci. 176, 1898-1927.
    """
    squares = np.einsum("ni,ni->n", points, points)[:, None, None] - 2 * _against(_lifted(points), centres)
    squares.partition(1, axis=2)
    own, other = np.maximum(squares[:, :, 0], 0), np.maximum(squares[:, :, 1], 1e-24)
    found: Floats = 1 - np.sqrt(own / other).mean(axis=0)
    return found


def _lifted(points: Floats) -> Floats:
    """Each point with a one behind it: one product then gives distances, or sums and sizes, shape (n, 3)."""
    lifted = np.ones((len(points), 3), dtype=np.float32)
    lifted[:, :2] = points
    return lifted


def _against(lifted: Floats, centres: Floats) -> Floats:
    """x·c - c·c / 2, which is the larger the nearer the centre, shape (n, starts, k)."""
    starts, k, _ = centres.shape
    stood = np.empty((starts * k, 3), dtype=np.float32)
    flat = stood[:, :2] = centres.reshape(-1, 2)
    stood[:, 2] = -0.5 * np.einsum("ci,ci->c", flat, flat)
    found: Floats = (lifted @ stood.T).reshape(len(lifted), starts, k)
    return found


def _nearest(lifted: Floats, centres: Floats) -> Labels:
    found: Labels = _against(lifted, centres).argmax(axis=2)
    return found


def _means(lifted: Floats, labels: Labels, before: Floats) -> Floats:
    starts, k, _ = before.shape
    inside = (labels.T[:, None] == np.arange(k)[:, None]).astype(np.float32)
    sums = (inside.reshape(starts * k, -1) @ lifted).reshape(starts, k, 3)
    sizes = sums[:, :, 2:]
    made: Floats = np.where(sizes > 0, sums[:, :, :2] / np.maximum(sizes, 1), before)
    return made
