"""The Calendar room: the year on the wall, a month or a list, beside the chosen day and its meeting."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtGui import QShortcut

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.kit.sections import Paragraphs
from desktop.rooms.calendar.closed_dialog import ClosedDaysDialog
from desktop.rooms.calendar.day_pane import DayPane
from desktop.rooms.calendar.details import PlaceEdits, sections
from desktop.rooms.calendar.legend import Legend
from desktop.rooms.calendar.months import month_beside
from desktop.rooms.calendar.narrowing import (
    LEVEL_CHOICES,
    forum_choices,
    narrowing_of,
    planner_codes,
    taking_place,
    unit_choices,
    year_words,
)
from desktop.rooms.calendar.prints import print_year, save_calendar
from desktop.rooms.calendar.views import VIEWS, CalendarViews
from desktop.rooms.calendar.year_plan import lay_out
from models.queries.closed_days import closed_days
from models.queries.forums import forums
from models.queries.meetings import MeetingRow, meeting, meetings
from models.queries.people import people, post_choices
from models.rules.financial_year import financial_year

_FOLLOWED = ("meeting", "forum", "forum_name", "forum_member", "forum_deadline", "unit", "one_off_day", "closure_span")
_WHO = ("post", "person", "post_holding")


class CalendarPage(Page):
    """The meetings of a financial year."""

    name = "calendar"
    concerns = frozenset((*_FOLLOWED, *_WHO))

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._span, self._day = financial_year(desk.today), desk.today
        self._rows: tuple[MeetingRow, ...] = ()
        self._seated: frozenset[str] | None = None
        self._closed: dict[date, str] = {}
        self._meeting_id = ""
        self._forms = MeetingForms(self, desk)
        self._segments = self.header.add_views(VIEWS, self._view_kept())
        self.header.add_deed(Deed("", lambda: self.step(-1), icon="chevron-left", tip="Earlier (Ctrl Page Up)"))
        self.header.add_deed(Deed("", lambda: self.step(1), icon="chevron-right", tip="Later (Ctrl Page Down)"))
        self.header.add_command("go.today_date").setText("Today")
        self.header.add_command("plan.year")
        self.header.add_deed(Deed("Closed days…", self._edit_closed_days, tip="Bank holidays and closures…"))
        self._add_chips()
        self.views = CalendarViews()
        self.day = DayPane()
        self.set_body(self.views, self.day)
        self._connect()
        self.views.choose(self._segments.current())

    # what can be done

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room; those of one meeting need one to be chosen."""
        always: dict[str, Callable[[], None]] = {
            "go.today_date": self._go_today,
            "plan.year": self._lay_out,
            "meeting.new": self._add_meeting,
        }
        prints: dict[str, Callable[[], None]] = {
            "print.year_calendar": self._print,
            "print.preview": self._print,
            "print.calendar_file": self._save_calendar,
        }
        row = self.day.meeting()
        return always | (prints if self._rows else {}) | (self._commands_of(row) if row else {})

    def _commands_of(self, row: MeetingRow) -> dict[str, Callable[[], None]]:
        return {
            "meeting.open": lambda: self.navigator.open_meeting(row.id),
            "meeting.move": lambda: self._move(row),
            "meeting.cancel": lambda: self._after(row, done=self._forms.cancel(row)),
            "meeting.edit": lambda: self._after(row, done=self._forms.edit(row)),
            "edit.rename": self.day.details.edit_first,
        }

    def show_meeting(self, meeting_id: str) -> None:
        """Show a meeting on its day, in its year."""
        self.refresh_if_stale()
        row = messages.attempt(lambda: self.desk.read(meeting, meeting_id=meeting_id))
        if row:
            self._meeting_id = row.id
            self.show_day(row.date)
            self.show_inspector()

    def chosen_day(self) -> date:
        """Return the day that is shown at the right."""
        return self._day

    def show_day(self, day: date) -> None:
        """Show a day, in its year and month."""
        if not self._span.holds(day):
            self._span = financial_year(day)
            self._day = day
            self.refresh()
        self._day = day
        self._show()

    def refresh(self) -> None:
        """Read the year again and show what the filters let through."""
        first, last = self._span.first, self._span.last
        self._rows = self.desk.read(meetings, first=first, last=last)
        self.views.set_codes(planner_codes(self._rows))
        self._closed = dict(self.desk.read(closed_days, first=month_beside(first, -1), last=month_beside(last, 2)))
        self._seated = self._meetings_of_people()
        self.set_title("Calendar", f"{self._span.words} · {year_words(self._rows, self._closed)}")
        self.chips.set_choices("unit", unit_choices(self._rows))
        self.chips.set_choices("forum", forum_choices(self._rows))
        self.chips.set_choices("who", self._people())
        self.set_empty(None if self._rows else self._empty())
        self._show()

    def focus_main(self) -> None:
        """Put the focus on the days, the map or the list, so that the arrows walk it at once."""
        if self.views.isVisible():
            self.views.setFocus()
        else:
            super().focus_main()

    # what is shown

    def _add_chips(self) -> None:
        self.chips.add_chip("level", "Level", LEVEL_CHOICES)
        self.chips.add_chip("unit", "Unit", ())
        self.chips.add_chip("forum", "Forum", ())
        self.chips.add_chip("who", "Person", (), many=False)
        self.chips.add_right(Legend())

    def _connect(self) -> None:
        self._segments.chosen.connect(self.choose_view)
        self.chips.changed.connect(self._narrow)
        self.views.day_chosen.connect(self._choose_day)
        self.views.day_opened.connect(self._open_day)
        self.views.meeting_chosen.connect(self._choose_meeting)
        self.views.meeting_opened.connect(self.navigator.open_meeting)
        self.day.chosen.connect(self._inspect)
        self.day.opened.connect(self._open_row)
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(key, self, lambda step=step: self.step(step))

    def _people(self) -> tuple[tuple[str, str], ...]:
        """Return everybody who can sit at a meeting: people, then posts."""
        today = self.desk.today
        named = ((f"person {row.id}", row.name) for row in self.desk.read(people, as_of=today))
        posts = ((f"post {key}", words) for key, words in self.desk.read(post_choices, as_of=today))
        return (*named, *posts)

    def _meetings_of_people(self) -> frozenset[str] | None:
        """Return the meetings at which the chosen person or post sits, none where nobody is chosen."""
        chosen = next(iter(self.chips.values("who")), "")
        if not chosen:
            return None
        kind, key = chosen.split()
        person, post = (key, "") if kind == "person" else ("", key)
        first, last = self._span.first, self._span.last
        return frozenset(
            row.id for row in self.desk.read(meetings, first=first, last=last, person_id=person, post_id=post)
        )

    def _narrow(self) -> None:
        self._seated = self._meetings_of_people()
        self._show()

    def shown_rows(self) -> tuple[MeetingRow, ...]:
        """Return the meetings of the year that the filters let through."""
        wanted = narrowing_of(self.chips.values)
        return tuple(row for row in self._rows if wanted.lets(row) and (self._seated is None or row.id in self._seated))

    def _show(self) -> None:
        """Put rows, the chosen day and its meeting in place."""
        rows = self.shown_rows()
        months = (self._span.first, self._day.replace(day=1))
        self.views.display(rows, self._closed, months, self.desk.today)
        shown, there = len(taking_place(rows)), len(taking_place(self._rows))
        self.views.set_foot(f"{shown:,} shown of {there:,} in {self._span.words}")
        self.views.go_to(self._day, self._meeting_id)
        self._show_day(rows)

    def _show_day(self, rows: tuple[MeetingRow, ...]) -> None:
        day = self._day
        of_day = [row for row in rows if row.date == day]
        self.day.display(day, of_day, self._closed.get(day, ""), self._meeting_id)
        self._inspect(self.day.meeting())

    def _inspect(self, row: MeetingRow | None) -> None:
        """Show everything known of a meeting."""
        self.update_commands()
        if row is None:
            said = Paragraphs(("Nothing meets on this day.",))
            add = Deed("New meeting…", self._add_meeting, "Ctrl+N", "calendar-plus")
            self.day.details.display(self._day.isoformat(), (said,), (add,))
            return
        self._meeting_id = row.id
        edits = PlaceEdits(
            lambda place: self._forms.change_place(row, place),
            lambda minutes: self._forms.change_length(row, minutes),
        )
        self.day.details.display(row.id, sections(row, edits), self._foot_deeds(row))

    def _foot_deeds(self, row: MeetingRow) -> tuple[Deed, ...]:
        do = self._commands_of(row)
        return (
            Deed("Open meeting", do["meeting.open"], icon="gavel"),
            Deed("Move…", do["meeting.move"], tip="Move meeting (Ctrl M)"),
            Deed("", do["meeting.edit"], icon="pencil", tip="Change time or place…"),
            Deed("", do["meeting.cancel"], icon="calendar-x", tip="Cancel meeting…"),
        )

    def _empty(self) -> Empty:
        if not self.desk.read(forums, as_of=self.desk.today):
            begin = Deed("Open the Framework", lambda: self.navigator.open_room("framework"), kind="filled")
            return Empty("calendar-days", "No forum meets yet", "Add a forum first; its year is laid out here.", begin)
        deed = Deed("Lay out a year…", self._lay_out, icon="calendar-range", kind="filled")
        heading = f"No meetings from {self._span.words}"
        sentence = "The year of every forum belongs here, as its own rule gives it."
        return Empty("calendar-days", heading, sentence, deed, "or add one meeting by hand with Ctrl N")

    # what the user chooses

    def _choose_day(self, day: date) -> None:
        if day != self._day:
            same_month = day.replace(day=1) == self._day.replace(day=1)
            self._day = day
            if same_month or self._segments.current() != "month":
                self._show_day(self.shown_rows())
            else:
                self.show_day(day)

    def _open_day(self, _day: date) -> None:
        self.show_inspector()
        self.day.meetings.setFocus()

    def _choose_meeting(self, row: MeetingRow | None) -> None:
        if row and self._segments.current() == "list":
            self._day, self._meeting_id = row.date, row.id
            self._show_day(self.shown_rows())

    def _open_row(self, row: MeetingRow | None) -> None:
        if row:
            self.navigator.open_meeting(row.id)

    def _view_kept(self) -> str:
        kept = self.navigator.view_state.words("calendar/view")
        return kept if kept in dict(VIEWS) else VIEWS[0][0]

    def choose_view(self, view: str) -> None:
        """Show a view by its name and remember it."""
        self._segments.set_current(view)
        self.navigator.view_state.remember("calendar/view", view)
        self.views.choose(view)
        self._show()

    def step(self, step: int) -> None:
        """Go to the month beside in the month view, else to the year beside."""
        months = step if self._segments.current() == "month" else step * 12
        self.show_day(month_beside(self._day, months))

    def _go_today(self) -> None:
        self.show_day(self.desk.today)
        self.views.setFocus()

    # what is done

    def _lay_out(self) -> None:
        laid_out = lay_out(self, self.desk, self._span)
        if laid_out:
            self.show_day(self.desk.today if laid_out.holds(self.desk.today) else laid_out.first)

    def _add_meeting(self) -> None:
        made = self._forms.add(self._day)
        if made:
            self.show_meeting(made)

    def _move(self, row: MeetingRow) -> None:
        self._after(row, done=self._forms.move(row))

    def _after(self, row: MeetingRow, *, done: bool) -> None:
        """Follow a meeting to where it now stands."""
        if done:
            self.show_meeting(row.id)

    def _edit_closed_days(self) -> None:
        dialog = ClosedDaysDialog(self, self.desk, self._span, self._day)
        dialog.exec()
        dialog.deleteLater()

    def _print(self) -> None:
        levels = self.chips.values("level")
        print_year(self, self.desk, self._span, next(iter(levels)) if len(levels) == 1 else "")

    def _save_calendar(self) -> None:
        save_calendar(self.desk, self._span, self.shown_rows())
