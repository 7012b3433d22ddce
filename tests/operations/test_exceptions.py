"""Local exceptions: a file counted exactly, twice; units matched for good; figures set aside and brought back."""

import datetime as dt

import pytest

from models.errors import RuleBroken
from models.operations.exceptions import (
    bring_back_exception,
    import_exceptions,
    match_exception_unit,
    record_exception,
    set_aside_exception,
)
from models.operations.organisation import add_unit, merge_units
from models.operations.theme_list import add_theme
from models.queries.exception_import import ImportReport, foreseen_import
from models.queries.exceptions import ExceptionRow, exceptions
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.exception_files import AWKWARD, csv_file

SEPTEMBER = dt.date(2026, 9, 1)


@pytest.fixture
def home(workspace: Workspace, book: SmallBook) -> SmallBook:
    """The small book with three BCUs."""
    for code, name, synonym in (("EA", "East Area", "East BCU"), ("SW", "South West", "SW BCU")):
        book.units[code] = workspace.transact(
            add_unit, code=code, name=name, kind="BCU", synonyms=[synonym], parent_id=book.units["FLP"]
        ).value
    return book


def take(workspace: Workspace, body: bytes) -> ImportReport:
    return workspace.transact(import_exceptions, name="exceptions.csv", body=body).value


def stored(workspace: Workspace) -> dict[str, ExceptionRow]:
    return {row.measure: row for row in workspace.read(exceptions)}


def test_the_awkward_file_is_counted_exactly_and_the_second_time_nothing_is_stored(
    workspace: Workspace, home: SmallBook
) -> None:
    del home
    body = AWKWARD.encode()
    foreseen = workspace.read(foreseen_import, name="exceptions.csv", body=body)
    assert workspace.read(exceptions) == ()
    report = take(workspace, body)
    assert report == foreseen
    assert (report.read, report.stored) == (7, 4)
    assert [(row.row, row.unit) for row in report.unmatched] == [(7, "Met Prosecutions")]
    assert [(row.row, row.measure) for row in report.duplicate] == [(8, "Knife crime")]
    assert [(row.row, row.column) for row in report.refused] == [(5, "value")]
    assert "£12 500.50" in report.refused[0].reason
    again = take(workspace, body)
    assert (again.read, again.stored, len(again.duplicate), len(again.refused)) == (7, 0, 6, 1)
    assert (again.unmatched, again.new_measures, len(workspace.read(exceptions))) == ((), (), 5)


def test_figures_are_kept_as_they_were_written(workspace: Workspace, home: SmallBook) -> None:
    take(workspace, AWKWARD.encode())
    rows = stored(workspace)
    knife = rows["Knife crime"]
    assert (knife.unit_id, knife.unit_words, knife.period) == (home.units["EA"], "East BCU", SEPTEMBER)
    assert (knife.value, knife.value_words, knife.expected_words) == (1234.0, "1,234", "1,100")
    assert knife.note == "up, mostly in “Dagenham”"
    assert (rows["Public confidence"].value, rows["Public confidence"].value_words) == (None, "pending")
    assert rows["Cost of damage"].value_words == "£12500.50"
    workspace.undo()
    assert workspace.read(exceptions) == ()
    workspace.redo()
    assert stored(workspace) == rows


def test_a_figure_that_was_pending_is_filled_in_and_another_figure_is_refused(
    workspace: Workspace, home: SmallBook
) -> None:
    del home
    take(workspace, csv_file("SW,,Confidence,2026-09,worse,,61,"))
    report = take(workspace, csv_file("SW,,Confidence,2026-09,worse,58,61,"))
    assert (report.stored, stored(workspace)["Confidence"].value, len(workspace.read(exceptions))) == (1, 58.0, 1)
    report = take(workspace, csv_file("SW,,Confidence,2026-09,worse,57,61,"))
    assert report.refused[0].reason == (
        "It says 57 but 58 stands in the book; set that one aside first if this is right."
    )
    workspace.transact(set_aside_exception, exception_id=stored(workspace)["Confidence"].id, because="Corrected")
    assert take(workspace, csv_file("SW,,Confidence,2026-09,worse,57,61,")).stored == 1
    old = next(row for row in workspace.read(exceptions) if row.value == 58)
    with pytest.raises(RuleBroken, match="set that one aside first"):
        workspace.transact(bring_back_exception, exception_id=old.id)


def test_words_are_matched_once_for_all_rows_and_for_the_next_file(workspace: Workspace, home: SmallBook) -> None:
    report = take(
        workspace, csv_file("East,,A,2026-09,worse,1,,", "Isle,,A,2026-09,worse,1,,", "isle,,B,2026-09,worse,2,,")
    )
    assert [row.unit for row in report.unmatched] == ["Isle", "isle"]
    waiting = next(row for row in workspace.read(exceptions, matched=False) if row.measure == "A")
    matched = workspace.transact(match_exception_unit, exception_id=waiting.id, unit_id=home.units["EA"])
    assert (matched.value, matched.words) == (2, "Match “Isle” to EA")
    there = [row for row in workspace.read(exceptions) if row.measure == "A"]
    assert sorted(row.set_aside_because for row in there) == [
        "",
        "the same exception of this unit is in the book already",
    ]
    later = take(workspace, csv_file("Isle,,A,2026-10,worse,1,,", "Isle,,A,2026-09,worse,1,,"))
    assert (later.stored, len(later.duplicate), later.unmatched) == (1, 1, ())
    with pytest.raises(RuleBroken, match="has a unit already"):
        workspace.transact(match_exception_unit, exception_id=waiting.id, unit_id=home.units["SW"])


def test_a_unit_that_ended_gives_way_to_the_one_that_came_after(workspace: Workspace, home: SmallBook) -> None:
    old = workspace.transact(add_unit, code="GD", name="Hackney", kind="borough").value
    workspace.transact(merge_units, old_unit_ids=[old], new_unit_id=home.units["SW"], on=dt.date(2026, 9, 1))
    take(workspace, csv_file("BOCU Hackney,,A,2026-08,worse,1,,", "BOCU Hackney,,A,2026-09,worse,1,,"))
    assert [(row.period.month, row.unit_code) for row in workspace.read(exceptions)] == [(9, "SW"), (8, "GD")]


def test_a_measure_a_file_brings_serves_the_theme_of_its_name(workspace: Workspace, home: SmallBook) -> None:
    del home
    theme = workspace.transact(add_theme, title="Shop theft", synonyms=["Shoplifting"]).value
    body = csv_file("EA,Theft,shoplifting,2026-09,worse,9,,", "EA,Theft,Cycle theft,2026-09,worse,9,,")
    assert take(workspace, body).new_measures == ("shoplifting", "Cycle theft")
    rows = stored(workspace)
    assert (rows["shoplifting"].theme_id, rows["Cycle theft"].theme_id) == (theme, "")


def test_one_recorded_by_hand_stands_beside_those_of_files(workspace: Workspace, home: SmallBook) -> None:
    key = workspace.transact(
        record_exception,
        unit_id=home.units["EA"],
        measure="Knife crime",
        period=dt.date(2026, 9, 17),
        direction="worse",
        value="1,234",
    ).value
    assert len(take(workspace, AWKWARD.encode()).duplicate) == 2
    row = next(row for row in workspace.read(exceptions) if row.id == key)
    assert (row.period, row.value_words, row.file) == (SEPTEMBER, "1,234", "")
    with pytest.raises(RuleBroken, match="has this exception for Sep 2026 already"):
        workspace.transact(
            record_exception, unit_id=home.units["EA"], measure="Knife crime", period=SEPTEMBER, direction="worse"
        )


def test_a_file_that_is_none_leaves_the_book_as_it_was(workspace: Workspace, home: SmallBook) -> None:
    del home
    with pytest.raises(RuleBroken, match="none is headed “direction”"):
        take(workspace, csv_file("EA,A,2026-09,1", head="unit,measure,period,value"))
    assert workspace.undo_words == "Add unit SW"
