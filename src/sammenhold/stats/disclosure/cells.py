"""The smallest sets that published sets can be taken apart into: exact, no arithmetic but counting."""

from collections.abc import Iterable, Mapping

Keys = frozenset[str]


class Cells:
    """A partition of the reporting groups: two are in one cell when they are in the same published sets.

    Whatever can be made of published sets by union, intersection and difference is made of whole cells. When
    every cell has at least five respondents, so has everything that can be made.
    """

    def __init__(self, published: Iterable[Keys] = ()) -> None:
        self._home: dict[str, int] = {}
        self._members: list[set[str]] = []
        for each in published:
            self.cut(each)

    def all(self) -> list[Keys]:
        """All cells, in no particular order."""
        return [frozenset(cell) for cell in self._members if cell]

    def pieces(self, wish: Keys) -> list[tuple[Keys, Keys]]:
        """What `wish` takes out of each cell that it touches, and leaves there; what is new comes last."""
        touched: dict[int, set[str]] = {}
        for key in wish:
            if key in self._home:
                touched.setdefault(self._home[key], set()).add(key)
        cut = [(frozenset(inside), frozenset(self._members[at] - inside)) for at, inside in touched.items()]
        return [*cut, (Keys(key for key in wish if key not in self._home), Keys())]

    def cut(self, wish: Keys) -> None:
        """Take the cells apart by one more set; keys that are in none yet become a cell."""
        *touched, (fresh, _) = self.pieces(wish)
        for piece in [inside for inside, left in touched if left] + [fresh] * bool(fresh):
            for key in piece:
                if key in self._home:
                    self._members[self._home[key]].discard(key)
                self._home[key] = len(self._members)
            self._members.append(set(piece))


def cells(published: Iterable[Keys]) -> list[Keys]:
    """The smallest sets that `published` can be taken apart into.

    Parameters
    ----------
    published : iterable of frozenset of str
        Keys of reporting groups.

    Returns
    -------
    list of frozenset of str
        Disjoint, none empty, together everything published.
    """
    return Cells(published).all()


def fewest(published: Iterable[Keys], counts: Mapping[str, int]) -> int:
    """How many respondents the smallest cell has that has any; promise 1 holds when it is at least 5.

    Parameters
    ----------
    published : iterable of frozenset of str
    counts : mapping of str to int
        How many answered in each reporting group.

    Returns
    -------
    int
        0 when nobody answered.
    """
    found = (sum(counts[key] for key in cell) for cell in cells(published))
    return min((n for n in found if n), default=0)
