"""What the planners share: their input, the words of a day, hatching and rings."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.kit import appearance
from models.rules.written_dates import date_words

LEVEL_RANK = ("corporate", "business group", "thematic", "BCU", "programme", "oversight")
_STRIPE = 6


@dataclass(frozen=True, slots=True)
class PlannerMeeting:
    """A meeting as the planners show it; `moved_because` is empty when it is on its rule's date.

    `short` is the code as a small cell shows it (see `short_codes`); everywhere else stands the whole `code`. `fixed`:
    it may not be carried. `lanes` are the lanes of the week in which it is shown. `sign` (ghost or target of a
    proposal) and `note` (its words) are put in by the planners.
    """

    id: str
    date: date
    code: str
    level: str
    time: time | None
    title: str
    moved_because: str = ""
    short: str = ""
    pinned: bool = False
    fixed: bool = False
    minutes: int = 60
    lanes: tuple[str, ...] = ()
    sign: str = ""
    note: str = ""


def rank(meeting: PlannerMeeting) -> tuple[bool, int, time, str]:
    """Return the order of a day's meetings: what a proposal changes, then by level, time and code."""
    level = LEVEL_RANK.index(meeting.level) if meeting.level in LEVEL_RANK else len(LEVEL_RANK)
    return not meeting.sign, level, meeting.time or time.max, meeting.code


def by_day(meetings: tuple[PlannerMeeting, ...]) -> dict[date, tuple[PlannerMeeting, ...]]:
    """Return the meetings of each day in their order."""
    days: dict[date, list[PlannerMeeting]] = {}
    for meeting in meetings:
        days.setdefault(meeting.date, []).append(meeting)
    return {day: tuple(sorted(found, key=rank)) for day, found in days.items()}


def day_words(day: date, meetings: tuple[PlannerMeeting, ...], closed: str = "", away: tuple[str, ...] = ()) -> str:
    """Return the whole day in words, one line a meeting, each move with its reason, and who is away."""
    lines = [date_words(day) + (f", {closed}" if closed else ""), *away]
    lines += [meeting_words(meeting) for meeting in meetings]
    return "\n".join(lines if meetings else [*lines, "no boards"])


def meeting_words(meeting: PlannerMeeting) -> str:
    """Return a meeting in words: time, code, title, and what is particular about it."""
    begins = f"{meeting.time:%H:%M}  " if meeting.time else ""
    parts = (f"moved: {meeting.moved_because}" if meeting.moved_because else "", meeting.note)
    said = "; ".join(part for part in (*parts, "pinned" if meeting.pinned else "") if part)
    return f"{begins}{meeting.code}  {meeting.title}{f' ({said})' if said else ''}"


def paint_hatch(
    painter: QPainter, rect: QRectF, ground: str = "sunken", line: str = "line", strength: float = 1
) -> None:
    """Hatch a day on which the house is closed, or by other colours what clashes."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(rect, appearance.colour(ground))
    ink = appearance.colour(line)
    ink.setAlphaF(strength)
    painter.setPen(QPen(ink, 1))
    step = appearance.space(_STRIPE)
    left = rect.x() - rect.height()
    while left < rect.right():
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + rect.height(), rect.y()))
        left += step
    painter.restore()


def paint_ring(painter: QPainter, rect: QRectF, hue: QColor, width: float = 2) -> None:
    """Draw a square ring just inside a rectangle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(hue, width))
    painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))


def paint_frame(painter: QPainter, rect: QRectF) -> None:
    """Frame the days on which somebody is away."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(appearance.colour("warn"), 1.5))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1.5, -1.5), 3, 3)


def plain(words: str) -> str:
    """Return words Qt cannot take for markup in a tooltip, lines kept."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<qt><p style='white-space:pre'>{escaped}</p></qt>" if words else ""


def around(rect: QRectF) -> QRect:
    """Return the whole pixels to repaint for a rectangle and its ring."""
    return rect.toAlignedRect().adjusted(-3, -3, 3, 3)
