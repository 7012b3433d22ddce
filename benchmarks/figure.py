"""A figure beside its peer or limit, and how both are measured."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: ours and the peer's (or the limit) in milliseconds, medians over `RUNS` runs."""

    subject: str
    ours: float
    against: str
    theirs: float

    @property
    def ratio(self) -> float:
        """Ours over theirs: under 1 is better than the peer, or inside the limit."""
        return self.ours / self.theirs

    def row(self) -> str:
        """Return the line of the Markdown table."""
        return f"| {self.subject} | {self.ours:,.0f} ms | {self.against} | {self.theirs:,.0f} ms | {self.ratio:.2f} |"


def median_ms(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of some work in milliseconds, after one run to warm up."""
    work()
    return statistics.median(timed(work) for _ in range(runs))


def timed(work: Callable[[], object]) -> float:
    """Return how long some work takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def pair_ms(ours: Callable[[], object], theirs: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """Return the medians of two pieces of work measured in turn, so that a drifting machine is fair to both."""
    ours()
    theirs()
    pairs = [(timed(ours), timed(theirs)) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
