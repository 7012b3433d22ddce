"""What happens to forums, units and posts in the Framework room: shown first, then stored as one deed."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.controls import Button
from desktop.kit.desk import Desk
from desktop.kit.in_place import InPlace
from desktop.kit.tick_dialog import TickDialog
from desktop.rooms.framework.follows_dialog import FollowsDialog
from desktop.rooms.framework.leavers_dialog import GO, STAY, LeaversDialog
from desktop.rooms.framework.members_dialog import MembersDialog
from desktop.rooms.framework.page import FrameworkPage
from desktop.rooms.framework.vacancies_dialog import VacanciesDialog
from models.operations.agenda import open_agenda
from models.operations.meetings import move_meeting
from models.operations.organisation import add_post, add_unit
from models.operations.outcomes import record_action
from models.operations.people import vacate
from models.operations.year import lay_out_year
from models.queries.actions import action
from models.queries.forums import PostRow, find_forum, forum_detail, units
from models.queries.meetings import find_meeting, meetings
from models.queries.people import holder_names
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled
from tests.desktop.rooms.answers import answer, in_turn, leave, press, ticked

TODAY = dt.date(2026, 10, 27)
YEAR_TURN = dt.date(2027, 1, 1)
NEW_YEAR = dt.date(2027, 4, 1)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    """The small book with its year laid out."""
    book = small_book(workspace)
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    return book


@pytest.fixture
def page(book: SmallBook, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> FrameworkPage:
    assert book.forums
    page = FrameworkPage(desk, navigator)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture(autouse=True)
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said at the bottom of the window."""
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda words, **_: said.append(words))
    return said


def days(desk: Desk, code: str) -> list[str]:
    rows = desk.read(meetings, forum_id=desk.read(find_forum, code=code).id, first=YEAR_TURN)
    return [f"{row.date:%-d %b}" for row in rows if row.status != "cancelled"]


def labels(page: FrameworkPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def noted(seen: list[tuple[str, str, str]]) -> Callable[[QDialog], None]:
    """Return the answer that notes what follows and goes back."""

    def step(dialog: QDialog) -> None:
        assert isinstance(dialog, FollowsDialog)
        seen[:] = [(row.group, row.now, row.then) for row in dialog.table.rows()]
        dialog.reject()

    return step


def test_a_rule_shows_what_follows_and_goes_back_or_on(page: FrameworkPage, desk: Desk, toasts: list[str]) -> None:
    page.go_to("forums", desk.read(find_forum, code="PG").id)
    before, seen = days(desk, "PG"), list[tuple[str, str, str]]()
    given = {"starts": "1 Jan 2027", "cadence": "monthly, second Tuesday", "start": "9:00"}
    in_turn(answer(given), noted(seen), leave)
    page.commands()["framework.change_rule"]()
    assert seen[0] == ("Meetings that move", "Wed 20 Jan 2027, 14:00", "Tue 12 Jan 2027, 09:00")
    assert days(desk, "PG") == before
    in_turn(answer(given), press)
    page.commands()["framework.change_rule"]()
    assert days(desk, "PG") == ["12 Jan", "9 Feb", "9 Mar"]
    assert toasts == ["Changed the rule of PG from Fri 1 Jan 2027."]
    desk.undo()
    assert days(desk, "PG") == before


def test_opened_meetings_stay_when_the_switch_says_so(page: FrameworkPage, desk: Desk) -> None:
    desk.perform(open_agenda, meeting_id=desk.read(find_meeting, reference="PG 2027-01-20").id)
    seen: list[str] = []

    def stay(dialog: QDialog) -> None:
        assert isinstance(dialog, FollowsDialog)
        dialog.switch.setChecked(False)
        seen[:] = [f"{row.what}: {row.second}" for row in dialog.table.rows() if row.then == "stays"]
        dialog.store()

    in_turn(answer({"starts": "1 Jan 2027", "cadence": "monthly, second Tuesday"}), stay)
    page.rules.change(desk.read(find_forum, code="PG"))
    assert seen == ["PG 10: Agenda open; Its agenda is open"]
    assert days(desk, "PG") == ["20 Jan", "9 Feb", "9 Mar"]


def test_a_rule_nobody_understands_keeps_the_form(page: FrameworkPage, desk: Desk) -> None:
    QTimer.singleShot(0, filled({"starts": "1 Jan 2027", "cadence": "now and then"}))
    page.rules.change(desk.read(find_forum, code="PG"))
    assert desk.read(find_forum, code="PG", as_of=NEW_YEAR).cadence == "monthly, third Wednesday"


def test_a_rule_corrected_in_place_says_what_is_not_touched_and_offers_to_follow(
    page: FrameworkPage, desk: Desk
) -> None:
    page.go_to("forums", desk.read(find_forum, code="PG").id)
    place = next(each for each in page.details.findChildren(InPlace) if each.accessibleName().startswith("Meets:"))
    place.edit()
    place.findChildren(QLineEdit)[0].setText("monthly, second Tuesday")
    place.commit()
    said = "The rule is corrected. 5 meetings of PG already laid out are not touched."
    assert said in labels(page)
    assert days(desk, "PG") == ["20 Jan", "17 Feb", "17 Mar"]
    in_turn(press)
    button = next(each for each in page.findChildren(Button) if each.text() == "Show what would follow…")
    button.click()
    assert days(desk, "PG") == ["12 Jan", "9 Feb", "9 Mar"]
    assert said not in labels(page)


def test_units_are_merged_after_what_follows_was_shown(page: FrameworkPage, desk: Desk, book: SmallBook) -> None:
    page.go_to("units", book.units["AS"])
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FollowsDialog)
        seen[:] = [f"{row.group}: {row.what}" for row in dialog.table.rows()]
        dialog.store()

    in_turn(
        ticked((), {"name": "South West", "code": "AS", "on": "1 Jan 2027"}),
        ticked((), {"code": "SW"}),
        look,
    )
    page.commands()["framework.merge"]()
    assert seen == [
        "Forums that end: CF-AS  AS BCU CrimeFighters",
        "Forums that take over: CF-SW  SW BCU CrimeFighters",
        "Posts that end: AS BCU Commander (CDR-AS)",
    ]
    assert [row.code for row in desk.read(units, as_of=YEAR_TURN)] == ["HQ", "FLP", "SW"]
    assert days(desk, "CF-SW") == ["11 Jan", "8 Feb", "8 Mar"]
    assert days(desk, "CF-AS") == []
    desk.undo()
    assert [row.code for row in desk.read(units, as_of=YEAR_TURN)] == ["HQ", "FLP", "AS"]


def test_a_merger_without_a_new_unit_or_without_old_ones_keeps_its_dialog(page: FrameworkPage, book: SmallBook) -> None:
    said: list[str] = []

    def look(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        dialog.reject()

    in_turn(ticked((), {"on": "1 Jan 2027", "name": "South West", "code": "SW"}), look)
    page.commands()["framework.merge"]()
    assert "Tick the units that are merged." in said
    in_turn(ticked((book.units["AS"],), {"on": "1 Jan 2027"}), look)
    page.commands()["framework.merge"]()
    assert "Choose the unit that takes over, or name a new one." in said


def test_two_posts_swap_their_holders(page: FrameworkPage, desk: Desk, book: SmallBook) -> None:
    page.go_to("posts", book.posts["AC-FLP"])
    QTimer.singleShot(0, filled({"other_post_id": "AS BCU Commander", "on": "1 Nov 2026"}))
    page.commands()["framework.swap"]()
    both = [book.posts["AC-FLP"], book.posts["CDR-AS"]]
    later = desk.read(holder_names, post_ids=both, on=dt.date(2026, 11, 1))
    assert list(later.values()) == ["Siân O’Neil-Parry", "Grace Adeyemi-Clarke"]


def test_what_people_left_behind_is_decided_together(
    page: FrameworkPage, desk: Desk, book: SmallBook, clock: Clock, qtbot: QtBot
) -> None:
    clock.go_to(dt.date(2026, 9, 1))
    grace, post = book.people["AC-FLP"], book.posts["AC-FLP"]
    keys = [
        desk.perform(
            record_action, forum_id=book.forums["PG"], text=text, owner_person_id=grace, due=dt.date(2026, 12, 1)
        )
        for text in ("Write to the boroughs", "Count the cars", "Ask the tenants")
    ]
    clock.go_to(TODAY)
    desk.perform(vacate, post_id=post, on=dt.date(2026, 10, 1))
    dialog = LeaversDialog(page, desk)
    qtbot.addWidget(dialog)
    dialog.decide(STAY)
    dialog.decide(GO)
    dialog.store()
    owners = [desk.read(action, action_id=key, today=TODAY) for key in keys]
    assert [row.owner_post_id for row in owners] == ["", post, ""]
    again = LeaversDialog(page, desk)
    qtbot.addWidget(again)
    assert [one.row.text for one in again.table.rows()] == ["Ask the tenants"]
    again.show()
    QTest.keyClick(again.lines, Qt.Key.Key_Space)
    assert [one.fate for one in again.table.rows()] == [STAY]
    desk.undo()
    assert [desk.read(action, action_id=key, today=TODAY).owner_post_id for key in keys] == ["", "", ""]


def test_vacancies_lead_to_their_forum_and_to_somebody_acting(
    page: FrameworkPage, desk: Desk, book: SmallBook, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.perform(vacate, post_id=book.posts["CDR-AS"], on=TODAY)
    gone: list[str] = []
    dialog = VacanciesDialog(page, desk, gone.append)
    qtbot.addWidget(dialog)
    assert [(row.forum_code, row.part, row.words) for row in dialog.table.rows()] == [
        ("CF-AS", "chair", "vacant"),
        ("PG", "member", "vacant"),
    ]
    QTimer.singleShot(0, filled({"person": "Noor Osei", "starts": "27 Oct 2026"}))
    dialog.appoint(acting=True)
    assert dialog.table.rows()[0].words == "vacant (acting: Noor Osei)"
    printed: list[str] = []
    monkeypatch.setattr(printing, "preview", lambda _over, title, _pdf, name: printed.extend((title, name)))
    dialog.print()
    assert printed[0] == "Vacancies"
    assert printed[1].endswith(".pdf")
    dialog.go_to()
    assert gone == [book.forums["CF-AS"]]


def test_nothing_vacant_and_nothing_left_behind_says_what_belongs_there(
    desk: Desk, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page = FrameworkPage(desk, navigator)
    qtbot.addWidget(page)
    for dialog in (VacanciesDialog(page, desk, lambda _key: None), LeaversDialog(page, desk)):
        dialog.show()
        words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        assert any(said.endswith("listed here.") for said in words)
        assert not [each for each in dialog.findChildren(Button) if each.kind == "filled" and each.isEnabled()]
        dialog.reject()
    assert not {"framework.vacancies", "framework.merge", "framework.swap"} & page.commands().keys()


def test_standard_meetings_are_made_for_ticked_units(page: FrameworkPage, desk: Desk) -> None:
    keys = []
    for number in (1, 2):
        key = desk.perform(add_unit, code=f"B{number}", name=f"North {number}", kind="BCU")
        desk.perform(add_post, code=f"CDR-B{number}", title=f"Commander North {number}", unit_id=key)
        keys.append(key)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FollowsDialog)
        seen[:] = [f"{row.what}: {row.second}; {row.now}" for row in dialog.table.rows()]
        dialog.store()

    in_turn(ticked(tuple(keys), {"last": "31 Mar 2027"}), look)
    page.commands()["framework.standard"]()
    assert seen == [
        "CF-B1  North 1 CrimeFighters: monthly, first Tuesday, 10:00; chair Commander North 1; 5 meetings",
        "CF-B2  North 2 CrimeFighters: monthly, first Wednesday, 10:00; chair Commander North 2; 5 meetings",
    ]
    assert len(days(desk, "CF-B2")) == 3
    desk.undo()
    assert {row.forum_code for row in desk.read(meetings)} == {"MB", "PG", "RAB", "CF-FLP", "CF-AS"}


def test_a_group_is_ticked_by_one_key_and_a_unit_that_has_its_forum_is_refused(
    page: FrameworkPage, book: SmallBook
) -> None:
    said: list[str] = []

    def all_of_them(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        dialog.lines.select_key(book.units["AS"])
        dialog.toggle_group()
        assert dialog.ticked() == (book.units["AS"],)
        dialog.go_on()
        said.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        dialog.reject()

    in_turn(all_of_them)
    page.commands()["framework.standard"]()
    assert "Central South has CF-AS already; take its tick away." in said


def test_next_year_takes_the_rules_by_which_forums_really_met(
    page: FrameworkPage, desk: Desk, book: SmallBook, toasts: list[str]
) -> None:
    for reference, day in (("PG 2026-11-18", dt.date(2026, 11, 24)), ("PG 2027-01-20", dt.date(2027, 1, 26))):
        key = desk.read(find_meeting, reference=reference).id
        desk.perform(move_meeting, meeting_id=key, date=day, reason="The data are late")
    in_turn(ticked((book.forums["PG"],), {}))
    page.commands()["framework.roll_over"]()
    assert desk.read(find_forum, code="PG", as_of=NEW_YEAR).cadence == "monthly, fourth Tuesday"
    assert desk.read(find_forum, code="PG", as_of=LAST).cadence == "monthly, third Wednesday"
    assert toasts[-1] == "Took 1 rule from Thu 1 Apr 2027."
    desk.undo()
    assert desk.read(find_forum, code="PG", as_of=NEW_YEAR).cadence == "monthly, third Wednesday"


def test_another_rule_may_be_given_and_the_same_one_is_refused(
    page: FrameworkPage, desk: Desk, book: SmallBook
) -> None:
    for reference in ("PG 2026-11-18", "PG 2027-01-20"):
        day = desk.read(find_meeting, reference=reference)
        desk.perform(move_meeting, meeting_id=day.id, date=day.date + dt.timedelta(days=6), reason="The data are late")

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        dialog.lines.select_key(book.forums["PG"])
        next(each for each in dialog.findChildren(Button) if each.text() == "Another rule…").click()

    def go_on(dialog: QDialog) -> None:
        assert isinstance(dialog, TickDialog)
        assert dialog.ticked() == (book.forums["PG"],)
        dialog.go_on()

    in_turn(ask, answer({"cadence": "monthly, third Wednesday"}), go_on, ask, answer({"cadence": "quarterly"}), leave,
            leave)  # fmt: skip
    page.commands()["framework.roll_over"]()
    assert desk.read(find_forum, code="PG", as_of=NEW_YEAR).cadence == "monthly, third Wednesday"


def test_members_are_required_or_wanted_by_space(
    page: FrameworkPage, desk: Desk, book: SmallBook, qtbot: QtBot
) -> None:
    page.go_to("forums", book.forums["MB"])
    dialog = MembersDialog(page, desk, desk.read(forum_detail, forum_id=book.forums["MB"], as_of=TODAY))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.lines.select_key(book.posts["DIR-EST"])
    QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
    dialog.store()
    detail = desk.read(forum_detail, forum_id=book.forums["MB"], as_of=TODAY)
    assert detail.wanted_post_ids == (book.posts["DIR-EST"],)
    assert any("Director Estates, Marguerite Okonjo-Bell (wanted)" in words for words in labels(page))
    desk.undo()
    assert not any("(wanted)" in words for words in labels(page))


def test_the_holder_of_a_vacant_post_cannot_be_swapped_from_the_inspector(page: FrameworkPage, book: SmallBook) -> None:
    page.go_to("posts", book.posts["HEAD-DI"])
    assert isinstance(page.chosen(), PostRow)
    assert not [each for each in page.details.findChildren(Button) if each.text() == "Swap…"]
    page.go_to("posts", book.posts["DIR-EST"])
    assert [each for each in page.details.findChildren(Button) if each.text() == "Swap…"]
