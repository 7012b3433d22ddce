"""S23: on 1 Oct 2026 two commanders swap posts, one post falls vacant, and in one somebody acts."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.app.books import open_for
from desktop.kit.desk import Desk
from desktop.rooms.framework.leavers_dialog import LeaversDialog
from desktop.rooms.framework.page import FrameworkPage
from desktop.rooms.framework.vacancies_dialog import VacanciesDialog
from models.operations.outcomes import record_action
from models.queries.actions import ActionRow, action
from models.queries.forums import PostRow, find_forum
from models.queries.invitations import invitations
from models.queries.leavers import leavers
from models.queries.meetings import meetings
from models.queries.people import find_post
from models.rules.financial_year import FinancialYear
from tests.journeys.sitting import Sitting, clicked, filled, pressed, walk_down
from tests.journeys.years import laid_out

RAISED, TODAY, CHANGE = dt.date(2026, 9, 14), dt.date(2026, 9, 28), dt.date(2026, 10, 1)
SOUTH, NORTH, WEST = "AS BCU Commander", "CN BCU Commander", "SW BCU Commander"
VACANT, ACTING = "Lead Responsible Officer, modern slavery", "SW Superintendent Neighbourhoods"
LETTERS = "Write to the families who asked"
YEAR = FinancialYear(2026)


@dataclass(frozen=True)
class Before:
    """Who held the two posts before, and two actions promised by the first: as the post, and in person."""

    south: str
    north: str
    by_post: str
    by_person: str


@pytest.fixture(scope="module")
def september(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Before]:
    """The year 2026-27 with everybody in post, and two actions raised in September."""
    book = tmp_path_factory.mktemp("september") / "book.book"
    laid_out(book, YEAR.year, dt.date(2026, 3, 2))
    workspace = open_for(str(book), "Imogen Farrier", RAISED)
    south, north = (workspace.read(find_post, words=post, as_of=RAISED) for post in (SOUTH, NORTH))
    forum = workspace.read(find_forum, code="CF-AS", as_of=RAISED).id
    due = dt.date(2026, 11, 2)
    by_post = workspace.transact(
        record_action, forum_id=forum, text="Publish the robbery figures by ward", due=due, owner_post_id=south.id
    )
    by_person = workspace.transact(
        record_action, forum_id=forum, text=LETTERS, due=due, owner_person_id=south.holder_id
    )
    workspace.close()
    return book.read_bytes(), Before(south.holder, north.holder, by_post.value, by_person.value)


@pytest.fixture
def before(september: tuple[bytes, Before]) -> Before:
    """How things stood."""
    return september[1]


@pytest.fixture
def sit_down(qtbot: QtBot, tmp_path: Path, september: tuple[bytes, Before]) -> Iterator[Callable[[dt.date], Sitting]]:
    """Return a way to sit down in the Framework room on a day; the book stays what it has become."""
    book, seats = tmp_path / "Met HQ.book", list[Sitting]()
    book.write_bytes(september[0])

    def sit(day: dt.date) -> Sitting:
        for seat in seats:
            seat.application.close()
        seats.append(Sitting(qtbot, tmp_path, day))
        seats[-1].open(book)
        seats[-1].press("Ctrl+7")
        return seats[-1]

    yield sit
    seats[-1].application.close()


@pytest.fixture
def office(sit_down: Callable[[dt.date], Sitting]) -> Sitting:
    """The Framework room on 28 September, when the changes are announced."""
    return sit_down(TODAY)


@pytest.fixture
def october(office: Sitting, sit_down: Callable[[dt.date], Sitting]) -> Sitting:
    """The changes were put down in September; now it is 1 October."""
    announce(office)
    return sit_down(CHANGE)


def desk_of(seat: Sitting) -> Desk:
    return seat.window.page().desk


def framework(seat: Sitting) -> FrameworkPage:
    page = seat.window.page()
    assert isinstance(page, FrameworkPage)
    return page


def post(seat: Sitting, title: str) -> PostRow:
    return desk_of(seat).read(find_post, words=title, as_of=desk_of(seat).today)


def choose_post(seat: Sitting, title: str) -> None:
    """Look at a post in the list of posts."""
    framework(seat).go_to("posts", post(seat, title).id)
    framework(seat).show_inspector()
    seat.look()


def announce(seat: Sitting) -> None:
    """Swap the two commanders, let one post fall vacant, and let somebody act in another, all from 1 October."""
    choose_post(seat, SOUTH)
    seat.meet(lambda: seat.window.run("framework.swap"), filled(other_post_id=NORTH, on="Thu 1 Oct 2026"))
    choose_post(seat, VACANT)
    seat.meet(lambda: seat.click("Vacate"), filled(on="Thu 1 Oct 2026"))
    choose_post(seat, WEST)
    who = {"person": post(seat, ACTING).holder, "starts": "Thu 1 Oct 2026", "acting": "yes"}
    seat.meet(lambda: seat.click("Appoint"), filled(**who))


def invited(seat: Sitting, forum: str, title: str) -> dict[dt.date, str]:
    """Who is invited in a post to each meeting of a forum, by its date."""
    desk = desk_of(seat)
    key = desk.read(find_forum, code=forum, as_of=YEAR.first).id
    rows = desk.read(meetings, first=YEAR.first, last=YEAR.last, forum_id=key)
    asked = desk.read(invitations, meetings=rows)
    return {row.date: next(one.name for one in asked[row.id] if one.post == title) for row in rows}


def promise(seat: Sitting, key: str) -> ActionRow:
    return desk_of(seat).read(action, action_id=key, today=desk_of(seat).today)


def test_invitations_name_the_old_holder_before_and_the_new_one_after(office: Sitting, before: Before) -> None:
    announce(office)
    for forum, title, old, new in (
        ("CF-AS", SOUTH, before.south, before.north),
        ("CF-CN", NORTH, before.north, before.south),
        ("CF-FLP", SOUTH, before.south, before.north),
    ):
        named = invited(office, forum, title)
        assert {name for day, name in named.items() if day < CHANGE} == {old}
        assert {name for day, name in named.items() if day >= CHANGE} == {new}
    west = invited(office, "CF-SW", WEST)
    assert {name for day, name in west.items() if day >= CHANGE} == {post(office, ACTING).holder}
    assert len({*west.values()}) == 2


def test_actions_of_the_post_follow_it_and_those_of_the_person_wait_for_a_decision(
    october: Sitting, before: Before
) -> None:
    assert (promise(october, before.by_post).owner, promise(october, before.by_post).owner_name) == (
        SOUTH,
        before.north,
    )
    assert promise(october, before.by_person).owner == before.south
    listed: list[tuple[str, str, str]] = []

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, LeaversDialog)
        listed.extend((each.row.person, each.row.text, each.row.successor) for each in dialog.table.rows())
        walk_down(dialog, LETTERS)
        clicked("To the post", "Ctrl+Return")(dialog)

    october.meet(lambda: october.window.run("framework.leavers"), decide)
    assert listed == [(before.south, LETTERS, before.north)]
    settled = promise(october, before.by_person)
    assert (settled.owner, settled.owner_name) == (SOUTH, before.north)
    assert desk_of(october).read(leavers, today=CHANGE) == ()
    october.press("Ctrl+Z")
    assert promise(october, before.by_person).owner == before.south


def test_the_vacancy_report_names_three_forums_without_an_attendee(october: Sitting) -> None:
    found: dict[str, tuple[str, str]] = {}

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, VacanciesDialog)
        found.update({row.forum_code: (row.post, row.words) for row in dialog.table.rows()})
        pressed("Esc")(dialog)

    october.meet(lambda: october.window.run("framework.vacancies"), read)
    acting = f"vacant (acting: {post(october, ACTING).holder})"
    assert found == {"CF-SW": (WEST, acting), "CF-FLP": (WEST, acting), "SAFEG": (VACANT, "vacant")}


def test_each_change_is_one_undo(office: Sitting, before: Before) -> None:
    announce(office)
    for _ in range(3):
        office.press("Ctrl+Z")
    assert set(invited(office, "CF-AS", SOUTH).values()) == {before.south}
    assert set(invited(office, "CF-CN", NORTH).values()) == {before.north}
    assert len(set(invited(office, "CF-SW", WEST).values())) == 1
