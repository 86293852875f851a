"""Figures that can be trusted on a busy machine: ratios, taken in turns, with their spread."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

ROUNDS = 7
HEADINGS = ["mesure", "rapport", "étendue", "but", "", "temps"]


@dataclass(frozen=True)
class Measured:
    """One way to do something.

    Args:
        do: what is timed.
        before: sets the scene before each call, and is not timed.
        after: tidies up after each call, and is not timed either.
        calls: how many in a round; the quickest counts, for what else the machine does only adds.
    """

    do: Callable
    before: Callable = lambda: None
    after: Callable = lambda: None
    calls: int = 1

    def time(self):
        """Seconds."""
        gc.collect()
        return min(self._time_once() for _ in range(self.calls))

    def _time_once(self):
        self.before()
        start = time.perf_counter()
        self.do()
        elapsed = time.perf_counter() - start
        self.after()
        return elapsed


def compare(ways):
    """The times of each way, one a round: {name: [seconds]}.

    The ways take turns, in the other order every second round, after one turn that does not count.
    """
    times = {name: [] for name in ways}
    for way in ways.values():
        way.time()
    for number in range(ROUNDS):
        for name in list(ways) if number % 2 else reversed(ways):
            times[name].append(ways[name].time())
    return times


@dataclass
class Figure:
    """A line of the table: how many times longer one way took than another, round by round.

    Args:
        says: what is measured.
        long: the times of the way above the line.
        short: the times of the way under it.
        at_most: the goal, where the ratio must stay small.
        at_least: the goal, where the ratio must be large.
    """

    says: str
    long: list[float]
    short: list[float]
    at_most: float | None = None
    at_least: float | None = None
    ratios: list[float] = field(init=False)

    def __post_init__(self):
        self.ratios = [long / short for long, short in zip(self.long, self.short, strict=True)]

    @property
    def is_missed(self):
        median = statistics.median(self.ratios)
        return (self.at_most is not None and median > self.at_most) or (
            self.at_least is not None and median < self.at_least
        )

    @property
    def goal(self):
        if self.at_most is not None:
            return f"≤ {_short(self.at_most)}"
        return "" if self.at_least is None else f"≥ {_short(self.at_least)}"

    @property
    def verdict(self):
        if not self.goal:
            return ""
        return "manqué" if self.is_missed else "tenu"

    @property
    def cells(self):
        return [
            self.says,
            _short(statistics.median(self.ratios)),
            f"{_short(min(self.ratios))}–{_short(max(self.ratios))}",
            self.goal,
            self.verdict,
            f"{_milliseconds(self.long)} / {_milliseconds(self.short)} ms",
        ]


def table(figures):
    """The figures in columns, under their headings."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row, widths):
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return "  ".join(cells)


def _milliseconds(times):
    return _short(statistics.median(times) * 1000)


def _short(number):
    """A number of about three digits, with the comma of French."""
    if number >= 100:
        return f"{number:.0f}"
    return f"{number:.3g}".replace(".", ",")
