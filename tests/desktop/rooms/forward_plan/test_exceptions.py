"""Exceptions in the room: taken in after a look, matched, set aside; good practice taken over; measures made one."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.control_chart import ControlChart
from desktop.kit.desk import Desk
from desktop.kit.sections import Fact, Facts, Notes, Part
from desktop.rooms.forward_plan.exceptions import EXCEPTIONS, PRACTICE, ExceptionsView
from desktop.rooms.forward_plan.import_dialog import ImportDialog, sum_words, where_words
from desktop.rooms.forward_plan.measures_dialog import MeasuresDialog
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.forward_plan.view import Around
from models.operations.exceptions import import_exceptions
from models.operations.practice import record_practice
from models.queries.exception_import import ImportReport, foreseen_import
from models.queries.exceptions import exceptions
from models.queries.measures import measures
from models.queries.practice import practices
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled
from tests.exception_files import AWKWARD, csv_file

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FILE = csv_file(
    *(f"AS,offences,Knife crime,2026-{month:02},worse,{10 + month},9," for month in range(1, 10)),
    "AS,offences,Burglary,2026-09,better,5,9,mostly at night",
    "Isle,offences,Theft,2026-09,worse,,9,",
)


@pytest.fixture
def book(workspace: Workspace) -> SmallBook:
    return small_book(workspace)


@pytest.fixture
def view(book: SmallBook, desk: Desk, navigator: FakeNavigator, qtbot: QtBot) -> ExceptionsView:
    assert book
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ExceptionsView(Around(desk, navigator, parent))
    qtbot.addWidget(made.pane)
    return made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said at the foot of the window."""
    words: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda text, **_more: words.append(text))
    monkeypatch.setattr(messages, "refuse", words.append)
    return words


def show(view: ExceptionsView, text: str = "", **chosen: str) -> None:
    view.read()
    view.display(lambda name: frozenset({chosen[name]} if name in chosen else ()), text)


def take(desk: Desk, body: bytes = FILE) -> ImportReport:
    return desk.perform(import_exceptions, name="september.csv", body=body)


def titles(view: ExceptionsView) -> list[str]:
    return [row.measure for row in view.exceptions.table.rows()]


def facts(view: ExceptionsView) -> Mapping[str, Fact]:
    beside = view.beside()
    assert beside
    return {row.label: row for section in beside.sections if isinstance(section, Facts) for row in section.rows}


def answering(step: Callable[[ImportDialog], None]) -> None:
    def go() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, go)
            return
        assert isinstance(dialog, ImportDialog)
        step(dialog)

    QTimer.singleShot(20, go)


def test_an_empty_book_says_what_belongs_here(view: ExceptionsView) -> None:
    show(view)
    empty = view.empty()
    assert empty
    assert empty.deed
    assert (empty.heading, empty.deed.title) == ("No exceptions yet", "Import exceptions…")


def test_an_empty_list_of_good_practice_says_what_belongs_there(view: ExceptionsView) -> None:
    show(view, list=PRACTICE)
    empty = view.empty()
    assert empty
    assert empty.heading == "No good practice yet"


def test_a_file_is_looked_at_before_it_is_stored(
    view: ExceptionsView, desk: Desk, qtbot: QtBot, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "september.csv"
    file.write_bytes(FILE)
    monkeypatch.setattr(messages, "ask_open_path", lambda *_words: file)
    answering(lambda dialog: dialog.reject())
    view.commands()["exceptions.import"]()
    qtbot.wait(300)
    assert desk.read(exceptions) == ()
    answering(lambda dialog: dialog.accept())
    view.commands()["exceptions.import"]()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Stored 10 exceptions; 1 row to be matched."]
    file.write_bytes(b"")
    view.commands()["exceptions.import"]()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1].startswith("“september.csv” is empty")
    file.unlink()
    view.commands()["exceptions.import"]()
    assert "cannot be read" in said[2]


def test_the_look_adds_up_and_says_where_the_rows_go(desk: Desk, book: SmallBook, qtbot: QtBot) -> None:
    assert book
    report = desk.read(foreseen_import, name="awkward.csv", body=AWKWARD.encode())
    dialog = ImportDialog(QWidget(), "awkward.csv", report)
    qtbot.addWidget(dialog)
    assert sum_words(report) == "7 rows = 2 to store + 3 to be matched + 1 there already + 1 refused"
    assert where_words(report).startswith("1 worse and 1 better for 1 unit: AS 2. 5 new measures: Knife crime, ")
    assert [(told.group, told.row.row) for told in dialog.table.rows()] == [
        ("To be matched", 2),
        ("To be matched", 6),
        ("To be matched", 7),
        ("Refused", 5),
        ("Twice, passed over", 8),
    ]
    take(desk, AWKWARD.encode())
    again = desk.read(foreseen_import, name="awkward.csv", body=AWKWARD.encode())
    assert where_words(again) == "Nothing in it is new for a unit."


def test_what_is_to_be_matched_comes_first_and_is_matched(view: ExceptionsView, desk: Desk, said: list[str]) -> None:
    take(desk)
    show(view)
    assert (titles(view)[0], view.sentence()) == ("Theft", "1 of 11 to be matched")
    view.show_subject(view.exceptions.rows[0].id)
    assert facts(view)["Lands on"].value == "Once it is matched"
    QTimer.singleShot(0, filled({"unit_id": "FLP Frontline Policing"}))
    view.commands()["exceptions.match"]()
    show(view)
    assert (said, view.sentence()) == (["Matched 1 exception."], "11 exceptions, 0 on an agenda")


def test_filters_and_search_narrow_and_the_foot_adds_up(view: ExceptionsView, desk: Desk) -> None:
    take(desk)
    for chosen, count in (
        ({"direction": "better"}, 1),
        ({"month": "2026-09-01"}, 3),
        ({"unit": "AS"}, 10),
        ({"state": "match"}, 1),
        ({"list": EXCEPTIONS}, 11),
    ):
        show(view, **chosen)
        assert len(titles(view)) == count, chosen
    show(view, "NIGHT")
    assert titles(view) == ["Burglary"]
    assert [chip.name for chip in view.chips()] == ["list", "unit", "month", "direction", "state"]


def test_the_series_of_a_measure_is_drawn_and_said(view: ExceptionsView, desk: Desk, qtbot: QtBot) -> None:
    take(desk)
    show(view)
    view.show_subject(next(row.id for row in view.exceptions.rows if row.measure == "Knife crime"))
    beside = view.beside()
    assert beside
    chart = next(section.widget for section in beside.sections if isinstance(section, Part))
    assert isinstance(chart, ControlChart)
    qtbot.addWidget(chart)
    assert chart.accessibleName().startswith("Control chart of Knife crime: ")
    assert "Sep 2026: 19" in chart.accessibleName()
    chart.resize(chart.sizeHint())
    assert not chart.grab().toImage().isNull()
    assert len(chart.chart().points) == 9


def test_an_exception_is_set_aside_with_its_reason_and_brought_back(view: ExceptionsView, desk: Desk) -> None:
    take(desk)
    show(view)
    key = next(row.id for row in view.exceptions.rows if row.measure == "Burglary")
    view.show_subject(key)
    QTimer.singleShot(0, filled({"because": "Recounted"}))
    view.commands()["exceptions.set_aside"]()
    show(view)
    view.show_subject(key)
    beside = view.beside()
    assert beside
    note = next(note for section in beside.sections if isinstance(section, Notes) for note in section.notes)
    assert (note.text, "exceptions.set_aside" in view.commands()) == ("Set aside: Recounted", False)
    assert note.deed
    note.deed.do()
    assert next(row for row in desk.read(exceptions) if row.id == key).set_aside_because == ""


def test_a_good_practice_is_found_behind_the_list_of_exceptions(
    desk: Desk, book: SmallBook, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    take(desk)
    key = desk.perform(record_practice, title="Cocooning", origin_unit_id=book.units["AS"])
    page = ForwardPlanPage(desk, navigator)
    qtbot.addWidget(page)
    page.show()
    page.show_within("exceptions", key)
    view = page.view("exceptions")
    assert isinstance(view, ExceptionsView)
    beside = view.beside()
    assert beside
    assert (set(page.chips.values("list")), beside.subject) == ({PRACTICE}, key)


def test_one_exception_is_recorded_by_hand(view: ExceptionsView, desk: Desk) -> None:
    typed = {"unit_id": "AS Central South", "measure": "Phone theft", "period": "Sep 2026", "value": "1,204"}
    QTimer.singleShot(0, filled(typed))
    view.commands()["exceptions.record"]()
    (row,) = desk.read(exceptions)
    assert (row.measure, row.period, row.direction, row.value) == ("Phone theft", dt.date(2026, 9, 1), "worse", 1204)


def test_good_practice_is_recorded_taken_over_and_printed(
    view: ExceptionsView, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    show(view, list=PRACTICE)
    QTimer.singleShot(0, filled({"title": "Scrutiny panel", "origin_unit_id": "FLP Frontline Policing"}))
    view.commands()["practice.record"]()
    show(view, list=PRACTICE)
    QTimer.singleShot(0, filled({"unit_id": "AS Central South", "note": "two wards"}))
    view.commands()["practice.adopt"]()
    show(view, list=PRACTICE)
    assert view.sentence() == "1 good practice, taken over 1 time"
    monkeypatch.setattr(messages, "ask_save_path", lambda *_words: tmp_path / "log.csv")
    view.commands()["print.learning_log"]()
    assert "Scrutiny panel" in (tmp_path / "log.csv").read_text(encoding="utf-8-sig")
    QTimer.singleShot(0, filled({"title": "Panel", "presenter": "A guest"}))
    view.practice.open_row(view.practice.table.rows()[0])
    (row,) = desk.read(practices)
    assert (row.title, row.presenter, [one.note for one in row.adopted]) == ("Panel", "A guest", ["two wards"])
    show(view, list=PRACTICE)
    view.commands()["edit.delete"]()
    assert (desk.read(practices), said[-1]) == ((), "Removed “Panel”.")


def test_one_taken_over_by_mistake_is_taken_back(view: ExceptionsView, desk: Desk, book: SmallBook) -> None:
    desk.perform(record_practice, title="Panel", origin_unit_id=book.units["FLP"], on=dt.date(2026, 9, 3))
    show(view, list=PRACTICE)
    QTimer.singleShot(0, filled({"unit_id": "AS Central South"}))
    view.commands()["practice.adopt"]()
    show(view, list=PRACTICE)
    beside = view.beside()
    assert beside
    taken = next(note for section in beside.sections if isinstance(section, Notes) for note in section.notes)
    assert taken.text == "AS Central South, Tue 27 Oct 2026"
    assert taken.deed
    taken.deed.do()
    assert desk.read(practices)[0].adopted == ()


def test_two_spellings_of_a_measure_become_one(view: ExceptionsView, desk: Desk, qtbot: QtBot, said: list[str]) -> None:
    take(desk, csv_file("AS,,Burglary,2026-09,worse,1,,", "AS,,Burglaries,2026-08,worse,2,,"))
    assert "exceptions.measures" in view.commands()
    dialog = MeasuresDialog(view.around.parent, desk)
    qtbot.addWidget(dialog)
    assert [row.name for row in dialog.table.rows()] == ["Burglaries", "Burglary"]
    QTimer.singleShot(0, filled({"into_id": "Burglary"}))
    dialog.merge()
    QTimer.singleShot(0, filled({"family": "recorded offences"}))
    dialog.change()
    dialog.remove()
    assert said == ["“Burglary” has exceptions; merge it into another measure instead."]
    (row,) = desk.read(measures)
    assert (row.name, row.family, row.synonyms, row.exceptions) == ("Burglary", "recorded offences", ("Burglaries",), 2)
