"""The Calendar room: the year on the wall, a month, a week or a list, its findings and its plan, and the chosen day."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShortcut, QShowEvent

from desktop.kit import messages
from desktop.kit.absence_forms import AbsencesDialog
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.meeting_life import MeetingLife
from desktop.kit.navigator import Navigator
from desktop.kit.page import Page
from desktop.kit.sections import Paragraphs
from desktop.rooms.calendar.beside_drawer import BesideDrawer
from desktop.rooms.calendar.closed_dialog import ClosedDaysDialog
from desktop.rooms.calendar.empty_year import empty_year
from desktop.rooms.calendar.findings_panel import finding_lines
from desktop.rooms.calendar.hand_undo import HandUndo
from desktop.rooms.calendar.lanes import WeekLanes, week_lanes
from desktop.rooms.calendar.leaving import Leaving
from desktop.rooms.calendar.meeting_details import MeetingDetails
from desktop.rooms.calendar.months import month_beside
from desktop.rooms.calendar.narrowing import (
    PROPOSED,
    narrowing_of,
    planner_codes,
    taking_place,
)
from desktop.rooms.calendar.page_parts import add_buttons, add_filters, banner_of, offer_choices, run_dialog, view_kept
from desktop.rooms.calendar.plan_deeds import PlanDeeds
from desktop.rooms.calendar.plan_view import (
    SHOWN_AFTER,
    jump_of,
    load,
    marks,
    rings,
    rows_after,
    rows_of_day,
)
from desktop.rooms.calendar.planning import Planning
from desktop.rooms.calendar.prints import CalendarPrints, Printed
from desktop.rooms.calendar.right_pane import DAY, FINDINGS, RightPane
from desktop.rooms.calendar.views import VIEWS, CalendarViews, Shown, Span, monday_of
from desktop.rooms.calendar.year_plan import lay_out
from desktop.rooms.calendar.year_reading import YearReading
from desktop.rooms.calendar.year_view_menu import YearViewMenu
from models.queries.meetings import MeetingRow, meeting
from models.rules.financial_year import financial_year
from models.rules.planner.answer import Finding
from models.rules.planner.problem import Slot

_FOLLOWED = (
    *("meeting", "forum", "forum_name", "forum_member", "forum_deadline", "unit"),
    *("one_off_day", "closure_span", "setting"),
)
_WHO = ("post", "person", "post_holding", "person_absence")
_PLANNED = ("forum_leeway", "forum_order", "meeting_room", "travel_time", "avoided_span", "published_year")
WEEK = timedelta(days=7)


class CalendarPage(Page):
    """The meetings of a financial year, and its plan."""

    name = "calendar"
    concerns = frozenset((*_FOLLOWED, *_WHO, *_PLANNED))

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._day = desk.today
        self._meeting_id = ""
        self._told: object = None  # what the inspector says now
        self._forms = MeetingForms(self, desk)
        self.planning = Planning(desk, self)
        self._hand = HandUndo(self.planning)
        self._year = YearReading(desk, self.planning, financial_year(desk.today))
        self._plan = PlanDeeds(self, desk, self.planning, lambda: self._year.span)
        self._life = MeetingLife(self, desk)
        self._details = MeetingDetails(desk, self.planning, self._plan, (self._forms, self._life))
        self._prints = CalendarPrints(self, desk)
        self._leaving = Leaving(self, self.planning, self._plan.keep_draft)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._segments = self.header.add_views(VIEWS, view_kept(navigator.view_state))
        self.views = CalendarViews()
        self._menu = YearViewMenu(self, self.views.year, navigator.view_state)
        self._cut = add_buttons(self.header, self.step, self._open_menu)
        add_filters(self.chips)
        self.banner = banner_of(self._plan, self.planning, self._hand.take_back)
        self.right = RightPane()
        self.day = self.right.day
        self.set_strip(self.banner)
        self.set_body(self.views, self.right)
        BesideDrawer(self.body, self.right)
        self._connect()
        self.views.choose(self._segments.current())
        self._cut.setEnabled(self._segments.current() == "year")

    # what can be done

    @property
    def undo_words(self) -> str:
        """The last edit of the proposal by hand."""
        return self._hand.undo_words

    @property
    def redo_words(self) -> str:
        """The edit of the proposal taken back last."""
        return self._hand.redo_words

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room; those of one meeting need one to be chosen."""
        always: dict[str, Callable[[], None]] = {
            "go.today_date": self._go_today,
            "plan.year": self._lay_out,
            "plan.closed_days": lambda: run_dialog(ClosedDaysDialog(self, self.desk, self._year.span, self._day)),
            "plan.absences": lambda: run_dialog(AbsencesDialog(self, self.desk)),
            "meeting.new": self._add_meeting,
        }
        row = self.day.meeting()
        planned = self._plan.commands(laid_out=bool(self._year.rows))
        prints = self._prints.commands(self) if self._year.rows else {}
        return always | planned | self._hand.commands() | prints | (self.commands_of(row) if row else {})

    def commands_of(self, row: MeetingRow) -> dict[str, Callable[[], None]]:
        """Return what can be done with a meeting; one that is not on the calendar yet can only be asked about."""
        asked: dict[str, Callable[[], None]] = {"plan.why_not": lambda: self._plan.why_not(row.id)}
        if row.status == PROPOSED:
            return asked
        return asked | {
            "meeting.open": lambda: self.navigator.open_meeting(row.id),
            "meeting.move": lambda: self._after(row, done=self._forms.move(row)),
            "meeting.cancel": lambda: self._after(row, done=self._forms.cancel(row)),
            "meeting.edit": lambda: self._after(row, done=self._forms.edit(row)),
            "edit.rename": self.day.details.edit_first,
            **self._life.commands(row),
        }

    def show_meeting(self, meeting_id: str, within: str = "") -> None:  # noqa: ARG002  a day shows meetings whole
        """Show a meeting on its day, in its year."""
        self.refresh_if_stale()
        row = messages.attempt(lambda: self.desk.read(meeting, meeting_id=meeting_id))
        if row:
            self._meeting_id = row.id
            self.show_day(row.date)
            self.right.show_side(DAY)
            self.show_inspector()

    def chosen_day(self) -> date:
        """Return the day that is shown at the right."""
        return self._day

    def show_day(self, day: date) -> None:
        """Show a day, in its year and month; an open proposal is asked for before its year is left."""
        beside = not self._year.span.holds(day)
        if beside and not self._leaving.may_leave():
            return
        self._day = day
        if beside:
            self._year.span = financial_year(day)
            self.refresh()
        else:
            self._show()

    def refresh(self) -> None:
        """Read the year again and show what the filters let through; what is known of its plan is read afterwards."""
        self._year.read()
        self.chips.set_choices("who", self._year.who.choices())
        self._take_rows()
        self.planning.outdate()
        if self.planning.checked:
            self._later.start()
        self._show()

    def _take_rows(self) -> None:
        """Offer and count the meetings of the year, those to come among them."""
        year, rows = self._year, self._year.rows
        year.look_for(self._who_chosen())
        self.views.set_codes(planner_codes(rows))
        offer_choices(self.chips, rows, self.desk.levels)
        self.set_title("Calendar", year.words)
        self.set_empty(None if rows else empty_year(self.desk, self.navigator, year.span))

    def focus_main(self) -> None:
        """Put the focus on the days, the map or the list, so that the arrows walk it at once."""
        if self.views.isVisible():
            self.views.setFocus()
        else:
            super().focus_main()

    # what is shown

    def _connect(self) -> None:
        self._segments.chosen.connect(self.choose_view)
        self.chips.changed.connect(self._narrow)
        self.views.day_chosen.connect(self._choose_day)
        self.views.day_opened.connect(self._open_day)
        self.views.meeting_chosen.connect(self._choose_meeting)
        self.views.meeting_opened.connect(self._open_meeting)
        self.views.meeting_dropped.connect(self._drop)
        self.views.set_judge(self._judge)
        self.day.chosen.connect(self._inspect)
        self.day.opened.connect(lambda row: self._open_meeting(row.id) if row else None)
        self.planning.changed.connect(self._show_plan)
        self.planning.advanced.connect(self.banner.advance)
        self.banner.side_chosen.connect(lambda _side: self._show())
        self.right.findings.jumped.connect(self._jump)
        self.right.findings.resolve_wanted.connect(self._plan.resolve)
        self._plan.checked.connect(self._show_findings)
        self._later.timeout.connect(lambda: self.planning.catch_up(self._year.span))
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(key, self, lambda step=step: self.step(step))

    def _who_chosen(self) -> str:
        return next(iter(self.chips.values("who")), "")

    def _narrow(self) -> None:
        self._year.look_for(self._who_chosen())
        self._show()

    def shown_rows(self) -> tuple[MeetingRow, ...]:
        """Return the meetings of the year that the filters let through."""
        after = self.banner.sides.current() in SHOWN_AFTER
        return self._year.shown(narrowing_of(self.chips.values), proposed=after)

    def _show_plan(self) -> None:
        """Show findings and proposal as they are now."""
        plan = self.planning
        self.right.set_checked(plan.checked)
        if plan.basis and plan.checked:
            after = plan.proposal.findings_after if plan.proposal else None
            lines = finding_lines(plan.findings, after, plan.basis.rows, plan.covered)
            self.right.findings.display(lines, self.desk.today, resolvable=plan.proposal is None)
        edited = plan.edits.last() is not None
        self.banner.display(plan.proposal, plan.words, proving=plan.is_proving, edited=edited)
        if self._year.add_proposed():
            self._take_rows()
        self._show()

    def _show(self) -> None:
        """Put rows, the chosen day and its meeting in place."""
        rows = self.shown_rows()
        span = Span(self._year.span.first, self._day.replace(day=1), monday_of(self._day), self.desk.today)
        side, moved = self.banner.sides.current(), self.planning.moved
        there, who = taking_place(rows), self._who_chosen()
        lanes = WeekLanes()
        if self._segments.current() == "week":
            changed = moved if side in SHOWN_AFTER else {}
            lanes = week_lanes(self.desk, there, span.monday, self._year.who.lane(who), changed)
        full = load(there if side not in SHOWN_AFTER else rows_after(there, moved))
        signs = marks(moved, side, self._year.who.away(who))
        self.views.display(Shown(rows, self._year.closed, span, signs, rings(moved, side), full, lanes))
        count = f"{len(there):,} shown of {len(taking_place(self._year.rows)):,} in {self._year.span.words}"
        self.views.set_foot(count)
        stands = any(row.id == self._meeting_id and row.date == self._day for row in rows)
        self.views.go_to(self._day, self._meeting_id, stands=stands)
        self._show_day(rows)

    def _show_day(self, rows: tuple[MeetingRow, ...]) -> None:
        day = self._day
        of_day = rows_of_day(rows, day, self.planning.moved, self.banner.sides.current())
        self.day.display(day, of_day, self._year.closed.get(day, ""), self._meeting_id)
        self._inspect(self.day.meeting())

    def _inspect(self, row: MeetingRow | None) -> None:
        """Show everything known of a meeting."""
        self.update_commands()
        new = self.planning.moved.get(row.id) if row else None
        if row:
            self._meeting_id = row.id
            self.day.set_slim(new is not None)
        if (self._day, row, new) == self._told:
            return
        self._told = self._day, row, new
        if row is None:
            said = Paragraphs(("Nothing meets on this day.",))
            add = Deed("New meeting…", self._add_meeting, "Ctrl+N", "calendar-plus")
            self.day.details.display(self._day.isoformat(), (said,), (add,))
            return
        do = self.commands_of(row)
        self.day.details.display(row.id, self._details.sections(row), self._details.deeds(row, do))

    # what the user chooses

    def _choose_day(self, day: date) -> None:
        if day == self._day:
            return
        self.right.show_side(DAY)
        before, self._day = self._day, day
        beside = {
            "month": day.replace(day=1) != before.replace(day=1),
            "week": monday_of(day) != monday_of(before),
        }
        if beside.get(self._segments.current()):
            self.show_day(day)
        else:
            self._show_day(self.shown_rows())

    def _open_day(self, _day: date) -> None:
        self.right.show_side(DAY)
        self.show_inspector()
        self.day.meetings.setFocus()

    def _choose_meeting(self, meeting_id: str) -> None:
        row = self._year.row(meeting_id)
        if row is None:
            return
        self._meeting_id = row.id
        if self._segments.current() == "list":
            self._day = row.date
        self._show_day(self.shown_rows())

    def _open_meeting(self, meeting_id: str) -> None:
        """Open a meeting; one that is not on the calendar yet is shown beside its day."""
        if any(row.id == meeting_id for row in self._year.stored):
            self.navigator.open_meeting(meeting_id)
        else:
            self._open_day(self._day)

    def _jump(self, found: Finding) -> None:
        """Show the day of a finding and the meeting it names first."""
        day, self._meeting_id = jump_of(found, self._year.rows)
        if day and self._year.span.holds(day):
            self.show_day(day)

    def _show_findings(self) -> None:
        self.right.show_side(FINDINGS)
        self.show_inspector()

    def _open_menu(self) -> None:
        self._menu.open_at(self._cut.mapToGlobal(self._cut.rect().bottomLeft()))

    def choose_view(self, view: str) -> None:
        """Show a view by its name and remember it."""
        self._segments.set_current(view)
        self.navigator.view_state.remember("calendar/view", view)
        self.views.choose(view)
        self._cut.setEnabled(view == "year")
        self._show()

    def step(self, step: int) -> None:
        """Go to the month or the week beside in their views, else to the year beside."""
        view = self._segments.current()
        if view == "week":
            self.show_day(self._day + step * WEEK)
        else:
            self.show_day(month_beside(self._day, step if view == "month" else step * 12))

    def _go_today(self) -> None:
        self.show_day(self.desk.today)
        self.views.setFocus()

    def printed(self) -> Printed:
        """Return what is printed now."""
        levels = self.chips.values("level")
        level = next(iter(levels)) if len(levels) == 1 else ""
        now = self._segments.current(), self._day
        return Printed(self._year.span, self.shown_rows(), self._who_chosen(), level, self.planning.proposal, *now)

    # what is done

    def _lay_out(self) -> None:
        laid_out = lay_out(self, self.desk, self._year.span)
        if laid_out is None:
            return
        self.show_day(self.desk.today if laid_out.span.holds(self.desk.today) else laid_out.span.first)
        if laid_out.resolve and self._year.span == laid_out.span:
            self._plan.resolve_new(laid_out.span)

    def _add_meeting(self) -> None:
        made = self._forms.add(self._day)
        if made:
            self.show_meeting(made)

    def _after(self, row: MeetingRow, *, done: bool) -> None:
        """Follow a meeting to where it now stands."""
        if done:
            self.show_meeting(row.id)

    def _drop(self, meeting_id: str, day: date, begins: time | None) -> None:
        """Put a meeting where it was dropped."""
        row = self._year.row(meeting_id)
        if row is None:
            return
        stands = self.planning.slots.get(row.id) or Slot(row.date, row.start, row.place)
        if self._plan.move_to(row, Slot(day, begins or stands.start, stands.place)):
            self._meeting_id = meeting_id
            self.show_day(day)

    def _judge(self, meeting_id: str, day: date, begins: time | None = None, /) -> tuple[str, str]:
        return self.planning.judged(self._year.span, meeting_id, day, begins)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask before the window closes over a proposal."""
        super().showEvent(event)
        self._leaving.watch(self.window())
