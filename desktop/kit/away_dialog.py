"""The chair is away: who could take the chair, and where else the meeting could go, both with what they cost."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.list_dialog import ListDialog
from desktop.kit.meeting_forms import MeetingForms, kept_words
from desktop.kit.row_table import Column, RowTable
from models.operations.kept_deadlines import Kept
from models.operations.meetings import move_meeting, set_acting_chair
from models.queries.away import AwayChoices, DeputyRow, away_choices
from models.queries.meetings import MeetingRow
from models.rules.planner.answer import Alternative, Cost
from models.rules.written_dates import date_words, short_date_words

TAKES, MOVES = "Somebody else takes the chair", "The meeting moves"
_NOBODY = "No day within the forum’s leeway is free, and nobody else sits there."


@dataclass(frozen=True, slots=True)
class Way:
    """One way out: what it is, what stands against it or what it means, and what it costs in words."""

    key: str
    kind: str
    words: str
    means: str
    cost: str
    deputy: DeputyRow | None = None
    slot: Alternative | None = None


def ways(found: AwayChoices) -> tuple[Way, ...]:
    """Return every way out, the deputies first."""
    takes = (
        Way(
            row.post_id,
            TAKES,
            f"{row.post}, {row.name}" if row.name else row.post,
            " ".join(row.against) or ("The chair’s own deputy" if row.own_deputy else "Sits on this board"),
            "not possible" if row.against else cost_words(row.cost),
            deputy=row,
        )
        for row in found.deputies
    )
    moves = (
        Way(
            f"{one.slot.date} {one.slot.start}",
            MOVES,
            f"{date_words(one.slot.date)} {one.slot.start:%H:%M}",
            one.why_not or one.meaning,
            cost_words(one.cost) if one.cost else "not possible",
            slot=one,
        )
        for one in found.slots
    )
    return (*takes, *moves)


def cost_words(cost: Cost) -> str:
    """Say what a way costs: a move and how far, and who is missing or stood in for."""
    moved = f"moves, distance {cost.distance}" if cost.moved else ""
    people = f"{cost.people} stood in for or missing" if cost.people else ""
    return "; ".join(words for words in (moved, people) if words) or "nothing"


class AwayDialog(ListDialog[Way]):
    """The ways out in two groups; one reason, one button takes the chosen one."""

    def __init__(self, parent: QWidget, desk: Desk, row: MeetingRow) -> None:
        columns = (
            Column[Way]("What can be done", lambda way: way.words, kind="two-line", second=lambda way: way.means),
            Column[Way]("Costs", lambda way: way.cost, width="moves, distance 00; 0 missing"),
        )
        table = RowTable(columns, lambda way: way.key, lambda way: way.kind)
        found = desk.read(away_choices, meeting_id=row.id, today=desk.today)
        title = f"{row.forum_code} {short_date_words(row.date)}: the chair is away"
        super().__init__(parent, title, found.away or "Choose who takes the chair, or another day.", table, lines=2)
        self._desk, self._row = desk, row
        self.reason = QLineEdit("The chair is away")
        self.reason.setAccessibleName("Reason")
        self.above.addWidget(plain_label("Reason, as it stands in the meeting’s history", "small", "text 2"))
        self.above.addWidget(self.reason)
        self.table.replace(ways(found))
        if not self.table.rows():
            self.above.addWidget(plain_label(_NOBODY, tone="warn", wrap=True))
        take = Deed("Take this way", self.take, "Ctrl+Return", kind="filled", enabled=bool(self.table.rows()))
        other = Deed("Another day…", self.move_elsewhere, "Ctrl+M", "move-right")
        self.set_deeds((other,), (Deed("Cancel", self.reject, "Esc"), take))
        self.lines.opened.connect(lambda _way: self.take())
        self.lines.select_first()

    def take(self) -> None:
        """Do what is chosen; what stands against it is said first."""
        way = self.lines.current_row()
        if way is None or (way.cost == "not possible" and not self._sure(way)):
            return
        kept = messages.attempt(lambda: self._do(way))
        if kept is not None:
            messages.toast(kept_words(kept) if kept else f"{self._row.forum_code}: {way.words}.", undo=True)
            self.accept()

    def move_elsewhere(self) -> None:
        """Ask for a day of one's own instead of those listed."""
        if MeetingForms(self, self._desk).move(self._row, reason=self.reason.text().strip()):
            self.accept()

    def _do(self, way: Way) -> tuple[Kept, ...]:
        """Do what a way says and return the deadlines that had passed and stay."""
        meeting, reason, seen = self._row.id, self.reason.text().strip(), self._row.revision
        if way.deputy:
            post = way.deputy.post_id
            self._desk.perform(set_acting_chair, meeting_id=meeting, post_id=post, reason=reason, revision=seen)
        elif way.slot:
            slot = way.slot.slot
            place = slot.place or None
            return self._desk.perform(
                move_meeting,
                meeting_id=meeting,
                date=slot.date,
                start=slot.start,
                place=place,
                reason=reason,
                revision=seen,
            )
        return ()

    @staticmethod
    def _sure(way: Way) -> bool:
        """Ask whether a way is meant that something stands against."""
        return messages.choose(way.words, way.means, ("Choose another way", "Take it all the same")) == 1
