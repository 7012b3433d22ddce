"""The cascade report: which unit took the themes of the forum above, which declined, and why."""

import datetime as dt

from models.documents.content import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Line,
    PageSize,
    Prose,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import NONE, counted, day, held, listed, opened, sentence, stem, wall_clock
from models.queries.cascade import CascadeReport, CascadeRow, CascadeView
from models.rules.cascade import tally
from models.rules.vocabulary import CascadeAnswer, MeetingStatus

COLUMNS = (
    Column("Unit", 62, gutter=12),
    Column("Meeting", 40),
    Column("Answer", 30),
    Column("Answered", 40, gutter=12),
    Column("Reason", 95, gutter=0),
)
SYMBOLS = {CascadeAnswer.ACCEPTED: "✓", CascadeAnswer.DECLINED: "✗", CascadeAnswer.WAITING: "○"}
NOT_ASKED = "not asked"


def cascade_report_document(view: CascadeReport, *, printed: dt.datetime) -> Document:
    """Lay out what became of a forum's themes below it: one group a theme, one row a unit."""
    span = f"{day(view.first)} to {day(view.last)}"
    nil = "No theme of these meetings was passed down."
    groups = tuple(_group(theme) for theme in view.themes) or (Group((), "", nil),)
    left_out = listed([f"“{title}”" for title in view.not_cascaded])
    more: tuple[Block, ...] = (Prose((Run(f"{left_out}."),), "Not passed down"),) if left_out else ()
    return Document(
        kind="Cascade report",
        title=view.forum,
        marking=view.marking,
        printed=wall_clock(printed),
        stem=stem(view.marking, view.forum_code, "cascade report", f"{view.first} to {view.last}"),
        running=f"{view.forum} · Cascade report · {span}",
        page=PageSize.A4_LANDSCAPE,
        position=(line(span, Role.TEXT), Line((Run(_sum(view), Tone.STRONG),), Role.POSITION)),
        blocks=(Table("Cascade report", COLUMNS, groups), *more),
    )


def answer_words(theme: CascadeView) -> str:
    """Say how units answered a theme, and why those that declined did: “11 accepted, 1 declined: South West: …”."""
    why = [f"{row.unit or row.forum_code}: {row.reason}" for row in theme.rows if row.answer == CascadeAnswer.DECLINED]
    return sentence(": ".join(part for part in (theme.words, "; ".join(why)) if part))


def _sum(view: CascadeReport) -> str:
    answers = tally(row.answer for theme in view.themes for row in theme.rows)
    return f"{counted(len(view.themes), 'theme')}: {answers}" if view.themes else "No theme was passed down"


def _group(theme: CascadeView) -> Group:
    rows = tuple(_row(row) for row in theme.rows)
    return Group(rows, f"{theme.theme}, {day(theme.meeting_date)}", note=opened(answer_words(theme)))


def _row(row: CascadeRow) -> Row:
    former = (line(f"formerly {row.former}", tone=Tone.QUIET),) if row.former else ()
    return Row(
        (
            Cell((line(row.unit or row.forum_code, Role.MAIN), line(held(row.forum_code), tone=Tone.QUIET), *former)),
            _meeting(row),
            _answer(row),
            _answered(row),
            Cell((line(sentence(opened(row.reason)) or NONE),), row.reason),
        )
    )


def _meeting(row: CascadeRow) -> Cell:
    if row.meeting_date is None:
        return Cell((line(NONE),))
    gone = row.meeting_status in {MeetingStatus.CANCELLED, MeetingStatus.POSTPONED}
    fell = (line(f"▲ {row.meeting_status}", tone=Tone.ALARM),) if gone else ()
    return Cell((line(day(row.meeting_date)), *fell), row.meeting_date)


def _answer(row: CascadeRow) -> Cell:
    if not row.answer:
        return Cell((line(opened(NOT_ASKED), tone=Tone.QUIET),), NOT_ASKED)
    return Cell((line(opened(row.answer), tone=Tone.STRONG),), row.answer, SYMBOLS[CascadeAnswer(row.answer)])


def _answered(row: CascadeRow) -> Cell:
    if row.answered_on is None:
        return Cell((line(NONE),))
    return Cell((line(day(row.answered_on)), line(row.answered_by, tone=Tone.QUIET)), row.answered_on)
