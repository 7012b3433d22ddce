import datetime as dt

from sqlalchemy import func, select

from models.queries.meetings import find_meeting
from models.queries.missing import missing
from models.queries.papers import PaperRow, papers
from models.queries.search import found as search
from models.records.papers import Paper, PaperAttachment, PaperAuthor
from models.store.workspace import Workspace
from tests.operations.demo.conftest import Rows

TODAY = dt.date(2026, 10, 27)
NOW = dt.datetime.combine(TODAY, dt.time(9))


def of_meeting(book: Workspace, reference: str) -> tuple[PaperRow, ...]:
    return book.read(papers, meeting_id=book.read(find_meeting, reference=reference).id, now=NOW)


def test_the_year_has_the_papers_of_its_design_and_one_in_eight_came_late(found: Rows) -> None:
    rows = found(select(Paper.reference, Paper.late_reason))
    assert len({row.reference for row in rows}) == len(rows) == 1050
    assert 0.08 < sum(row.late_reason != "" for row in rows) / len(rows) < 0.16


def test_the_next_management_board_misses_what_the_picture_says(demo_year: Workspace) -> None:
    board = demo_year.read(find_meeting, reference="MB 2026-11-03")
    rows = {row.title: row for row in of_meeting(demo_year, "MB 2026-11-03")}
    stocktake = rows["Violence Stocktake"]
    assert (stocktake.reference, stocktake.status, stocktake.commissioned_on) == (
        "MB(26)41", "draft", dt.date(2026, 9, 1),
    )  # fmt: skip
    said = [row.words for row in demo_year.read(missing, meeting_id=board.id, now=NOW).rows]
    assert said == [
        "No presenter: Control Strategy refresh, item 7",
        "MB(26)41 is draft, due Tue 27 Oct 2026",
        "MB(26)43 is draft, due Tue 27 Oct 2026",
    ]


def test_one_dashboard_of_six_is_missing_today(demo_year: Workspace) -> None:
    rows = [row for row in of_meeting(demo_year, "PMG 2026-10-27") if row.kind == "dashboard"]
    assert len(rows) == 6
    assert [row.title for row in rows if not row.received_on] == ["Programme dashboard: Data Office"]


def test_final_papers_of_the_board_state_their_risks(demo_year: Workspace) -> None:
    board = [row for row in demo_year.read(papers, now=NOW) if row.forum_code == "MB" and row.status == "final"]
    assert len(board) > 40
    assert not [row.reference for row in board if any(trouble.strength == "required" for trouble in row.troubles)]


def test_one_paper_has_27_appendices_some_two_authors_and_words_in_files_are_found(
    demo_year: Workspace, found: Rows
) -> None:
    counts = found(select(func.count()).where(PaperAttachment.appendix.is_(True)).group_by(PaperAttachment.paper_id))
    assert [row[0] for row in counts] == [27]
    authors = found(select(func.count()).select_from(PaperAuthor).group_by(PaperAuthor.paper_id))
    assert 2 in {row[0] for row in authors}
    (hit,) = demo_year.read(search, text="Lewisham hotspots", today=TODAY)
    assert (hit.kind, "Violence Stocktake" in hit.title) == ("paper", True)
