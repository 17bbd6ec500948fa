"""What can be measured, and the budgets that the figures are held to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

TURNS = 20
"""Short periods in which some hang or all read, so that a slow hour of the machine tells on both."""


@dataclass(frozen=True)
class Scenario:
    """A workshop that votes. `burst`: everybody at once; `hung`: the share that stops reading in every other
    of some periods; `cut`: all lose their connection and come back."""

    listeners: int = 200
    acts_per_second: float = 20
    seconds: float = 10
    one_at_a_time: bool = False
    burst: bool = False
    hung: float = 0.0
    cut: bool = False

    @property
    def steady_acts(self) -> int:
        return max(1, round(self.acts_per_second * self.seconds))

    @property
    def acts(self) -> int:
        """How many acts there will be in all, each a participant and a group of its own."""
        turns = TURNS * self.acts_in_a_turn if self.hung else 0
        return self.steady_acts + turns + self.acts_while_away + (self.listeners if self.burst else 0)

    @property
    def acts_in_a_turn(self) -> int:
        """All turns together are twice as long as the first period."""
        return max(1, round(2 * self.steady_acts / TURNS))

    @property
    def acts_while_away(self) -> int:
        return max(1, round(self.acts_per_second)) if self.cut else 0


@dataclass(frozen=True)
class Budget:
    """The most that `figure` may be. A binding one fails the run; the others depend on the machine."""

    figure: str
    most: float
    words: str
    reference: str = ""
    binding: bool = False


PRESETS = {
    "small": Scenario(listeners=200, acts_per_second=10, seconds=15, one_at_a_time=True),
    "large": Scenario(listeners=2000, acts_per_second=200, seconds=15, burst=True, hung=0.2),
    "crowd": Scenario(listeners=300, acts_per_second=20, seconds=30, hung=0.2, cut=True),
}

EVERY_ACT = (
    Budget("lost", 0, "acts lost, over all screens", binding=True),
    Budget("duplicated", 0, "acts counted twice", binding=True),
)
BUDGETS = {
    "small": (
        *EVERY_ACT,
        Budget("p50_ms", 15, "a vote until it is seen, p50, ms", "reference_p50_ms"),
        Budget("p95_ms", 25, "the same, p95, ms", "reference_p95_ms"),
        Budget("last_screen_p95_ms", 30, "until the last screen, p95, ms", "reference_last_screen_p95_ms"),
        Budget("join_s", 2, "200 join at once, s"),
        Budget("idle_rss_mb", 130, "memory of the web process at rest, MB"),
    ),
    "large": (
        *EVERY_ACT,
        Budget("p95_ms", 130, "a vote until it is seen, p95, ms", "reference_p95_ms"),
        Budget("cpu_ratio", 1.5, "CPU for a frame and listener, to the reference", binding=True),
        Budget("rss_kb_per_listener", 30, "memory for a listener, kB"),
        Budget("join_s", 10, "2,000 join at once, s"),
        Budget("burst_s", 2, "2,000 votes in one second, until on every screen, s"),
        Budget("hung_p95_change", 0.10, "20 % hung readers: change of the others' p95"),
    ),
    "crowd": (
        *EVERY_ACT,
        Budget("rss_growth_mb", 10, "a minute of votes: memory grown by, MB", binding=True),
        Budget("back_s", 5, "all cut off at once, until all are back and right, s", binding=True),
    ),
    "opinions": (
        Budget("seconds", 5, "100,000 people and 300 statements, s"),
        Budget("peak_mb", 1000, "memory for it, MB"),
        Budget("update_ratio", 0.1, "a live update, to a full run", binding=True),
        Budget("share_of_reference", 0.2, "two real conversations, to red-dwarf's time", binding=True),
        Budget("other_consensus", 0, "conversations where another consensus is found", binding=True),
    ),
    "survey": (
        Budget("recoverable_cells", 0, "withheld figures that can be found out", binding=True),
        Budget("seconds", 30, "100,000 responses in 5,000 units, s", "reference_seconds"),
        Budget("peak_mb", 1000, "memory for it, MB"),
        Budget("share_of_reference", 1, "the same, to plain pandas' time", binding=True),
        Budget("submission_ms", 5, "an answer that a server takes, 200 a second, ms"),
    ),
}


def exit_code(over: Iterable[Budget]) -> int:
    """1 when one of those that do not hold binds."""
    return 1 if any(budget.binding for budget in over) else 0


def broken(budgets: Iterable[Budget], figures: dict[str, Any]) -> list[Budget]:
    """Those of `budgets` that do not hold; what never happened does not."""
    return [
        budget for budget in budgets if figures[budget.figure] is None or figures[budget.figure] > budget.most
    ]
