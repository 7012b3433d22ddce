"""Local exceptions: what was out of the ordinary where, on which agenda it lands, and how its measure ran."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.exception_landing import NOWHERE, Landings, landings
from models.queries.words import AnyRow, AnySelect, says
from models.records.exceptions import ExceptionImport, LocalException, Measure
from models.records.meetings import Meeting
from models.records.organisation import OrganisationUnit
from models.rules.exception_cells import figure_words
from models.rules.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """An exception of a unit in a month; `period` is the 1st, `value` is none and `value_words` “pending” if it waits.

    `unit_id`, `unit_code` and `unit` are empty until `unit_words` are matched. `meeting_words` reads "CF-EA Mon 9 Nov
    2026"; where no meeting is planned yet it is empty, `forum_code` names the forum. What was set aside lands nowhere.
    """

    id: str
    revision: str
    unit_id: str
    unit_code: str
    unit: str
    unit_words: str
    measure_id: str
    measure: str
    family: str
    period: dt.date
    direction: str
    value: float | None
    value_words: str
    expected: float | None
    expected_words: str
    note: str
    received_on: dt.date
    meeting_id: str
    meeting_words: str
    forum_id: str
    forum_code: str
    theme_id: str
    set_aside_because: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Point:
    """The figure of a month."""

    period: dt.date
    value: float


def exceptions(  # noqa: PLR0913  as many ways to narrow
    session: Session,
    *,
    unit_id: str = "",
    forum_id: str = "",
    meeting_id: str = "",
    first: dt.date | None = None,
    last: dt.date | None = None,
    direction: str = "",
    matched: bool | None = None,
    text: str = "",
) -> tuple[ExceptionRow, ...]:
    """Return exceptions: those without a unit first, then the latest month first, by unit, worse before better.

    `first` and `last` bound the months; `forum_id` and `meeting_id` are where they land.
    """
    chosen = _all()
    if unit_id:
        chosen = chosen.where(LocalException.unit_id == unit_id)
    if first:
        chosen = chosen.where(LocalException.period >= first.replace(day=1))
    if last:
        chosen = chosen.where(LocalException.period <= last)
    if direction:
        chosen = chosen.where(LocalException.direction == direction)
    if matched is not None:
        chosen = chosen.where(LocalException.unit_id.is_not(None) if matched else LocalException.unit_id.is_(None))
    rows = _rows(session, chosen)
    kept = (row for row in rows if forum_id in {"", row.forum_id} and meeting_id in {"", row.meeting_id})
    return tuple(sorted((row for row in kept if not text or _has(row, text)), key=_order))


def meeting_exceptions(session: Session, *, meeting_id: str) -> tuple[ExceptionRow, ...]:
    """Return the exceptions that land on a meeting: worse before better, then by family, month and unit."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return ()
    since = landings(session).before(meeting_id, meeting.forum_id)
    chosen = _all().where(
        LocalException.unit_id.is_not(None),
        LocalException.received_on > since,
        LocalException.received_on <= meeting.date,
        LocalException.set_aside_because == "",
    )
    found = (row for row in _rows(session, chosen) if row.meeting_id == meeting_id)
    return tuple(sorted(found, key=_agenda_order))


def series(session: Session, *, unit_id: str, measure_id: str) -> tuple[Point, ...]:
    """Return the figures of a measure in a unit month by month, without what is pending or was set aside."""
    found = session.execute(
        select(LocalException.period, LocalException.value)
        .where(
            LocalException.unit_id == unit_id,
            LocalException.measure_id == measure_id,
            LocalException.value.is_not(None),
            LocalException.set_aside_because == "",
        )
        .order_by(LocalException.period, LocalException.received_on)
    )
    return tuple(Point(period, value) for period, value in {row.period: row.value for row in found}.items())


def unmatched_count(session: Session) -> int:
    """Return how many exceptions wait for somebody to say which unit they mean."""
    waiting = select(LocalException.id).where(LocalException.unit_id.is_(None), LocalException.set_aside_because == "")
    return len(session.scalars(waiting).all())


def _all() -> AnySelect:
    """Select what a row says in the order of its fields, without where it lands; `_row` takes them in that order."""
    one, home = LocalException, OrganisationUnit
    whose = (one.id, one.revision, one.unit_id, home.code, home.name, one.unit_words)
    what = (one.measure_id, Measure.name, Measure.family, one.period, one.direction)
    said = (one.value, one.value_words, one.expected, one.expected_words, one.note, one.received_on)
    return (
        select(*whose, *what, *said, Measure.theme_id, one.set_aside_because, ExceptionImport.name, one.row)
        .join(Measure, Measure.id == one.measure_id)
        .outerjoin(home, home.id == one.unit_id)
        .outerjoin(ExceptionImport, ExceptionImport.id == one.import_id)
    )


def _rows(session: Session, chosen: AnySelect) -> Iterator[ExceptionRow]:
    land = landings(session)
    for found in session.execute(chosen):
        yield _row(found, land)


def _row(found: AnyRow, land: Landings) -> ExceptionRow:
    key, revision, unit_id, code, home, words, *what = found
    measure_id, measure, family, period, direction, *said = what
    value, value_words, expected, expected_words, note, received_on, theme_id, because, file, row = said
    landing = NOWHERE if unit_id is None or because else land.of(unit_id, received_on)
    if expected is not None and not expected_words:
        expected_words = figure_words("", expected)
    own = (key, revision, unit_id or "", code or "", home or "", words, measure_id, measure, family, period, direction)
    figures = (value, figure_words(value_words, value), expected, expected_words, note, received_on)
    place = (landing.meeting_id, landing.words, landing.forum_id, landing.forum_code)
    return ExceptionRow(*own, *figures, *place, theme_id or "", because, file or "", row)


def _agenda_order(row: ExceptionRow) -> tuple[object, ...]:
    return row.direction == Direction.BETTER, row.family, row.period, row.unit_code, row.measure


def _has(row: ExceptionRow, text: str) -> bool:
    return says((row.unit_code, row.unit, row.unit_words, row.measure, row.family, row.note), text)


def _order(row: ExceptionRow) -> tuple[object, ...]:
    return bool(row.unit_id), -row.period.toordinal(), row.unit_code, row.direction == Direction.BETTER, row.measure
