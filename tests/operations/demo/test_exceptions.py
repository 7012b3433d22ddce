"""The exceptions of the demo year: a series for every chart, some rows still to be matched."""

from sqlalchemy import func, select

from models.queries.exceptions import exceptions, series
from models.records.exceptions import ExceptionImport, LocalException
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows


def test_every_unit_has_thirty_measures_with_a_year_of_figures(demo_year: Workspace, found: Rows) -> None:
    pair = (LocalException.unit_id, LocalException.measure_id)
    rows = found(select(*pair, func.count()).where(LocalException.unit_id.is_not(None)).group_by(*pair))
    assert len(rows) == 12 * 30
    assert {row[2] for row in rows} == {11, 12}
    points = demo_year.read(series, unit_id=rows[0][0], measure_id=rows[0][1])
    assert len(points) >= 10


def test_a_figure_is_out_of_the_ordinary_and_says_which_way(found: Rows) -> None:
    columns = (LocalException.value, LocalException.expected, LocalException.direction, LocalException.value_words)
    rows = found(select(*columns))
    assert all(row.value is None or row.value != row.expected for row in rows)
    assert {row.direction for row in rows} == {"worse", "better"}
    assert {row.value_words for row in rows if row.value is None} == {"pending"}


def test_three_rows_of_the_newest_file_wait_for_their_unit(demo_year: Workspace, found: Rows) -> None:
    waiting = demo_year.read(exceptions, matched=False)
    assert len(waiting) == 3
    files = found(select(ExceptionImport.read, ExceptionImport.stored, ExceptionImport.unmatched))
    assert len(files) == 12
    assert sum(row.stored + row.unmatched for row in files) == 4_300
