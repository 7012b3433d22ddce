"""Under the board: which level looks at each priority of the plan in which month."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.kit import appearance
from desktop.kit.icons import paint_icon
from desktop.kit.painters import chip_size
from desktop.kit.planner_parts import paint_ring, plain
from desktop.kit.set_words import SetWords, set_words
from desktop.kit.wall_layout import Box
from models.queries.level_coverage import PRIORITY, LevelCoverage, LevelMark, LevelRow
from models.rules.coverage import LEVEL_OF

_MARGIN, _ROW, _GAP = 20, 26, 6  # px at 100 %
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_NOTHING = LevelCoverage((), "", ())


class CoverageStrip(QWidget):
    """Arrows walk priorities and months, Enter opens the first meeting that looks at them there."""

    meeting_opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Coverage of the plan by level")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._coverage = _NOTHING
        self._rows: tuple[LevelRow, ...] = ()
        self._columns: tuple[Box, ...] = ()
        self._windows: tuple[bool, ...] = ()
        self._forum = 0.0
        self._place = (0, 0)
        self._first, self._shown = 0, 1  # the first row that is seen, and how many are
        self._room, self._broken = 0.0, False  # px there are, and whether names stand in two lines

    def display(self, coverage: LevelCoverage, windows: Sequence[bool]) -> None:
        """Show the priorities of a plan; `windows` says which months are tinted."""
        if (coverage, tuple(windows)) == (self._coverage, self._windows):
            return
        self._coverage, self._windows = coverage, tuple(windows)
        self._rows = tuple(row for row in coverage.rows if row.kind == PRIORITY)
        self._place = (min(self._place[0], max(len(self._rows) - 1, 0)), 0)
        self._follow()
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def set_columns(self, columns: Sequence[Box], forum: float) -> None:
        """Stand under the columns of the board, to the right of the fixed one."""
        if (tuple(columns), forum) != (self._columns, self._forum):
            self._columns, self._forum = tuple(columns), forum
            self.set_room(self._room)
            self.update()

    def set_room(self, height: float) -> None:
        """Take the height (px) there is: so many rows are seen, one at least; the arrows bring the others."""
        self._room = height
        before = self._shown, self._broken
        self._broken = self._breaks(height - self._head())
        self._shown = max(1, min(len(self._rows), int((height - self._head()) / self._tall())))
        if before != (self._shown, self._broken):
            self._follow()
            self.updateGeometry()

    def _breaks(self, height: float) -> bool:
        """Whether a name is too wide for one line and a height (px) has room for all rows in two."""
        wide = any(set_words(_name(row), role="small").width > self._name_width() for row in self._rows)
        return wide and len(self._rows) * self._two_lines() <= height

    def _name_width(self) -> float:
        return self._forum - appearance.space(_MARGIN) - appearance.space(_GAP)

    def _follow(self) -> None:
        """Show the row that is chosen."""
        self._first = max(0, min(self._first, self._place[0], len(self._rows) - self._shown))
        self._first = max(self._first, self._place[0] - self._shown + 1)
        self.update()

    def rows(self) -> tuple[LevelRow, ...]:
        """Return the priorities shown."""
        return self._rows

    def finding(self) -> str:
        """Say what is lost from sight, the rest counted."""
        found = [said for row in self._rows for said in row.findings]
        return f"{found[0]} +{len(found) - 1}" if len(found) > 1 else "".join(found)

    def words_of(self, place: tuple[int, int]) -> str:
        """Return a priority in a month in words: which level looks at it, and at which meetings."""
        row, marks = self._rows[place[0]], self._rows[place[0]].marks[place[1]]
        lines = [f"{self._coverage.called(mark.letter)}: {', '.join(mark.words) or 'not seen'}" for mark in marks]
        return "\n".join([f"{row.label} {row.title}, {self._coverage.months[place[1]]:%b %Y}", *lines])

    def sizeHint(self) -> QSize:
        """Return the height of the head and the rows."""
        return QSize(appearance.space(400), round(self._head() + self._shown * self._tall()))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the head and the rows: never less."""
        return QSize(0, self.sizeHint().height())

    def _tall(self) -> float:
        if self._broken:
            return self._two_lines()
        return float(max(appearance.space(_ROW), round(chip_size("C").height() + appearance.space(6))))

    @staticmethod
    def _two_lines() -> float:
        return float(round(2 * set_words("PCP").height + appearance.space(6)))

    def _head(self) -> float:
        return float(round(QFontMetricsF(appearance.type_font("small")).height() + appearance.space(12)))

    def _seen(self) -> range:
        """Return the numbers of the rows that are seen."""
        return range(self._first, min(self._first + self._shown, len(self._rows)))

    def _cell(self, place: tuple[int, int]) -> QRectF:
        box = self._columns[place[1]]
        return QRectF(box.x, self._head() + (place[0] - self._first) * self._tall(), box.width, self._tall())

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the head, the rows with their marks, and the names over them."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), appearance.colour("surface"))
        for number in self._seen():
            row = self._rows[number]
            for month in range(min(len(self._columns), len(row.marks))):
                self._paint_cell(painter, (number, month), row.marks[month])
            self._paint_name(painter, number, row)
        self._paint_head(painter)
        if self.hasFocus() and self._rows and self._columns:
            paint_ring(painter, self._cell(self._place), appearance.colour("accent"))

    def _paint_cell(self, painter: QPainter, place: tuple[int, int], marks: Sequence[LevelMark]) -> None:
        rect = self._cell(place)
        if self._windows[place[1]]:
            painter.fillRect(rect, appearance.colour("selection soft"))
        painter.setPen(QPen(appearance.colour("line"), 1))
        painter.drawLine(QLineF(rect.x() + 0.5, rect.y(), rect.x() + 0.5, rect.bottom()))
        left, size = rect.x() + appearance.space(9), chip_size("M")
        for mark in marks:
            box = QRectF(left, round(rect.center().y() - size.height() / 2), round(size.width()), round(size.height()))
            self._paint_mark(painter, box, mark)
            left += size.width() + appearance.space(_GAP)

    @staticmethod
    def _paint_mark(painter: QPainter, box: QRectF, mark: LevelMark) -> None:
        """Paint the letter of a level that looks, on the level's own ground, or a dash in an empty box."""
        pair = appearance.level_colours(LEVEL_OF[mark.letter])
        filled = mark.seen and not appearance.is_high_contrast()
        edge = pair.text if mark.seen else appearance.tokens().line_strong
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(appearance.colour_of(edge), 1))
        painter.setBrush(appearance.colour_of(pair.fill) if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(appearance.colour_of(pair.text) if mark.seen else appearance.colour("text 3"))
        letter = set_words(mark.letter if mark.seen else "–", 600 if mark.seen else 400)
        letter.paint_in(painter, box, Qt.AlignmentFlag.AlignHCenter)

    def _paint_name(self, painter: QPainter, number: int, row: LevelRow) -> None:
        top = self._head() + (number - self._first) * self._tall()
        rect = QRectF(0, top, self._forum, self._tall())
        painter.fillRect(rect, appearance.colour("surface"))
        painter.setPen(QPen(appearance.colour("line"), 1))
        painter.drawLine(QLineF(0, rect.bottom() - 0.5, self.width(), rect.bottom() - 0.5))
        painter.drawLine(QLineF(rect.right() - 0.5, top, rect.right() - 0.5, rect.bottom()))
        painter.setPen(appearance.colour("text"))
        left = appearance.space(_MARGIN)
        lines = self._name_lines(_name(row))
        middle = rect.center().y() - (len(lines) - 1) * lines[0].height / 2
        for words in lines:
            words.paint(painter, left, middle)
            middle += words.height

    def _name_lines(self, said: str) -> list[SetWords]:
        """Return a name in one line, or in two smaller ones where names are broken."""
        wide = self._name_width()
        if not self._broken or set_words(said, role="small").width <= wide:
            return [set_words(said, 400, wide, role="small")]
        parts = said.split(" ")
        first = max((n for n in range(1, len(parts)) if set_words(" ".join(parts[:n])).width <= wide), default=1)
        return [set_words(" ".join(words), 400, wide) for words in (parts[:first], parts[first:])]

    def _paint_head(self, painter: QPainter) -> None:
        """Write the plan, the key of the letters and what is lost from sight."""
        rect = QRectF(0, 0, self.width(), self._head())
        painter.fillRect(rect, appearance.colour("sunken"))
        painter.setPen(QPen(appearance.colour("line"), 1))
        painter.drawLine(QLineF(0, 0.5, self.width(), 0.5))
        painter.drawLine(QLineF(0, rect.bottom() - 0.5, self.width(), rect.bottom() - 0.5))
        left, right, middle = appearance.space(_MARGIN), self.width() - appearance.space(_MARGIN), rect.center().y()
        hidden = len(self._rows) - self._shown
        said = f"Coverage, {self._coverage.plan}" + (f" (+{hidden} below)" if hidden > 0 else "")
        title = set_words(said, 600, max(right - left, 1), role="small")
        painter.setPen(appearance.colour("text 2"))
        title.paint(painter, left, middle)
        left += round(title.width) + appearance.space(10)
        finding = self.finding()
        if finding and right - left > appearance.space(60):
            side = appearance.space(14)
            words = set_words(finding, 400, right - left - side - appearance.space(_GAP), role="small")
            right -= round(words.width)
            painter.setPen(appearance.colour("warn"))
            words.paint(painter, right, middle)
            right -= side + appearance.space(_GAP)
            paint_icon(
                painter, "triangle-alert", QRectF(right, middle - side / 2, side, side), appearance.colour("warn")
            )
            right -= appearance.space(12)
        key = set_words(self._coverage.key, role="small")
        if key.width < right - left:
            painter.setPen(appearance.colour("text 2"))
            key.paint(painter, left, middle)

    # keys and pointer

    def _choose(self, place: tuple[int, int]) -> None:
        self._place = place
        self._follow()
        words = self.words_of(place)
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _open(self) -> None:
        marks = self._rows[self._place[0]].marks[self._place[1]]
        key = next((key for mark in marks for key in mark.meeting_ids), "")
        if key:
            self.meeting_opened.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say where the arrows stand."""
        super().focusInEvent(event)
        if self._rows and self._columns:
            self._choose(self._place)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        key = Qt.Key(event.key())
        step = _STEPS.get(key)
        if step and self._rows:
            row = min(max(self._place[0] + step[0], 0), len(self._rows) - 1)
            self._choose((row, min(max(self._place[1] + step[1], 0), len(self._coverage.months) - 1)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._rows:
            self._open()
        else:
            event.ignore()

    def _place_at(self, point: QPointF) -> tuple[int, int] | None:
        for number in self._seen():
            for month in range(len(self._columns)):
                if point.x() > self._forum and self._cell((number, month)).contains(point):
                    return number, month
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        place = self._place_at(event.position())
        if place:
            self._choose(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the meeting of the cell under the pointer."""
        if self._place_at(event.position()):
            self._open()

    def event(self, event: QEvent) -> bool:
        """Say a cell, or all that is lost from sight, in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(QPointF(event.pos()))
            lost = "\n".join(said for row in self._rows for said in row.findings)
            words = self.words_of(place) if place else lost if event.pos().y() < self._head() else ""
            QToolTip.showText(event.globalPos(), plain(words), self)
            return True
        return super().event(event)


def _name(row: LevelRow) -> str:
    return f"{row.label} {row.title}"
