"""Whatever is done to the forward plan, in any order: no theme, exception or action is ever lost or doubled."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import count
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from models.errors import DrumbeatError
from models.operations.cascade import accept_all, accept_theme, cascade_theme, decline_theme, reopen_answer
from models.operations.exceptions import import_exceptions
from models.operations.forum_settings import link_forums
from models.operations.meetings import cancel_meeting, move_meeting, restore_meeting
from models.operations.merging import merge_units
from models.operations.outcomes import record_action
from models.operations.priorities import add_priority_set
from models.operations.theme_moves import move_theme, swap_themes
from models.operations.themes import remove_meeting_theme, set_theme
from models.queries.exceptions import exceptions, meeting_exceptions
from models.queries.priorities import priorities_in_force
from models.rules.carry_over import TO_COME
from models.store.book import open_book
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import Clock, new_book, small_book
from tests.operations.plan_rows import Plan, ThemeFact, plan

P = ParamSpec("P")
T = TypeVar("T")
BOARDS = ("AS", "NE", "SW")
TITLES = ("Knife crime", "Burglary", "Robbery")
NEW_UNITS = (("CE", "Central East"), ("CN", "Central North"))
FLP, DECLINED = "CF-FLP", "declined"
DAYS = (dt.date(2026, 11, 10), dt.date(2026, 12, 1), dt.date(2027, 1, 20))
HEAD = "unit,family,measure,period,direction,value,expected,note"
WORDS = ("AS", "North East", "South West BCU", "Nowhere")
MONTHS = frozenset({11, 12, 1})
ANY = st.integers(0, 9_999)
FIGURE = st.integers(1, 3)


class ForwardPlan(RuleBasedStateMachine):
    """One book under any sequence of deeds; what was there before each is kept, to compare undo with it."""

    base: Path
    folder: Path
    turns: Iterator[int]

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"{next(self.turns)}.book"
        shutil.copy(self.base, path)
        self.clock = Clock()
        self.workspace = open_book(str(path), actor="Imogen", clock=self.clock)
        self.keys, self.reasons = count(1), count(1)
        self.past: list[Plan] = []
        self.future: list[Plan] = []
        self.now = self.workspace.read(plan)
        self.priorities = [row.id for row in self.workspace.read(priorities_in_force, as_of=DAYS[0])]

    @rule(meeting=ANY, title=st.sampled_from(TITLES), serves=ANY)
    def take_a_theme(self, meeting: int, title: str, serves: int) -> None:
        serving = self.priorities[: serves % (len(self.priorities) + 1)]
        there = [key for key, row in self.now.meetings.items() if row.date.month in MONTHS and self.is_board(row.forum)]
        self.act(set_theme, meeting_id=pick(there or self.now.meetings, meeting), title=title, priority_ids=serving)

    @rule(theme=ANY, board=ANY, alone=st.booleans())
    def pass_down(self, theme: int, board: int, alone: bool) -> None:
        before, source = set(self.now.themes), self.theme(theme, self.may_be_passed_down)
        chosen = [pick(self.boards(), board)] if alone else None
        done = self.act(cascade_theme, meeting_theme_id=source, forum_ids=chosen)
        made = set(self.now.themes) - before
        assert len(made) == (done.made if done else 0)
        assert {self.now.themes[key].source for key in made} <= {source}

    @rule(theme=ANY, operation=st.sampled_from((accept_theme, reopen_answer)))
    def answer(self, theme: int, operation: Callable[..., Any]) -> None:
        self.act(operation, meeting_theme_id=self.theme(theme, asked))

    @rule(theme=ANY)
    def accept_everywhere(self, theme: int) -> None:
        self.act(accept_all, meeting_theme_id=self.theme(theme, lambda row: not row.source))

    @rule(theme=ANY)
    def decline(self, theme: int) -> None:
        key, before = self.theme(theme, asked), self.now
        why = f"covered {next(self.reasons)}"
        self.losing(before.below(key), decline_theme, meeting_theme_id=key, reason=why)
        self.own_ones_stay(before)

    @rule(theme=ANY)
    def take_off(self, theme: int) -> None:
        key, before = self.theme(theme), self.now
        if before.themes.keys() != {key, *before.below(key)}:
            self.losing({key, *before.below(key)}, remove_meeting_theme, meeting_theme_id=key)
            self.own_ones_stay(before, but=key)

    @rule(theme=ANY, meeting=ANY)
    def carry(self, theme: int, meeting: int) -> None:
        key = self.theme(theme)
        home = self.now.meetings[self.now.themes[key].meeting].forum
        there = [one for one, row in self.now.meetings.items() if row.forum == home and row.date.month in MONTHS]
        self.act(move_theme, meeting_theme_id=key, to_meeting_id=pick(there or self.now.meetings, meeting))

    @rule(one=ANY, other=ANY)
    def swap(self, one: int, other: int) -> None:
        first = self.theme(one)
        home = self.now.forum_of(self.now.themes[first])
        self.act(swap_themes, one_id=first, other_id=self.theme(other, lambda row: self.now.forum_of(row) == home))

    @rule(theme=ANY, days=st.integers(-9, 30))
    def move(self, theme: int, days: int) -> None:
        key = self.meeting_of(theme)
        date = self.now.meetings[key].date + dt.timedelta(days)
        self.act(move_meeting, meeting_id=key, date=date, reason="the room")

    @rule(theme=ANY, operation=st.sampled_from((cancel_meeting, restore_meeting)))
    def cancel_or_restore(self, theme: int, operation: Callable[..., Any]) -> None:
        self.act(operation, meeting_id=self.meeting_of(theme), reason="a storm")

    @rule(words=st.sampled_from(WORDS), figures=st.tuples(FIGURE, FIGURE))
    def take_in_a_file(self, words: str, figures: tuple[int, int]) -> None:
        lines = [f"{words},Volume,Burglary {figure},2026-10,worse,{figure},," for figure in figures]
        before = len(self.now.exceptions)
        report = self.act(import_exceptions, name="october.csv", body="\n".join([HEAD, *lines]).encode())
        stored = report.stored + len(report.unmatched) if report else 0
        assert len(self.now.exceptions) - before == stored

    @precondition(lambda self: len(self.boards()) > 1)
    @rule(one=ANY, other=ANY, on=st.sampled_from(DAYS), new=st.sampled_from(NEW_UNITS))
    def merge(self, one: int, other: int, on: dt.date, new: tuple[str, str]) -> None:
        before, boards = self.now, self.boards()
        first = pick(boards, one)
        second = pick([key for key in boards if key != first], other)
        olds = [before.forums[key].unit for key in (first, second)]
        self.losing(before.themes, merge_units, old_unit_ids=olds, on=on, code=new[0], name=new[1])
        assert self.now.themes.keys() <= before.themes.keys()
        assert before.served() <= self.now.served()
        living = {row.forum for row in self.now.meetings.values() if row.status in TO_COME}
        left = [row for row in self.now.themes.values() if self.now.is_left(row) and not row.former]
        assert all(before.is_left(row) for row in left) or not living.issuperset(self.boards())
        if before.themes != self.now.themes:
            for key in before.themes:
                self.is_told(before, key, f"CF-{new[0]}")

    @precondition(lambda self: bool(self.past))
    @rule()
    def undo(self) -> None:
        self.workspace.undo()
        self.future.append(self.now)
        self.now = self.workspace.read(plan)
        assert self.now == self.past.pop()

    @precondition(lambda self: bool(self.future))
    @rule()
    def redo(self) -> None:
        self.workspace.redo()
        self.past.append(self.now)
        self.now = self.workspace.read(plan)
        assert self.now == self.future.pop()

    @invariant()
    def no_meeting_has_a_theme_twice(self) -> None:
        assert most(Counter((row.meeting, row.theme) for row in self.now.themes.values())) <= 1

    @invariant()
    def no_board_is_asked_twice(self) -> None:
        asked = (
            (row.source, self.now.forum_of(row).code)
            for row in self.now.themes.values()
            if row.source and not self.now.is_left(row)
        )
        assert most(Counter(asked)) <= 1

    @invariant()
    def every_source_is_there_and_every_answer_has_one(self) -> None:
        assert {row.source for row in self.now.themes.values() if row.source} <= set(self.now.themes)
        assert not [key for key in self.now.themes if key in self.now.below(key)]
        assert all(bool(row.source) == bool(row.answer) for row in self.now.themes.values())

    @invariant()
    def every_action_has_its_number(self) -> None:
        assert sorted(row[0] for row in self.now.actions.values()) == [f"CF-{code} 1/26" for code in BOARDS]
        trackers = [self.now.forums[tracking or forum] for _, forum, tracking in self.now.actions.values()]
        assert not [forum for forum in trackers if forum.ends]

    @invariant()
    def every_exception_is_listed_once(self) -> None:
        rows = self.workspace.read(exceptions)
        assert sorted(row.id for row in rows) == sorted(self.now.exceptions)

    def teardown(self) -> None:
        """Look at every agenda: an exception stands on the one it lands on, and on no other; the book is sound."""
        landed = {row.id: row.meeting_id for row in self.workspace.read(exceptions) if row.meeting_id}
        found = [(row.id, key) for key in self.now.meetings for row in self.listed(key)]
        assert sorted(found) == sorted(landed.items())
        assert self.workspace.troubles() == ()
        self.workspace.close()

    def listed(self, meeting_id: str) -> Any:
        return self.workspace.read(meeting_exceptions, meeting_id=meeting_id)

    def act(self, operation: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do a deed that makes no theme disappear."""
        return self.losing((), operation, *args, **kwargs)

    def losing(
        self, may_go: Collection[str], operation: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Do a deed that may take some themes away; what is refused leaves everything as it was."""
        before = self.now
        try:
            done = self.workspace.transact_with(self.mint, operation, *args, **kwargs)
        except DrumbeatError:
            assert self.workspace.read(plan) == before
            return None
        self.now = self.workspace.read(plan)
        if done.changes:
            self.past.append(before)
            self.future.clear()
        assert before.themes.keys() - self.now.themes.keys() <= set(may_go)
        assert before.exceptions.keys() <= self.now.exceptions.keys()
        return done.value

    def mint(self) -> str:
        """Return a key; the same walk makes the same ones, so that it can be repeated."""
        return f"{next(self.keys):032x}"

    def is_told(self, before: Plan, key: str, successor: str) -> None:
        """A theme lives on when units merge, in itself or in another of its title that says whose it was.

        What was taken still is, what was the unit's own stays so. What asked for it is told its answer, and why it was
        declined, unless both became one.
        """
        was = before.themes[key]
        told = [row for row in self.now.themes.values() if row.theme == was.theme]
        if key in self.now.themes and not self.now.is_left(self.now.themes[key]):
            heirs = [self.now.themes[key]]
        else:
            heirs = [row for row in told if before.whose(was) <= self.now.whose(row) and not self.now.is_left(row)]
        assert heirs
        assert any(row.is_taken for row in heirs) or not was.is_taken
        assert any(row.is_own for row in heirs) or not was.is_own
        if was.source in self.now.themes and self.now.themes[was.source] not in heirs:
            theirs = {successor, *before.whose(was)}
            assert any(row.source == was.source and self.now.whose(row) & theirs for row in told)
            assert any(was.reason in row.reason for row in told) or was.answer != DECLINED

    def own_ones_stay(self, before: Plan, but: str = "") -> None:
        """Only what was passed down to a unit is taken from it, never what it had set itself."""
        lost = before.themes.keys() - self.now.themes.keys() - {but}
        assert not [key for key in lost if before.themes[key].is_own]

    def meeting_of(self, theme: int) -> str:
        """Return the meeting of any theme: those are the ones that matter."""
        return self.now.themes[self.theme(theme)].meeting

    def theme(self, number: int, where: Callable[[ThemeFact], bool] = bool) -> str:
        """Return one of the themes of a kind, of all of them where there is none."""
        return pick([key for key, row in self.now.themes.items() if where(row)] or self.now.themes, number)

    def may_be_passed_down(self, row: ThemeFact) -> bool:
        """Whether a theme stands at a forum that may have others below it, and is taken there."""
        return row.is_taken and self.now.forum_of(row).code not in {"CF-AS", "CF-SW"}

    def is_board(self, forum_id: str) -> bool:
        """Whether a forum takes themes and has not ended."""
        forum = self.now.forums[forum_id]
        return forum.code.startswith("CF-") and forum.ends is None

    def boards(self) -> list[str]:
        """Return the boards below the group that have not ended."""
        return [key for key, row in self.now.forums.items() if self.is_board(key) and row.code != FLP]


def asked(row: ThemeFact) -> bool:
    """Whether a theme was passed down."""
    return row.source is not None


def pick(keys: Any, number: int) -> str:
    """Return one of some keys."""
    ordered = sorted(keys)
    return str(ordered[number % len(ordered)])


def most(counts: Counter[Any]) -> int:
    return max(counts.values(), default=0)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with five themes of the group, three of them passed down, and three boards that owe an action each.

    Every board has a theme of its own that the group takes too; one passed it on to another, which two forums ask.
    """
    path = tmp_path_factory.mktemp("plan") / "base.book"
    workspace: Workspace = new_book(str(path))
    book = small_book(workspace)
    below = Below(workspace, book)
    links = {"forum_id": book.forums["CF-NE"], "other_id": book.forums["CF-AS"], "kind": "cascades to"}
    workspace.transact(link_forums, **links)
    aims = [("Less violence", ""), ("Fewer victims", "")]
    workspace.transact(add_priority_set, kind="corporate priorities", name="Aims", titles=aims)
    served = [row.id for row in workspace.read(priorities_in_force, as_of=DAYS[0])]
    own = {}
    for reference, aim in zip(
        ("CF-NE 2026-12-08", "CF-SW 2026-12-07", "CF-AS 2027-01-11"), (*served, served[0]), strict=True
    ):
        there = below.meeting(reference)
        own[reference] = workspace.transact(set_theme, meeting_id=there, title="Robbery", priority_ids=[aim]).value
    asked_for = (
        below.set(f"CF-FLP {day}", title) for day, title in (("2026-11-05", "Robbery"), ("2026-12-03", "Burglary"))
    )
    for theme in (below.source, *asked_for, own["CF-NE 2026-12-08"]):
        workspace.transact(cascade_theme, meeting_theme_id=theme)
    for title in ("Robbery", "Knife crime"):
        below.set("CF-FLP 2027-01-07", title)
    for code in BOARDS:
        owed: dict[str, Any] = {"forum_id": book.forums[f"CF-{code}"], "text": "Visit the schools"}
        workspace.transact(record_action, **owed, owner_body="Schools", due=DAYS[1])
    workspace.close()
    return path


def run(base: Path, folder: Path, *, examples: int, steps: int) -> None:
    class Walk(ForwardPlan):
        pass

    Walk.base, Walk.folder, Walk.turns = base, folder, count()
    checks = list(HealthCheck)
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, suppress_health_check=checks
        ),
    )


def test_nothing_is_lost_or_doubled(base: Path, tmp_path: Path) -> None:
    run(base, tmp_path, examples=16, steps=30)


@pytest.mark.soak
def test_nothing_is_lost_or_doubled_in_the_long_run(base: Path, tmp_path: Path) -> None:
    run(base, tmp_path, examples=150, steps=50)
