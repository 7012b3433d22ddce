import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.kit.form import Form
from desktop.kit.in_place import InPlace
from desktop.kit.room_header import Sentence
from desktop.rooms.framework.items_dialog import ItemsDialog
from desktop.rooms.framework.links_dialog import LinksDialog
from desktop.rooms.framework.members_dialog import MembersDialog
from desktop.rooms.framework.page import FrameworkPage
from models.queries.forums import ForumDetail, PostRow, UnitRow, find_forum, forum_detail, forums
from models.queries.meetings import meetings
from models.queries.people import people, posts
from models.rules.framework_file import read_framework
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled
from tests.desktop.rooms.answers import answer, in_turn, press

TODAY = dt.date(2026, 10, 27)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def page(book: SmallBook, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> FrameworkPage:
    assert book.forums
    return shown(FrameworkPage(desk, navigator), qtbot)


def shown(page: FrameworkPage, qtbot: QtBot) -> FrameworkPage:
    qtbot.addWidget(page)
    page.resize(1236, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def detail_of(desk: Desk, code: str) -> ForumDetail:
    key = desk.read(find_forum, code=code).id
    return desk.read(forum_detail, forum_id=key, as_of=TODAY)


def sentence(page: FrameworkPage) -> str:
    return page.header.findChildren(Sentence)[0].accessibleName()


def value(page: FrameworkPage, name: str) -> InPlace:
    """Return the value of the inspector that has a name."""
    return next(each for each in page.details.findChildren(InPlace) if each.accessibleName().startswith(f"{name}:"))


def type_in_place(page: FrameworkPage, name: str, words: str) -> InPlace:
    """Change a value of the inspector as with F2, the words and Enter."""
    place = value(page, name)
    place.edit()
    place.findChildren(QLineEdit)[0].setText(words)
    place.commit()
    return place


def test_the_map_shows_the_forums_of_the_day(page: FrameworkPage, desk: Desk) -> None:
    assert sentence(page) == "5 forums as of Tue 27 Oct 2026"
    page.go_to("map", desk.read(find_forum, code="PG").id)
    assert page.chosen().id == desk.read(find_forum, code="PG").id  # type: ignore[union-attr]
    assert {"framework.add_forum", "framework.edit_forum", "framework.appoint", "edit.rename"} <= page.commands().keys()


def test_an_empty_book_offers_a_forum_at_once_and_one_name_is_enough(
    desk: Desk, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page = shown(FrameworkPage(desk, navigator), qtbot)
    assert "framework.add_forum" in page.commands()
    QTimer.singleShot(0, filled({"name": "Estates Board", "chair": "Director Estates"}))
    page.commands()["framework.add_forum"]()
    made = desk.read(find_forum, code="EB")
    assert (made.name, made.chair, made.cadence) == ("Estates Board", "Director Estates", "monthly, first Tuesday")
    assert (made.start, made.minutes, made.closed_day) == (dt.time(10), 120, "next working day")
    assert page.chosen() is not None
    desk.undo()
    assert not desk.read(forums, as_of=TODAY)


def test_the_first_forum_is_made_by_keys_alone(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = shown(FrameworkPage(desk, navigator), qtbot)

    def type_on() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, Form)
        qtbot.waitUntil(lambda: form.isActiveWindow() and QApplication.focusWidget() is not None)
        for words in ("estates board", "", "", "director estates"):
            for letter in words:
                QTest.keyClick(QApplication.focusWidget() or form, Qt.Key(ord(letter.upper())))
            QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_on)
    page.commands()["framework.add_forum"]()
    made = desk.read(find_forum, code="EB")
    assert (made.name, made.level, made.chair) == ("estates board", "corporate", "director estates")


def test_what_is_refused_leaves_no_half_made_forum(desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = shown(FrameworkPage(desk, navigator), qtbot)
    QTimer.singleShot(0, filled({"name": "Estates Board", "chair": "Director Estates", "cadence": "now and then"}))
    page.commands()["framework.add_forum"]()
    assert not desk.read(forums, as_of=TODAY)
    assert not desk.read(posts, as_of=TODAY)


@pytest.mark.parametrize(
    ("name", "words", "field", "stored"),
    [
        ("Meets", "monthly, second Wednesday", "cadence", "monthly, second Wednesday"),
        ("At", "2pm", "start", dt.time(14)),
        ("Length", "90", "minutes", 90),
        ("Place", "Room 7", "place", "Room 7"),
        ("Quorum", "5", "quorum", 5),
        ("Title", "Board of Management", "name", "Board of Management"),
    ],
)
def test_values_change_in_place_and_undo_brings_them_back(
    page: FrameworkPage, desk: Desk, name: str, words: str, field: str, stored: object
) -> None:
    before = desk.read(find_forum, code="MB")
    page.go_to("forums", before.id)
    type_in_place(page, name, words)
    assert getattr(desk.read(find_forum, code="MB"), field) == stored
    desk.undo()
    assert getattr(desk.read(find_forum, code="MB"), field) == getattr(before, field)


def test_a_cadence_nobody_understands_is_refused_under_the_value(page: FrameworkPage, desk: Desk) -> None:
    page.go_to("forums", desk.read(find_forum, code="MB").id)
    place = type_in_place(page, "Meets", "bimonthly")
    assert place.is_editing()
    assert place.typed() == "bimonthly"
    assert desk.read(find_forum, code="MB").cadence == "every 2 months, first Tuesday, from May 2026"


def test_deadlines_and_numbers_are_written_in_words(page: FrameworkPage, desk: Desk) -> None:
    page.go_to("forums", desk.read(find_forum, code="MB").id)
    type_in_place(page, "Data pack", "3 working days before, noon")
    type_in_place(page, "Actions", "MB A{n}/{yy}")
    detail = detail_of(desk, "MB")
    assert dict(detail.deadlines)["data pack"] == "3 working days before, 12:00"
    assert dict(detail.patterns)["action"] == "MB A{n}/{yy}"


def test_a_rule_and_a_name_change_from_a_day_on(page: FrameworkPage, desk: Desk) -> None:
    row = desk.read(find_forum, code="CF-FLP")
    in_turn(answer({"starts": "1 Apr 2027", "cadence": "monthly, last Friday"}), press)
    page.rules.change(row)
    QTimer.singleShot(0, filled({"starts": "1 Apr 2027", "name": "Frontline Board"}))
    page.forum_deeds.rename(row)
    later = desk.read(find_forum, code="CF-FLP", as_of=dt.date(2027, 4, 1))
    assert (later.name, later.cadence) == ("Frontline Board", "monthly, last Friday")
    page.go_to("forums", row.id)
    page.show_as_of(dt.date(2027, 4, 2))
    type_in_place(page, "Length", "45")
    assert desk.read(find_forum, code="CF-FLP", as_of=dt.date(2027, 5, 1)).minutes == 45
    assert desk.read(find_forum, code="CF-FLP", as_of=TODAY).minutes == 120


def test_members_are_typed_as_posts_and_as_members_of_forums(page: FrameworkPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = MembersDialog(page, desk, detail_of(desk, "PG"))
    qtbot.addWidget(dialog)
    for words in ("Director Est", "members of MB", "nobody we know"):
        dialog.typed.setText(words)
        dialog.add()
    assert dialog.typed.text() == "nobody we know"
    dialog.lines.select_key(detail_of(desk, "PG").own_post_ids[0])
    dialog.remove()
    dialog.carry(1)
    dialog.store()
    detail = detail_of(desk, "PG")
    assert [post.split(",")[0] for post in detail.members][1:3] == ["Director Estates", "Head of Data & Insight"]
    assert detail.members_of_ids == (desk.read(find_forum, code="MB").id,)


def test_items_of_every_agenda_are_added_carried_and_removed(page: FrameworkPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = ItemsDialog(page, desk, desk.read(find_forum, code="MB"))
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, filled({"title": "Estates outlook", "placement": "Standing", "minutes": "25"}))
    dialog.add()
    standing = [row for row in dialog.table.rows() if row.placement == "standing"]
    assert [row.title for row in standing] == ["Corporate priorities", "Estates outlook"]
    dialog.lines.select_key(standing[1].id)
    dialog.carry(-1)
    assert [row.title for row in detail_of(desk, "MB").items][1:3] == ["Estates outlook", "Corporate priorities"]
    dialog.remove()
    assert len(detail_of(desk, "MB").items) == 3
    desk.undo()
    assert len(detail_of(desk, "MB").items) == 4


def test_an_item_stands_on_every_third_agenda_and_shows_what_it_lists(
    page: FrameworkPage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = ItemsDialog(page, desk, desk.read(find_forum, code="MB"))
    qtbot.addWidget(dialog)
    priorities = next(row for row in dialog.table.rows() if row.placement == "standing")
    dialog.lines.select_key(priorities.id)
    shown = {"every": "3", "shows": "tracked lines with their last values", "part": "Part 2, closed"}
    QTimer.singleShot(0, filled({**shown, "ask": "Are we on track?", "section": "Business"}))
    dialog.edit()
    (row,) = [row for row in detail_of(desk, "MB").items if row.id == priorities.id]
    assert (row.every, row.shows, row.part, row.ask) == (3, "tracked lines", 2, "Are we on track?")
    words = dialog.table.index(dialog.table.place_of(row.id), 0).data()
    assert "every third agenda, shows tracked lines with their last values, Part 2, under “Business”" in words


def test_forums_are_linked_and_unlinked(page: FrameworkPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = LinksDialog(page, desk, desk.read(find_forum, code="CF-FLP"))
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, filled({"other_id": "RAB  Risk"}))
    dialog.add()
    assert [(link.kind, link.other_code) for link in detail_of(desk, "CF-FLP").links] == [("escalates to", "RAB")]
    dialog.lines.select_first()
    dialog.remove()
    assert not detail_of(desk, "CF-FLP").links


def test_a_meeting_by_hand_opens_at_once(page: FrameworkPage, desk: Desk, navigator: FakeNavigator) -> None:
    row = desk.read(find_forum, code="RAB")
    page.go_to("forums", row.id)
    QTimer.singleShot(0, filled({"date": "Fri 30 Oct 2026"}))
    page.add_meeting(row)
    made = desk.read(meetings, first=TODAY, forum_id=row.id)[0]
    assert (made.date, made.start, made.place) == (dt.date(2026, 10, 30), dt.time(10), "Room 4.12")
    assert navigator.ran == [made.id]


def test_a_new_name_is_appointed_to_a_vacant_post(page: FrameworkPage, desk: Desk, book: SmallBook) -> None:
    page.go_to("posts", book.posts["HEAD-DI"])
    row = page.chosen()
    assert isinstance(row, PostRow)
    assert not row.holder
    QTimer.singleShot(0, filled({"person": "Piotr Wyspiański-Hale", "starts": "1 Nov 2026"}))
    page.commands()["framework.appoint"]()
    later = {post.code: post.holder for post in desk.read(posts, as_of=dt.date(2026, 11, 2))}
    assert later["HEAD-DI"] == "Piotr Wyspiański-Hale"
    assert "Piotr Wyspiański-Hale" in [person.name for person in desk.read(people, as_of=TODAY)]


def test_a_holder_leaves_and_the_post_is_vacant(page: FrameworkPage, book: SmallBook) -> None:
    page.go_to("posts", book.posts["DIR-EST"])
    row = page.chosen()
    assert isinstance(row, PostRow)
    QTimer.singleShot(0, filled({"on": "Tue 27 Oct 2026"}))
    page.deeds.vacate(row)
    after = page.chosen()
    assert isinstance(after, PostRow)
    assert not after.holder


def test_a_unit_is_added_with_the_initials_of_its_name(page: FrameworkPage) -> None:
    QTimer.singleShot(0, filled({"name": "Central South and West", "kind": "BCU"}))
    page.commands()["framework.add_unit"]()
    made = page.chosen()
    assert isinstance(made, UnitRow)
    assert (made.code, made.kind) == ("CSW", "BCU")


def test_lists_are_narrowed_by_words_and_levels(page: FrameworkPage) -> None:
    page.choose_view("forums")
    page.chips.set_values("level", frozenset({"corporate"}))
    assert [row.code for row in page.views.shown_forums()] == ["MB", "PG", "RAB"]
    page.chips.clear()
    page.chips.set_values("unit", frozenset({"Frontline Policing"}))
    assert [row.code for row in page.views.shown_forums()] == ["CF-FLP"]


def test_a_framework_goes_into_a_file_and_comes_back_equal(
    page: FrameworkPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "save_bytes", lambda name, _kinds, body: saved.append((name, body)))
    page.commands()["framework.export"]()
    name, body = saved[0]
    assert name == "Test HQ.toml"
    assert [forum.code for forum in read_framework(body.decode(), name).forums] == [
        row.code for row in desk.read(forums, as_of=TODAY)
    ]


def test_a_shipped_framework_fills_an_empty_book(
    desk: Desk, navigator: FakeNavigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda words, **_: said.append(words))
    page = shown(FrameworkPage(desk, navigator), qtbot)
    QTimer.singleShot(0, filled({"name": "met-2026, shipped with Drumbeat"}))
    page.commands()["framework.import"]()
    assert said[0].endswith("40 forums.")
    assert sentence(page) == "40 forums as of Tue 27 Oct 2026"


def test_a_broken_file_is_refused_by_its_line(
    page: FrameworkPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    broken = tmp_path / "broken.toml"
    broken.write_text('title = "X"\n\n[[forum]]\ncode = 7\n', encoding="utf-8")
    monkeypatch.setattr(messages, "refuse", refused.append)
    monkeypatch.setattr(messages, "ask_open_path", lambda _title, _kinds: broken)
    QTimer.singleShot(0, filled({"name": "a file of my own…"}))
    page.commands()["framework.import"]()
    assert refused[0].startswith("broken.toml, line 4, field code")
