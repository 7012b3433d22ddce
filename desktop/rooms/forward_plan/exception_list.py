"""The list of exceptions: what is to be matched first, then month by month."""

from collections.abc import Callable, Mapping

from desktop.rooms.forward_plan import exception_words as words
from desktop.rooms.forward_plan.exception_deeds import ExceptionDeeds
from desktop.rooms.forward_plan.exception_details import Ways, exception_beside
from desktop.rooms.forward_plan.view import Around, Beside, Chip, ListView, Values
from models.queries.exceptions import ExceptionRow, exceptions
from models.queries.words import folded
from models.rules.vocabulary import Direction


class ExceptionList(ListView[ExceptionRow]):
    """Exceptions of all units, each with the agenda it lands on."""

    title = "Exceptions"
    choose_words = "Choose an exception to see its series and where it lands"

    def __init__(self, around: Around) -> None:
        super().__init__(around, words.COLUMNS, lambda row: row.id, words.group_of)
        self.table.set_group(words.group_of, words.meaning_of)
        self.rows: tuple[ExceptionRow, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._folded: dict[str, str] = {}
        self.deeds = ExceptionDeeds(around)

    def read(self) -> None:
        """Read every exception there is."""
        self.rows = self.desk.read(exceptions)
        self._folded = {}

    def chips(self) -> tuple[Chip, ...]:
        """Return the filters by unit, month, direction and state."""
        directions = tuple((way.value, way.value) for way in Direction)
        return (
            Chip("unit", "Unit", words.units_of(self.rows)),
            Chip("month", "Month", words.months_of(self.rows)),
            Chip("direction", "Direction", directions),
            Chip("state", "State", words.STATES),
        )

    def display(self, values: Values, text: str) -> None:
        """Show what passes the filters; the foot adds up. The same question of the same rows changes nothing."""
        asked = (self.rows, text, *(values(name) for name in words.FILTERS))
        if self._shown and self._shown[0] is self.rows and asked[1:] == self._shown[1:]:
            return
        self._shown = asked
        shown = self._saying(words.passed(self.rows, values), text)
        self.table.replace(shown)
        self.pane.set_foot(words.foot_words(shown, len(self.rows)), "adds up" if shown else "")

    def _saying(self, rows: tuple[ExceptionRow, ...], text: str) -> tuple[ExceptionRow, ...]:
        """Return the rows that say every word typed; what they say is folded once, when it is first asked for."""
        typed = folded(text).split()
        if not typed:
            return rows
        if not self._folded:
            self._folded = {row.id: words.searched_words(row) for row in self.rows}
        return tuple(row for row in rows if all(word in self._folded[row.id] for word in typed))

    def sentence(self) -> str:
        """Say what is to be matched, else how many there are of the latest month."""
        waiting = sum(words.state_of(row) == words.MATCH for row in self.rows)
        if waiting:
            return f"{waiting:,} of {len(self.rows):,} to be matched"
        landed = sum(bool(row.meeting_id) for row in self.rows)
        return f"{len(self.rows):,} exceptions, {landed:,} on an agenda"

    def beside(self) -> Beside | None:
        """Return the figures, the series and the deeds of the chosen exception."""
        row = self.chosen()
        if row is None:
            return None
        ways = Ways(
            match=lambda: self.deeds.match(row),
            set_aside=lambda: self.deeds.set_aside(row),
            bring_back=lambda: self.deeds.bring_back(row),
            open_meeting=self.around.navigator.open_meeting,
        )
        return exception_beside(row, self.desk, ways)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done with the chosen exception."""
        row = self.chosen()
        found: dict[str, Callable[[], None]] = {}
        if row is not None and not row.unit_id:
            found["exceptions.match"] = lambda: self.deeds.match(row)
        if row is not None and not row.set_aside_because:
            found["exceptions.set_aside"] = lambda: self.deeds.set_aside(row)
        return found

    def open_row(self, row: ExceptionRow) -> None:
        """Match what has no unit; open the meeting of what stands on an agenda."""
        if not row.unit_id:
            self.deeds.match(row)
        elif row.meeting_id:
            self.around.navigator.open_meeting(row.meeting_id)
