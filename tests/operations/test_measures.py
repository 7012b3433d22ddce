"""Measures: found by any of their names, changed, merged where two are one."""

import pytest

from models.errors import RuleBroken
from models.operations.exceptions import import_exceptions
from models.operations.measures import edit_measure, measure_named, merge_measures, remove_measure
from models.operations.theme_list import add_theme
from models.queries.exceptions import exceptions
from models.queries.measures import MeasureRow, measures
from models.store.workspace import Workspace
from tests.books import SmallBook
from tests.exception_files import csv_file


def by_name(workspace: Workspace) -> dict[str, MeasureRow]:
    return {row.name: row for row in workspace.read(measures)}


def take(workspace: Workspace, *rows: str) -> None:
    workspace.transact(import_exceptions, name="e.csv", body=csv_file(*rows))


def test_a_measure_is_found_by_name_family_and_synonym(workspace: Workspace, book: SmallBook) -> None:
    del book
    workspace.transact(add_theme, title="Knife crime", synonyms=["Knife injury"])
    take(workspace, "AS,offences,knife INJURY,2026-09,worse,1,,", "AS,outcomes,Knife injury,2026-09,worse,2,,")
    rows = workspace.read(measures)
    assert [(row.family, row.theme, row.exceptions) for row in rows] == [
        ("offences", "Knife crime", 1),
        ("outcomes", "Knife crime", 1),
    ]
    workspace.transact(edit_measure, measure_id=rows[0].id, synonyms=["Stabbings", " "], theme_id="")
    found = workspace.transact(measure_named, name="stabbings").value
    assert (found, by_name(workspace)["knife INJURY"].synonyms) == (rows[0].id, ("Stabbings",))
    with pytest.raises(RuleBroken, match="merge the two instead"):
        workspace.transact(edit_measure, measure_id=rows[1].id, family="Offences", name="Stabbings")


def test_two_spellings_become_one_and_the_next_file_knows(workspace: Workspace, book: SmallBook) -> None:
    del book
    take(workspace, "AS,,Burglary,2026-09,worse,1,,", "AS,,Burglaries,2026-08,worse,2,,")
    rows = by_name(workspace)
    merged = workspace.transact(merge_measures, measure_id=rows["Burglaries"].id, into_id=rows["Burglary"].id)
    assert (merged.value, merged.words) == (1, "Merge measure “Burglaries” into “Burglary”")
    take(workspace, "AS,,burglaries,2026-07,better,3,,")
    assert {row.measure for row in workspace.read(exceptions)} == {"Burglary"}
    with pytest.raises(RuleBroken, match="cannot be merged with itself"):
        workspace.transact(merge_measures, measure_id=rows["Burglary"].id, into_id=rows["Burglary"].id)
    with pytest.raises(RuleBroken, match="has exceptions"):
        workspace.transact(remove_measure, measure_id=rows["Burglary"].id)
    spare = workspace.transact(measure_named, name="Spare").value
    workspace.transact(remove_measure, measure_id=spare)
    assert list(by_name(workspace)) == ["Burglary"]


def test_a_merge_that_would_show_a_month_twice_is_refused(workspace: Workspace, book: SmallBook) -> None:
    del book
    take(workspace, "AS,,Burglary,2026-09,worse,1,,", "AS,,Burglaries,2026-09,worse,2,,")
    rows = by_name(workspace)
    with pytest.raises(RuleBroken, match="1 of 1 exceptions stand under both"):
        workspace.transact(merge_measures, measure_id=rows["Burglaries"].id, into_id=rows["Burglary"].id)
