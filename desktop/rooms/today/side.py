"""The right column of Today: the next meeting, the next corporate one, what others did, and the year."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, Painted, chip_label, plain_label
from desktop.kit.sections import Note, Notes, Part, Section
from desktop.kit.statuses import finding
from desktop.rooms.today.stages import STAGES, Progress
from models.documents.wording import wall_clock
from models.queries.meetings import MeetingRow
from models.rules.written_dates import short_date_words

News = tuple[dt.datetime, str, str]
_TONES = ("info", "special", "warn", "good", "bad")
_AVATAR, _BAR = 24, 5
_SHOWN_NEWS, _SHOWN_FINDINGS = 5, 5
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Side:
    """What the column shows, times on the wall clock; `since` is when the user was last here, none if never.

    `deeds` are the buttons of the next meeting, `open_progress` opens the corporate one.
    """

    now: dt.datetime
    since: dt.datetime | None
    next_meeting: MeetingRow | None
    progress: Progress | None
    news: tuple[News, ...]
    findings: tuple[tuple[str, str], ...]
    deeds: tuple[Deed, ...]
    open_progress: Callable[[], None]


def side_sections(side: Side) -> tuple[Section, ...]:
    """Return the sections of the column, top to bottom; `now` is wall-clock time."""
    found: list[Section] = []
    if side.next_meeting:
        found.append(Part(_next_room(side, side.next_meeting), "Next in the room"))
    if side.progress:
        found.append(Part(_progress(side.progress, side.open_progress)))
    if side.news:
        found.append(Part(_news(side.news, side.now.date()), since_words(side.since)))
    return (*found, Notes(_notes(side.findings), "In the year"))


def when_words(meeting: MeetingRow, now: dt.datetime) -> str:
    """Return when a meeting is: Today 10:00–12:00, in 1 h 8 min · Room 4.12."""
    day = "Today" if meeting.date == now.date() else short_date_words(meeting.date)
    times = f"{day} {meeting.start:%H:%M}–{meeting.end:%H:%M}"
    minutes = round((dt.datetime.combine(meeting.date, meeting.start) - now).total_seconds() / 60)
    left = f", {left_words(minutes)}" if meeting.date == now.date() else ""
    return f"{times}{left}" + (f" · {meeting.place}" if meeting.place else "")


def left_words(minutes: int) -> str:
    """Return the time until a meeting begins, or that it has begun."""
    if minutes <= 0:
        return "under way"
    hours, rest = divmod(minutes, _HOUR)
    return "in " + " ".join(part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest else "") if part)


def since_words(since: dt.datetime | None) -> str:
    """Return from when on the news are."""
    return f"Since you left, {short_date_words(since.date())} {since:%H:%M}" if since else "What others did"


def initials(name: str) -> str:
    """Return the first letters of the first and the last name."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def _notes(findings: tuple[tuple[str, str], ...]) -> tuple[Note, ...]:
    """Return the first findings, and how many more there are."""
    notes = [Note(finding(kind).icon, finding(kind).tone, text) for kind, text in findings[:_SHOWN_FINDINGS]]
    rest = len(findings) - _SHOWN_FINDINGS
    notes += [Note("ellipsis", "text 2", f"{rest} more like these")] if rest > 0 else []
    return tuple(notes) or (Note("circle-check", "good", "No day of the year ahead is crowded"),)


def _next_room(side: Side, meeting: MeetingRow) -> QWidget:
    row = QHBoxLayout()
    row.setSpacing(appearance.space(8))
    for deed in side.deeds:
        row.addWidget(Button.of(deed, small=True))
    row.addStretch(1)
    name = _named(meeting, "")
    return _stacked((name, plain_label(when_words(meeting, side.now), tone="text 2", wrap=True), row), 6)


def _progress(progress: Progress, open_meeting: Callable[[], None]) -> QWidget:
    words = plain_label(progress.words, "small", "text 2", wrap=True)
    bar = StageBar(progress.stage)
    row = QHBoxLayout()
    row.addWidget(Button.of(Deed("Open meeting", open_meeting, icon="gavel"), small=True))
    row.addStretch(1)
    return _stacked((_named(progress.meeting, short_date_words(progress.meeting.date)), bar, words, row), 8)


def _named(meeting: MeetingRow, aside: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(appearance.space(8))
    row.addWidget(chip_label(meeting.forum_code, meeting.level), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain_label(meeting.forum_name, weight=600, wrap=True), 1)
    if aside:
        row.addWidget(plain_label(aside, tone="text 2"), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _news(news: tuple[News, ...], today: dt.date) -> QWidget:
    return _stacked(tuple(_item(item, today) for item in news[:_SHOWN_NEWS]), 10)


def _item(item: News, today: dt.date) -> QHBoxLayout:
    at, who, words = item
    moment = wall_clock(at)
    when = f"{moment:%H:%M}" if moment.date() == today else f"{short_date_words(moment.date())} {moment:%H:%M}"
    row = QHBoxLayout()
    row.setSpacing(appearance.space(10))
    row.addWidget(avatar(who), 0, Qt.AlignmentFlag.AlignTop)
    lines = (
        plain_label(who, weight=600, wrap=True),
        plain_label(words, wrap=True),
        plain_label(when, "small", "text 2"),
    )
    row.addWidget(_stacked(lines, 0), 1)
    return row


def avatar(name: str) -> Painted:
    """Return a person's initials in a circle; the colour only tells people apart."""
    tone = _TONES[sum(map(ord, name)) % len(_TONES)]

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(appearance.colour(f"{tone} tint"))
        painter.drawEllipse(rect)
        painter.setPen(appearance.colour(tone))
        painter.setFont(appearance.type_font("planner", 600))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))

    return Painted(lambda: QSize(appearance.space(_AVATAR), appearance.space(_AVATAR)), paint, name)


class StageBar(QWidget):
    """Six short bars, the stages reached filled; the words beneath say the same."""

    def __init__(self, stage: int) -> None:
        super().__init__()
        self._stage = stage
        self.setFixedHeight(appearance.space(_BAR))
        self.setAccessibleName(f"Stage {stage} of {len(STAGES)}")

    def paintEvent(self, _event: object) -> None:
        """Paint the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = appearance.space(4)
        width = (self.width() - gap * (len(STAGES) - 1)) / len(STAGES)
        for place in range(len(STAGES)):
            painter.setBrush(appearance.colour("accent" if place < self._stage else "line strong"))
            painter.drawRoundedRect(QRectF(place * (width + gap), 0, width, self.height()), 2, 2)


def _stacked(parts: tuple[QWidget | QLayout, ...], space: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(appearance.space(space))
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return holder
