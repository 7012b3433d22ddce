"""What is wrong with the year: counted, each finding with its gravity in words, a jump to its day and meetings."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import Button, Deed, plain_label, rule
from desktop.kit.row_table import Column, RowTable
from desktop.kit.row_view import RowView
from desktop.kit.statuses import finding as gravity
from models.queries.plan import BasisRow
from models.rules.planner.answer import Finding
from models.rules.written_dates import short_date_words

SEVERITIES = ("hard", "soft", "notice")
_MARGIN, _MOST_LINES = 18, 5
_NAMED, _PAIR = 3, 2
_FEWEST_LINES, _SHARE = 2, 0.25
_AWAY = frozenset({"chair away", "member away"})


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as the panel shows it: what it is about, and whether the proposal clears it."""

    finding: Finding
    title: str
    cleared: bool

    @property
    def key(self) -> tuple[str, tuple[str, ...], str]:
        """What tells it from others."""
        return self.finding.kind, self.finding.meetings, self.finding.text

    @property
    def word(self) -> str:
        """Its gravity, or that it is cleared."""
        return "cleared" if self.cleared else self.finding.severity


def finding_lines(
    found: Sequence[Finding],
    after: Collection[Finding] | None,
    rows: Mapping[str, BasisRow],
    covered: Mapping[str, frozenset[str]],
) -> tuple[FindingLine, ...]:
    """Return the lines of the panel; `after` are the findings that the proposal leaves, none without one.

    `covered` names, by meeting, the chairs for whom the proposal names a deputy: that they are away is cleared. What
    the proposal brings anew stands at the end.
    """
    left = None if after is None else {_mark(each) for each in after if not _is_covered(each, covered)}
    known = {_mark(each) for each in found}
    lines = [FindingLine(each, _title(each, rows), left is not None and _mark(each) not in left) for each in found]
    fresh = [each for each in after or () if _mark(each) not in known and not _is_covered(each, covered)]
    return (*lines, *(FindingLine(each, _title(each, rows), cleared=False) for each in fresh))


def _is_covered(each: Finding, covered: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a finding only says that a chair is away for whom a deputy is named."""
    chairs = covered.get(each.meetings[0], frozenset()) if each.kind in _AWAY and each.meetings else frozenset()
    return bool(chairs) and set(each.who) <= chairs


def counts_words(found: Sequence[Finding]) -> str:
    """Return how many there are of each gravity: `1 hard · 2 soft · 1 notice`."""
    count = Counter(each.severity for each in found)
    return " · ".join(f"{count[severity]} {severity}" for severity in SEVERITIES)


def _mark(each: Finding) -> tuple[str, object, frozenset[str]]:
    """Return what a finding is told by before and after: its meetings, or its day where it names a whole crowd."""
    what: object = frozenset(each.meetings) if len(each.meetings) <= _PAIR else each.date
    return each.kind, what, frozenset(each.who)


def _title(each: Finding, rows: Mapping[str, BasisRow]) -> str:
    codes = [rows[key].forum_code for key in each.meetings if key in rows]
    more = f" +{len(codes) - _NAMED}" if len(codes) > _NAMED else ""
    day = short_date_words(each.date) if each.date else ""
    parts = (each.kind[:1].upper() + each.kind[1:], f"{', '.join(codes[:_NAMED])}{more}", day)
    return " · ".join(part for part in parts if part)


class FindingsPanel(QWidget):
    """The findings from today on, or all of them; `jumped` carries the finding to be shown."""

    jumped = Signal(object)
    resolve_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Findings")
        self._lines: tuple[FindingLine, ...] = ()
        self._today = date.min
        self._shows_past = self._tall = False
        self._heading = plain_label("Findings from today on", "small", "text 2", weight=600)
        self._counts = plain_label("", "small", "text 2")
        self._past = Button.of(Deed("Show past", self._switch, kind="flat"), small=True)
        self._table = RowTable(_columns(), lambda line: line.key)
        self.lines: RowView[FindingLine] = RowView(self._table, "Findings")
        self.lines.horizontalHeader().hide()
        self._whole = plain_label("", wrap=True)
        self._resolve = Button.of(Deed("Resolve", self.resolve_wanted.emit, icon="sparkle", kind="filled"), small=True)
        self._lay_out()
        self.setFocusProxy(self.lines)
        self.lines.chosen.connect(self._choose)
        self.lines.opened.connect(self._open)

    def display(self, lines: Sequence[FindingLine], today: date, *, resolvable: bool) -> None:
        """Show findings; `resolvable`: they may be resolved now."""
        self._lines, self._today = tuple(lines), today
        self._resolve.setVisible(resolvable)
        self._show()

    def set_tall(self, tall: bool) -> None:  # noqa: FBT001  it is said by the name
        """Take all the height there is, or share it with the day."""
        if tall != self._tall:
            self._tall = tall
            self._fit()

    def shown(self) -> tuple[FindingLine, ...]:
        """Return the findings shown."""
        return self._table.rows()

    def words(self) -> str:
        """Return the counts shown: `1 hard · 2 soft · 1 notice`."""
        return self._counts.text()

    def _lay_out(self) -> None:
        edge = appearance.space(_MARGIN)
        head = QHBoxLayout()
        head.setContentsMargins(edge, appearance.space(12), edge, appearance.space(6))
        for part in (self._heading, self._counts):
            head.addWidget(part)
        head.insertStretch(1, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(edge, appearance.space(8), edge, appearance.space(8))
        foot.addWidget(self._whole)
        deeds = QHBoxLayout()
        deeds.addWidget(self._resolve)
        deeds.addStretch(1)
        deeds.addWidget(self._past)
        foot.addLayout(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        column.addLayout(foot)
        column.addWidget(rule())

    def _show(self) -> None:
        coming = [line for line in self._lines if not self._is_past(line)]
        shown = self._lines if self._shows_past else coming
        self._table.replace(shown)
        self._heading.setText("Findings of the year" if self._shows_past else "Findings from today on")
        self._counts.setText(counts_words([line.finding for line in shown if not line.cleared]))
        past = len(self._lines) - len(coming)
        self._past.setText("From today on" if self._shows_past else f"Show past ({past})")
        self._past.setVisible(bool(past))
        self.lines.setVisible(bool(shown))
        self._fit()
        if not shown:
            self._whole.setText("Nothing overlaps, and nobody is missed.")
            self._whole.show()
        else:
            self._choose(self.lines.current_row())

    def _fit(self) -> None:
        """Give the lines as much height as they may take."""
        most = len(self.shown()) if self._tall else self._most_lines()
        height = min(len(self.shown()), most) * appearance.row_height(2)
        self.lines.setMaximumHeight(height)
        self.lines.setMinimumHeight(min(height, appearance.row_height(2)) if self._tall else height)

    def _most_lines(self) -> int:
        """Return how many lines there is room for beside the day: a quarter of the window."""
        room = int(self.window().height() * _SHARE / appearance.row_height(2))
        return min(_MOST_LINES, max(_FEWEST_LINES, room))

    def _is_past(self, line: FindingLine) -> bool:
        return line.finding.date is not None and line.finding.date < self._today

    def _switch(self) -> None:
        self._shows_past = not self._shows_past
        self._show()

    def _choose(self, line: FindingLine | None) -> None:
        """Say the chosen finding whole, and show its day."""
        self._whole.setText(line.finding.text if line else "")
        self._whole.setVisible(line is not None)
        if line and self.lines.hasFocus():
            self.jumped.emit(line.finding)

    def _open(self, line: FindingLine | None) -> None:
        if line:
            self.jumped.emit(line.finding)


def _columns() -> tuple[Column[FindingLine], ...]:
    return (
        Column(
            "Gravity",
            lambda line: line.word,
            kind="status",
            status=lambda line: gravity(line.word),
            width="Cleared",
        ),
        Column(
            "Finding",
            lambda line: line.title,
            kind="two-line",
            second=lambda line: line.finding.text,
            tip=lambda line: line.finding.text,
        ),
    )
