"""What the calendar has read of a year: its meetings, closed days and people, and what the filters let through."""

from datetime import date

from desktop.kit.desk import Desk
from desktop.rooms.calendar.changes import rows_to_come
from desktop.rooms.calendar.months import month_beside
from desktop.rooms.calendar.narrowing import PROPOSED, Narrowing, head_words
from desktop.rooms.calendar.plan_view import seated_to_come
from desktop.rooms.calendar.planning import Planning
from desktop.rooms.calendar.who_filter import WhoFilter, person_and_post
from models.queries.closed_days import closed_days
from models.queries.meetings import MeetingRow
from models.queries.published import PublishedRow, published_years
from models.queries.year_meetings import year_meetings
from models.rules.financial_year import FinancialYear


class YearReading:
    """The meetings of a year, those on the calendar and those a proposal would lay out."""

    def __init__(self, desk: Desk, planning: Planning, span: FinancialYear) -> None:
        self._desk, self._planning = desk, planning
        self.span = span
        self.stored: tuple[MeetingRow, ...] = ()
        self.rows: tuple[MeetingRow, ...] = ()
        self.closed: dict[date, str] = {}
        self.who = WhoFilter(desk, span)
        self._published: tuple[PublishedRow, ...] = ()
        self._seated: frozenset[str] | None = None

    def read(self) -> None:
        """Read the year again; who is looked for has to be said anew."""
        first, last = self.span.first, self.span.last
        self.stored = self._desk.read(year_meetings, first=first, last=last)
        self.closed = dict(self._desk.read(closed_days, first=month_beside(first, -1), last=month_beside(last, 2)))
        self.who = WhoFilter(self._desk, self.span)
        self._published = self._desk.read(published_years)
        self.add_proposed()

    def add_proposed(self) -> bool:
        """Take the meetings that the proposal would lay out; return whether they are others than before."""
        before = self.rows
        self.rows = (*self.stored, *rows_to_come(self._planning.proposal))
        return before != self.rows

    @property
    def words(self) -> str:
        """The sentence in the head."""
        words = head_words(self.span, self.stored, self.closed, self._published)
        come = len(self.rows) - len(self.stored)
        return f"{words}, {come:,} proposed" if come else words

    def look_for(self, value: str) -> None:
        """Let through only the meetings at which a person or a post sits; nobody lets all through."""
        basis = self._planning.basis
        self._seated = self.who.seated(value)
        new = {row.id for row in self.rows if row.status == PROPOSED}
        if self._seated is not None and new and basis:
            self._seated |= seated_to_come(basis.problem, new, *person_and_post(value))

    def shown(self, wanted: Narrowing, *, proposed: bool) -> tuple[MeetingRow, ...]:
        """Return the meetings that the filters let through, those to come among them where a proposal is shown."""
        rows, seated = self.rows if proposed else self.stored, self._seated
        return tuple(row for row in rows if wanted.lets(row) and (seated is None or row.id in seated))

    def row(self, meeting_id: str) -> MeetingRow | None:
        """Return a meeting of the year by its key."""
        return next((row for row in self.rows if row.id == meeting_id), None)
