"""The planner on made-up organisations: seconds to the proof, memory, the preview, and CP-SAT beside it if installed.

Each resolving runs in an interpreter of its own, so that its memory is its own. CP-SAT (package ortools) cannot share a
process with HiGHS: it runs under the interpreter named by DRUMBEAT_CP_SAT_PYTHON, or under this one.
"""

import math
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from benchmarks.books import Books
from benchmarks.figure import Figure, median_ms
from benchmarks.organisations import EASY, HARD, Kind, chair_away, hard, organisation
from benchmarks.runs import Run, run
from models.queries.plan import plan_basis
from models.rules.planner.exact import resolve
from models.rules.planner.problem import Problem, Slots
from models.rules.planner.reasons import why_unplaced

SIZES = (400, 1500, 3000, 6000)
MOST_LITERAL = 3000
"""The most meetings that 22 seniors share here: in 6,000 nothing is proved within the limit, and some find no place."""
PEER_SIZES = (400, 1500)
PEER = "DRUMBEAT_CP_SAT_PYTHON"
LIMITS = {(1500, "easy"): 1000.0, (1500, "hard"): 8000.0}
UNLIMITED = math.nan
LONGEST = 30.0
"""Seconds that each solver may take for one problem."""
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
YEAR_LIMIT = 1000.0
PREVIEW_LIMIT, PREVIEW_SIZE, PREVIEW_SHARE = 200.0, 1500, 2.0
"""Milliseconds for a preview of so many meetings, in proportion beyond; percent over the best plan."""
AWAY_LIMIT, WHY_LIMIT = 300.0, 250.0
GROWTH_LIMIT = 1.3


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the table in a unit of its own."""

    subject: str
    ours: float
    unit: str
    against: str = ""
    theirs: float = UNLIMITED

    def row(self) -> str:
        """Return the line of the Markdown table."""
        if math.isnan(self.theirs):
            return f"| {self.subject} | {self.ours:,.2f} {self.unit} | {self.against or '–'} | – | – |"
        return (
            f"| {self.subject} | {self.ours:,.2f} {self.unit} | {self.against} | {self.theirs:,.2f} {self.unit} "
            f"| {self.ours / self.theirs:.2f} |"
        )


def figures(books: Books) -> Iterator[Figure | Reading]:
    """Measure the demo year, every size, easy and hard, then what happens to one published year."""
    yield _demo_year(books)
    for kinds in ([EASY] * len(SIZES), [hard(size) for size in SIZES]):
        runs: dict[int, Run] = {}
        for size, kind in zip(SIZES, kinds, strict=True):
            problem = organisation(size, kind)
            runs[size] = ours(problem)
            yield from _lines(_name(size, kind), (size, kind), problem, runs[size])
        for first in SIZES[:2]:
            growth = math.log(runs[SIZES[-1]].ms / runs[first].ms) / math.log(SIZES[-1] / first)
            subject = f"Growth from {first:,} to {SIZES[-1]:,} meetings, {kinds[0].name}: exponent"
            yield Reading(subject, growth, "", "limit", GROWTH_LIMIT)
    literal = ours(organisation(MOST_LITERAL, HARD))
    yield Reading(f"{_name(MOST_LITERAL, HARD)}: resolved, {_proof(literal)}", literal.ms, "ms")
    yield from _one_year()


def _name(size: int, kind: Kind) -> str:
    return f"{size:,} meetings, {kind.name}" + (f" ({kind.seniors} seniors in all)" if kind.seniors else "")


def _proof(run: Run) -> str:
    unplaced = f"{run.cost.unplaced} unplaced, " if run.cost.unplaced else ""
    return f"{unplaced}{run.cost.moved} moved, {'proved best' if run.proved else 'not proved'}"


def _demo_year(books: Books) -> Figure:
    """Resolve the year of the demo book by its rules."""
    workspace = books.demo_year()
    problem = workspace.read(plan_basis, first=FIRST, last=LAST, today=FIRST).problem
    workspace.close()
    answer = resolve(problem)
    proof = f"{answer.cost.moved} moved, {'proved best' if answer.proved else 'not proved'}"
    subject = f"The demo year, {len(problem.turns)} meetings: resolved, {proof}"
    return Figure(subject, median_ms(lambda: resolve(replace(problem))), "limit", YEAR_LIMIT)


def ours(problem: Problem) -> Run:
    """Resolve a problem in an interpreter of its own; the time counts from the problem to the answer."""
    return run(sys.executable, "benchmarks.resolving", problem, LONGEST)


def peer(problem: Problem) -> Run | None:
    """Give CP-SAT the first stage of the same problem; none where it is not installed."""
    python = os.environ.get(PEER, sys.executable)
    found = subprocess.run([python, "-c", "import ortools"], check=False, capture_output=True)
    return run(python, "benchmarks.cp_sat", problem, LONGEST) if found.returncode == 0 else None


def _lines(name: str, asked: tuple[int, Kind], problem: Problem, mine: Run) -> Iterator[Reading]:
    size, kind = asked
    other = peer(problem) if size in PEER_SIZES else None
    limit = LIMITS.get((size, kind.name), UNLIMITED)
    yield Reading(f"{name}: resolved, {_proof(mine)}", mine.ms, "ms", "limit", limit)
    yield Reading(f"{name}: peak memory", mine.megabytes, "MB")
    if other is not None:
        words = f"CP-SAT, first stage, {_proof(other)}"
        yield Reading(f"{name}: resolved", mine.ms, "ms", words, other.ms)
        yield Reading(f"{name}: peak memory", mine.megabytes, "MB", "CP-SAT", other.megabytes)
    yield from _preview(name, problem, mine)


def _preview(name: str, problem: Problem, best: Run) -> Iterator[Reading]:
    """Measure the preview of a fresh program, and what it moves and how far beyond the best plan."""
    limit = PREVIEW_LIMIT * max(len(problem.turns) / PREVIEW_SIZE, 1)
    runs = [run(sys.executable, "benchmarks.previewing", problem, LONGEST) for _ in range(3)]
    yield Reading(f"{name}: preview", median(one.ms for one in runs), "ms", "limit", limit)
    quick = runs[0].cost
    moves = (quick.unplaced + quick.moved, best.cost.unplaced + best.cost.moved)
    for what, (ours, least) in {"moves": moves, "distance": (quick.distance, best.cost.distance)}.items():
        subject = f"{name}: preview, {what} {ours:,} where {least:,} are best"
        yield Reading(subject, 100 * (ours / max(least, 1) - 1), "%", "limit", PREVIEW_SHARE)


def _one_year() -> Iterator[Figure]:
    """Take the resolved year as published, and send its busiest chair away for two weeks."""
    problem = published(organisation(1500))
    away = chair_away(problem, date(2026, 10, 5))
    answer = resolve(away)
    yield Figure(
        f"A chair away two weeks: re-planned, {answer.cost.moved} moved, {'proved' if answer.proved else 'not proved'}",
        median_ms(lambda: resolve(replace(away))),
        "limit",
        AWAY_LIMIT,
    )
    stuck, slots, key = _without_way_out(away)
    yield Figure("Why can this not be held?", median_ms(lambda: why_unplaced(stuck, slots, key)), "limit", WHY_LIMIT)


def published(problem: Problem) -> Problem:
    """Return a year with the meetings where its best plan has them."""
    slots = resolve(problem).slots
    placed = ((turn, slots[turn.key]) for turn in problem.turns)
    turns = tuple(replace(turn, home=slot, rule_date=slot.date, published=True) for turn, slot in placed if slot)
    return replace(problem, turns=turns)


def _without_way_out(problem: Problem) -> tuple[Problem, Slots, str]:
    """Return a year in which a meeting has a window of three days, all within its chair's absence."""
    absence = problem.absences[0]
    inside = [turn for turn in problem.turns if absence.first <= turn.home.date <= absence.last]
    stuck = next(turn for turn in inside if turn.seats[0].post == absence.who)
    narrow = replace(stuck, leeway=replace(stuck.leeway, before=1, after=1))
    wide = replace(absence, first=date(2026, 9, 21), last=date(2026, 11, 2))
    turns = tuple(narrow if turn is stuck else turn for turn in problem.turns)
    made = replace(problem, turns=turns, absences=(wide,))
    return made, resolve(made).slots, stuck.key
