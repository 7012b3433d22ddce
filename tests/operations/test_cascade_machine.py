"""Whatever is done to the forward plan, in any order: no theme, exception or action is ever lost or doubled."""

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.errors import DrumbeatError
from models.operations.cascade import accept_all, accept_theme, cascade_theme, decline_theme, reopen_answer
from models.operations.exceptions import import_exceptions
from models.operations.meetings import cancel_meeting, move_meeting, restore_meeting
from models.operations.merging import merge_units
from models.operations.outcomes import record_action
from models.operations.theme_moves import move_theme, swap_themes
from models.operations.themes import set_theme
from models.queries.exceptions import exceptions, meeting_exceptions
from models.records.exceptions import LocalException
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import UnitSuccession
from models.records.outcomes import Action
from models.records.themes import MeetingTheme
from models.store.book import open_book
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.below import Below
from tests.books import Clock, new_book, small_book

P = ParamSpec("P")
T = TypeVar("T")
BOARDS = ("AS", "NE", "SW")
TITLES = ("Knife crime", "Burglary", "Robbery")
PAIRS = (("AS", "NE"), ("NE", "SW"), ("SW", "AS"), ("AS", "NE", "SW"))
DAYS = (dt.date(2026, 11, 10), dt.date(2026, 12, 1), dt.date(2027, 1, 20))
HEAD = "unit,family,measure,period,direction,value,expected,note"
WORDS = ("AS", "North East", "South West BCU", "Nowhere")
ANY = st.integers(0, 9_999)
FIGURE = st.integers(1, 3)


@dataclass(frozen=True)
class Plan:
    """What must never get lost, as it stands at one moment, each row by its key."""

    themes: dict[str, tuple[Any, ...]]
    meetings: dict[str, tuple[Any, ...]]
    exceptions: dict[str, tuple[Any, ...]]
    actions: dict[str, tuple[Any, ...]]


def plan(session: Session) -> Plan:
    """Read the plan."""
    row = MeetingTheme
    themes = select(row.id, row.meeting_id, row.theme_id, row.cascaded_from_id, row.answer, row.former, row.status)
    landed = select(LocalException.id, LocalException.unit_id, LocalException.unit_words, LocalException.value)
    kinds = (
        themes,
        select(Meeting.id, Meeting.forum_id, Meeting.date, Meeting.status),
        landed,
        select(Action.id, Action.reference, Action.forum_id, Action.tracking_forum_id),
    )
    return Plan(*({found[0]: tuple(found[1:]) for found in session.execute(chosen)} for chosen in kinds))


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
        self.keys = count(1)
        self.past: list[Plan] = []
        self.future: list[Plan] = []
        self.now = self.workspace.read(plan)

    @rule(forum=ANY, meeting=ANY, title=st.sampled_from(TITLES))
    def take_a_theme(self, forum: int, meeting: int, title: str) -> None:
        where = pick([key for code, key in self.forums().items() if code.startswith("CF-")], forum)
        there = sorted((row[1], key) for key, row in self.now.meetings.items() if row[0] == where)
        self.act(set_theme, meeting_id=there[meeting % len(there)][1], title=title)

    @rule(theme=ANY)
    def pass_down(self, theme: int) -> None:
        before = set(self.now.themes)
        own = [key for key, row in self.now.themes.items() if row[2] is None]
        done = self.act(cascade_theme, meeting_theme_id=pick(own, theme))
        assert len(self.now.themes) - len(before) == (done.made if done else 0)

    @rule(theme=ANY)
    def accept(self, theme: int) -> None:
        self.act(accept_theme, meeting_theme_id=pick(self.now.themes, theme))

    @rule(theme=ANY)
    def accept_everywhere(self, theme: int) -> None:
        self.act(accept_all, meeting_theme_id=pick(self.now.themes, theme))

    @rule(theme=ANY)
    def decline(self, theme: int) -> None:
        self.act(decline_theme, meeting_theme_id=pick(self.now.themes, theme), reason="covered 14 Oct")

    @rule(theme=ANY)
    def ask_again(self, theme: int) -> None:
        self.act(reopen_answer, meeting_theme_id=pick(self.now.themes, theme))

    @rule(theme=ANY, meeting=ANY)
    def carry(self, theme: int, meeting: int) -> None:
        target = pick(self.now.meetings, meeting)
        self.act(move_theme, meeting_theme_id=pick(self.now.themes, theme), to_meeting_id=target)

    @rule(one=ANY, other=ANY)
    def swap(self, one: int, other: int) -> None:
        self.act(swap_themes, one_id=pick(self.now.themes, one), other_id=pick(self.now.themes, other))

    @rule(theme=ANY, days=st.integers(-9, 30))
    def move(self, theme: int, days: int) -> None:
        key = self.meeting_of(theme)
        date = self.now.meetings[key][1] + dt.timedelta(days)
        self.act(move_meeting, meeting_id=key, date=date, reason="the room")

    @rule(theme=ANY)
    def cancel(self, theme: int) -> None:
        self.act(cancel_meeting, meeting_id=self.meeting_of(theme), reason="a storm")

    @rule(theme=ANY)
    def restore(self, theme: int) -> None:
        self.act(restore_meeting, meeting_id=self.meeting_of(theme), reason="the storm passed")

    @rule(words=st.sampled_from(WORDS), figures=st.tuples(FIGURE, FIGURE))
    def take_in_a_file(self, words: str, figures: tuple[int, int]) -> None:
        lines = [f"{words},Volume,Burglary {figure},2026-10,worse,{figure},," for figure in figures]
        before = len(self.now.exceptions)
        report = self.act(import_exceptions, name="october.csv", body="\n".join([HEAD, *lines]).encode())
        stored = report.stored + len(report.unmatched) if report else 0
        assert len(self.now.exceptions) - before == stored

    @precondition(lambda self: not self.is_merged())
    @rule(codes=st.sampled_from(PAIRS), on=st.sampled_from(DAYS))
    def merge(self, codes: tuple[str, ...], on: dt.date) -> None:
        before, units = self.now, self.units()
        self.act(merge_units, old_unit_ids=[units[code] for code in codes], on=on, code="CE", name="Central East")
        for key in before.themes.keys() - self.now.themes.keys():
            self.is_told(before, key)

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
        assert most(Counter((row[0], row[1]) for row in self.now.themes.values())) <= 1

    @invariant()
    def no_board_is_asked_twice(self) -> None:
        asked = (
            (row[2], self.now.meetings[row[0]][0])
            for row in self.now.themes.values()
            if row[2] and not self.told_apart(row)
        )
        assert most(Counter(asked)) <= 1

    @invariant()
    def every_source_is_there(self) -> None:
        assert {row[2] for row in self.now.themes.values() if row[2]} <= set(self.now.themes)
        assert not [key for key, row in self.now.themes.items() if row[2] == key]

    @invariant()
    def every_action_has_its_number(self) -> None:
        assert sorted(row[0] for row in self.now.actions.values()) == [f"CF-{code} 1/26" for code in BOARDS]

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
        """Do a deed; what is refused leaves everything as it was, and nothing but a merger makes a theme disappear."""
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
        merging = operation.__name__ == merge_units.__name__
        assert merging or before.themes.keys() <= self.now.themes.keys()
        assert before.exceptions.keys() <= self.now.exceptions.keys()
        return done.value

    def mint(self) -> str:
        """Return a key; the same walk makes the same ones, so that it can be repeated."""
        return f"{next(self.keys):032x}"

    def is_told(self, before: Plan, key: str) -> None:
        """A theme that went when units merged lives on in another of its title, which says whose it was."""
        meeting_id, theme_id = before.themes[key][:2]
        code = {one: code for code, one in self.forums().items()}[before.meetings[meeting_id][0]]
        assert any(row[1] == theme_id and code in row[4].split(", ") for row in self.now.themes.values())

    def told_apart(self, row: tuple[Any, ...]) -> bool:
        """Whether a theme stays at a meeting that fell away, for another one to tell its source the answer."""
        return bool(row[4]) and self.now.meetings[row[0]][2] == "cancelled"

    def meeting_of(self, theme: int) -> str:
        """Return the meeting of any theme: those are the ones that matter."""
        return str(self.now.themes[pick(self.now.themes, theme)][0])

    def forums(self) -> dict[str, str]:
        return self.workspace.read(codes)

    def units(self) -> dict[str, str]:
        return {code.removeprefix("CF-"): self.workspace.read(unit_of, key) for code, key in self.forums().items()}

    def is_merged(self) -> bool:
        return self.workspace.read(lambda session: session.scalar(select(UnitSuccession.id).limit(1))) is not None


def codes(session: Session) -> dict[str, str]:
    return {row.code: row.id for row in session.execute(select(Forum.code, Forum.id))}


def unit_of(session: Session, forum_id: str) -> str:
    return session.scalar(select(Forum.unit_id).where(Forum.id == forum_id)) or ""


def pick(keys: Any, number: int) -> str:
    """Return one of some keys."""
    ordered = sorted(keys)
    return str(ordered[number % len(ordered)])


def most(counts: Counter[Any]) -> int:
    return max(counts.values(), default=0)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the group's theme of November and three boards below that owe an action each, closed."""
    path = tmp_path_factory.mktemp("plan") / "base.book"
    workspace: Workspace = new_book(str(path))
    book = small_book(workspace)
    Below(workspace, book)
    for code in BOARDS:
        owed: dict[str, Any] = {
            "forum_id": book.forums[f"CF-{code}"],
            "text": "Visit the schools",
            "owner_body": "Schools",
        }
        workspace.transact(record_action, **owed, due=DAYS[1])
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
    run(base, tmp_path, examples=20, steps=20)


@pytest.mark.soak
def test_nothing_is_lost_or_doubled_in_the_long_run(base: Path, tmp_path: Path) -> None:
    run(base, tmp_path, examples=150, steps=50)
