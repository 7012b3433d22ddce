"""Documents, each against the same words put down by the bare library beneath it."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

import xlsxwriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.books import Books
from benchmarks.figure import Figure, median_ms, pair_ms
from benchmarks.text_runs import Run, text_runs
from models.documents.action_log import action_log_document
from models.documents.agenda import agenda_document
from models.documents.export import export
from models.queries.actions import ActionLog, ActionRow, action_log
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from resources import resource_path

NOW = datetime(2026, 10, 27, 9, tzinfo=UTC)
ROWS = 500
PDF_LIMIT, XLSX_LIMIT = 2000.0, 500.0
"""Milliseconds within which a print is shown, and a workbook written."""


def figures(books: Books) -> Iterator[Figure]:
    """Measure an agenda and a long action log."""
    workspace = books.demo_year()
    board = workspace.read(find_meeting, reference="MB 2026-11-03")
    view = workspace.read(agenda, meeting_id=board.id)
    log = long_log(workspace.read(action_log, forum_id=board.forum_id, as_of=NOW.date()))

    def agenda_pdf() -> bytes:
        return export(agenda_document(view, printed=NOW), ".pdf")

    runs = text_runs(agenda_pdf())
    load_fonts(runs)
    mine, theirs = pair_ms(agenda_pdf, lambda: bare_pages(runs))
    yield Figure(
        "Agenda of the Management Board, tagged PDF", mine, "the same text in the same fonts, reportlab", theirs
    )
    document = action_log_document(log, printed=NOW)
    long = median_ms(lambda: export(document, ".pdf"), 3)
    yield Figure(f"Action log of {ROWS} rows, tagged PDF", long, "limit", PDF_LIMIT)
    mine, theirs = pair_ms(lambda: export(document, ".xlsx"), lambda: bare_workbook(log.later))
    yield Figure(f"Action log of {ROWS} rows, XLSX", mine, "the same cells by bare XlsxWriter", theirs)
    yield Figure("The same", mine, "limit", XLSX_LIMIT)


def long_log(log: ActionLog) -> ActionLog:
    """Return a log of `ROWS` actions, made of the real ones over and over."""
    rows = (*log.overdue_actions, *log.due_by_next, *log.later, *log.closed_since)
    many = tuple(rows[index % len(rows)] for index in range(ROWS))
    return replace(log, overdue_actions=(), due_by_next=(), later=many, closed_since=())


def load_fonts(runs: Sequence[Run]) -> None:
    """Load the fonts of some text, as ours are loaded before the first page is measured."""
    for font in {run.font for run in runs}:
        pdfmetrics.registerFont(TTFont(font, str(resource_path(f"fonts/{font}.ttf"))))


def bare_pages(runs: Sequence[Run]) -> bytes:
    """Draw text at its places on a canvas: no layout, no lines, no tags."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for _, page in groupby(runs, key=lambda run: run.page):
        for run in page:
            canvas.setFont(run.font, run.size)
            canvas.drawString(run.x, run.y, run.text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def bare_workbook(rows: Sequence[ActionRow]) -> bytes:
    """Write the cells of a log with the bare library."""
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = workbook.add_worksheet()
    for place, row in enumerate(rows):
        cells = (row.reference, row.text, row.owner, row.raised_at, str(row.first_due), str(row.due), row.status)
        for column, text in enumerate((*cells, row.latest)):
            sheet.write_string(place, column, text)
    workbook.close()
    return stream.getvalue()
