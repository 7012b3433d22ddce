"""An exception as the inspector shows it: its figures, where it lands, its series, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.kit.control_chart import ControlChart
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Paragraphs, Part, Section
from desktop.rooms.forward_plan.exception_words import direction_status, landing_words, unit_words
from desktop.rooms.forward_plan.view import Beside
from models.queries.exceptions import ExceptionRow, series
from models.rules.exception_cells import month_words
from models.rules.written_dates import date_words
from models.rules.xmr import limit_words

FEWEST_POINTS = 2


@dataclass(frozen=True, slots=True)
class Ways:
    """What can be done with the chosen exception."""

    match: Callable[[], None]
    set_aside: Callable[[], None]
    bring_back: Callable[[], None]
    open_meeting: Callable[[str], None]


def exception_beside(row: ExceptionRow, desk: Desk, ways: Ways) -> Beside:
    """Return what stands beside an exception."""
    status = direction_status(row)
    head = Head(row.measure, reference=month_words(row.period), status=status)
    sections: tuple[Section, ...] = (head, *_notes(row, ways), Facts(_facts(row, ways)))
    if row.note:
        sections = (*sections, Paragraphs((row.note,), "Note"))
    return Beside(row.id, (*sections, *_chart(row, desk)), _deeds(row, ways))


def _notes(row: ExceptionRow, ways: Ways) -> tuple[Section, ...]:
    if row.set_aside_because:
        back = Deed("Bring back", ways.bring_back, icon="rotate-ccw")
        return (Notes((Note("x", "hold", f"Set aside: {row.set_aside_because}", back),)),)
    if not row.unit_id:
        said = f"No unit is called “{row.unit_words}”."
        return (Notes((Note("circle-help", "warn", said, Deed("Match its unit…", ways.match, icon="users")),)),)
    return ()


def _facts(row: ExceptionRow, ways: Ways) -> tuple[Fact, ...]:
    known = f"the file says “{row.unit_words}”" if row.unit_id and row.unit_words != row.unit else ""
    going = (lambda: ways.open_meeting(row.meeting_id)) if row.meeting_id else None
    facts = (
        Fact("Unit", unit_words(row), known),
        Fact("Family", row.family),
        Fact("Value", row.value_words),
        Fact("Expected", row.expected_words),
        Fact("Lands on", landing_words(row), open=going),
        Fact("Received", date_words(row.received_on), f"{row.file}, row {row.row}" if row.file else "recorded by hand"),
    )
    return tuple(fact for fact in facts if fact.value)


def _chart(row: ExceptionRow, desk: Desk) -> tuple[Section, ...]:
    """Return the series of the measure in the unit, where there is one."""
    if not row.unit_id:
        return ()
    points = desk.read(series, unit_id=row.unit_id, measure_id=row.measure_id)
    if len(points) < FEWEST_POINTS:
        return ()
    place = next((place for place, point in enumerate(points) if point.period == row.period), len(points) - 1)
    said = limit_words([point.value for point in points], place)
    chart = ControlChart([(point.period, point.value) for point in points], row.measure, row.period)
    return (
        Part(chart, f"{row.measure}, {row.unit_code}"),
        Paragraphs((f"{month_words(points[place].period)}: {said}.",)),
    )


def _deeds(row: ExceptionRow, ways: Ways) -> tuple[Deed, ...]:
    deeds = []
    if row.meeting_id:
        deeds.append(Deed("Open meeting", lambda: ways.open_meeting(row.meeting_id), icon="gavel"))
    if not row.set_aside_because:
        deeds.append(Deed("Set aside…", ways.set_aside, icon="x"))
    return tuple(deeds)
