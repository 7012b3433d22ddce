"""The Calendar room: the year on the wall, a month, a week or a list, its findings and its plan, and the chosen day."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShortcut

from desktop.kit import messages
from desktop.kit.absence_forms import AbsencesDialog
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.meeting_life import MeetingLife
from desktop.kit.navigator import Navigator
from desktop.kit.page import Page
from desktop.kit.sections import Paragraphs
from desktop.rooms.calendar.closed_dialog import ClosedDaysDialog
from desktop.rooms.calendar.empty_year import empty_year
from desktop.rooms.calendar.findings_panel import finding_lines
from desktop.rooms.calendar.lanes import week_lanes
from desktop.rooms.calendar.legend import Legend
from desktop.rooms.calendar.meeting_details import MeetingDetails
from desktop.rooms.calendar.months import month_beside
from desktop.rooms.calendar.narrowing import (
    LEVEL_CHOICES,
    forum_choices,
    narrowing_of,
    place_choices,
    planner_codes,
    taking_place,
    unit_choices,
    year_words,
)
from desktop.rooms.calendar.plan_deeds import PlanDeeds
from desktop.rooms.calendar.plan_view import jump_of, load, marks, rows_after, rows_of_day
from desktop.rooms.calendar.planning import Planning
from desktop.rooms.calendar.prints import print_clashes, print_load, print_proposal, print_year, save_calendar
from desktop.rooms.calendar.proposal_banner import ProposalBanner
from desktop.rooms.calendar.right_pane import RightPane
from desktop.rooms.calendar.views import VIEWS, CalendarViews, Span, monday_of
from desktop.rooms.calendar.who_filter import WhoFilter
from desktop.rooms.calendar.year_pane import YearPane
from desktop.rooms.calendar.year_plan import lay_out
from models.queries.closed_days import closed_days
from models.queries.meetings import MeetingRow, meeting, meetings
from models.rules.financial_year import financial_year
from models.rules.planner.answer import Finding
from models.rules.planner.problem import Slot

_FOLLOWED = ("meeting", "forum", "forum_name", "forum_member", "forum_deadline", "unit", "one_off_day", "closure_span")
_WHO = ("post", "person", "post_holding", "person_absence")
_PLANNED = ("forum_leeway", "forum_order", "meeting_room", "travel_time", "avoided_span", "published_year")
WEEK = timedelta(days=7)


class CalendarPage(Page):
    """The meetings of a financial year, and its plan."""

    name = "calendar"
    concerns = frozenset((*_FOLLOWED, *_WHO, *_PLANNED))

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._span, self._day = financial_year(desk.today), desk.today
        self._rows: tuple[MeetingRow, ...] = ()
        self._seated: frozenset[str] | None = None
        self._closed: dict[date, str] = {}
        self._meeting_id = ""
        self._who = WhoFilter(desk, self._span)
        self._forms = MeetingForms(self, desk)
        self.planning = Planning(desk, self)
        self._plan = PlanDeeds(self, desk, self.planning, lambda: self._span)
        self._life = MeetingLife(self, desk)
        self._details = MeetingDetails(desk, self.planning, self._plan, (self._forms, self._life))
        self._later = QTimer(self, singleShot=True, interval=0)
        self._segments = self.header.add_views(VIEWS, self._view_kept())
        self._add_buttons()
        self._add_chips()
        self.views = CalendarViews()
        self.banner = ProposalBanner(self._banner_deeds(), Deed("Stop", self.planning.stop, tip="Take what is found"))
        self.right = RightPane()
        self.day = self.right.day
        self.set_body(YearPane(self.banner, self.views), self.right)
        self._connect()
        self.views.choose(self._segments.current())

    # what can be done

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room; those of one meeting need one to be chosen."""
        always: dict[str, Callable[[], None]] = {
            "go.today_date": self._go_today,
            "plan.year": self._lay_out,
            "plan.closed_days": self._edit_closed_days,
            "plan.absences": self._edit_absences,
            "meeting.new": self._add_meeting,
        }
        row = self.day.meeting()
        planned = self._plan.commands(laid_out=bool(self._rows))
        prints = self._prints() if self._rows else {}
        return always | planned | prints | (self._commands_of(row) if row else {})

    def _prints(self) -> dict[str, Callable[[], None]]:
        return {
            "print.year_calendar": self._print,
            "print.preview": self._preview,
            "print.calendar_file": lambda: save_calendar(self.desk, self._span, self.shown_rows()),
            "plan.clashes": lambda: print_clashes(self, self.desk, self._span, self._who_chosen()),
            "plan.load": lambda: print_load(self, self.desk, self._span, self._who_chosen()),
        }

    def _commands_of(self, row: MeetingRow) -> dict[str, Callable[[], None]]:
        return {
            "meeting.open": lambda: self.navigator.open_meeting(row.id),
            "meeting.move": lambda: self._after(row, done=self._forms.move(row)),
            "meeting.cancel": lambda: self._after(row, done=self._forms.cancel(row)),
            "meeting.edit": lambda: self._after(row, done=self._forms.edit(row)),
            "edit.rename": self.day.details.edit_first,
            "plan.why_not": lambda: self._plan.why_not(row.id),
            **self._life.commands(row),
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
        """Read the year again and show what the filters let through; what is known of its plan is read afterwards."""
        first, last = self._span.first, self._span.last
        self._rows = self.desk.read(meetings, first=first, last=last)
        self.views.set_codes(planner_codes(self._rows))
        self._closed = dict(self.desk.read(closed_days, first=month_beside(first, -1), last=month_beside(last, 2)))
        self._who = WhoFilter(self.desk, self._span)
        self.chips.set_choices("who", self._who.choices())
        self._seated = self._who.seated(self._who_chosen())
        self.set_title("Calendar", f"{self._span.words} · {year_words(self._rows, self._closed)}")
        self.chips.set_choices("unit", unit_choices(self._rows))
        self.chips.set_choices("forum", forum_choices(self._rows))
        self.chips.set_choices("place", place_choices(self._rows))
        self.set_empty(None if self._rows else empty_year(self.desk, self.navigator, self._span))
        if self.planning.checked:
            self._later.start()
        else:
            self.planning.forget()
        self._show()

    def focus_main(self) -> None:
        """Put the focus on the days, the map or the list, so that the arrows walk it at once."""
        if self.views.isVisible():
            self.views.setFocus()
        else:
            super().focus_main()

    # what is shown

    def _add_buttons(self) -> None:
        self.header.add_deed(Deed("", lambda: self.step(-1), icon="chevron-left", tip="Earlier (Ctrl Page Up)"))
        self.header.add_deed(Deed("", lambda: self.step(1), icon="chevron-right", tip="Later (Ctrl Page Down)"))
        self.header.add_command("go.today_date").setText("Today")
        self.header.add_command("plan.check")

    def _banner_deeds(self) -> tuple[Deed, ...]:
        return (
            Deed("Review…", self._plan.review, tip="Accept some of the changes"),
            Deed("Keep draft", self._plan.keep_draft),
            Deed("Accept proposal", self._plan.accept, kind="filled"),
            Deed("", self.planning.drop, icon="x", tip="Drop the proposal"),
        )

    def _add_chips(self) -> None:
        self.chips.add_chip("level", "Level", LEVEL_CHOICES)
        self.chips.add_chip("unit", "Unit", ())
        self.chips.add_chip("forum", "Forum", ())
        self.chips.add_chip("who", "Person", (), many=False)
        self.chips.add_chip("place", "Place", ())
        self.chips.add_right(Legend())

    def _connect(self) -> None:
        self._segments.chosen.connect(self.choose_view)
        self.chips.changed.connect(self._narrow)
        self.views.day_chosen.connect(self._choose_day)
        self.views.day_opened.connect(self._open_day)
        self.views.meeting_chosen.connect(self._choose_meeting)
        self.views.meeting_opened.connect(self.navigator.open_meeting)
        self.views.meeting_dropped.connect(self._drop)
        self.views.set_judge(self._judge)
        self.day.chosen.connect(self._inspect)
        self.day.opened.connect(self._open_row)
        self.planning.changed.connect(self._show_plan)
        self.planning.advanced.connect(self.banner.advance)
        self.banner.side_chosen.connect(lambda _side: self._show())
        self.right.findings.jumped.connect(self._jump)
        self.right.findings.resolve_wanted.connect(self._plan.resolve)
        self._plan.checked.connect(self.show_inspector)
        self._later.timeout.connect(lambda: self.planning.check(self._span))
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            QShortcut(key, self, lambda step=step: self.step(step))

    def _who_chosen(self) -> str:
        return next(iter(self.chips.values("who")), "")

    def _narrow(self) -> None:
        self._seated = self._who.seated(self._who_chosen())
        self._show()

    def shown_rows(self) -> tuple[MeetingRow, ...]:
        """Return the meetings of the year that the filters let through."""
        wanted = narrowing_of(self.chips.values)
        return tuple(row for row in self._rows if wanted.lets(row) and (self._seated is None or row.id in self._seated))

    def _show_plan(self) -> None:
        """Show findings and proposal as they are now."""
        plan = self.planning
        self.right.findings.setVisible(plan.checked)
        if plan.basis and plan.checked:
            after = plan.proposal.findings_after if plan.proposal else None
            lines = finding_lines(plan.findings, after, plan.basis.rows)
            self.right.findings.display(lines, self.desk.today, resolvable=plan.proposal is None)
        self.banner.display(plan.proposal, plan.words, proving=plan.is_proving)
        self._show()

    def _show(self) -> None:
        """Put rows, the chosen day and its meeting in place."""
        rows = self.shown_rows()
        span = Span(self._span.first, self._day.replace(day=1), monday_of(self._day), self.desk.today)
        side = self.banner.sides.current()
        plan = self.planning
        self.views.display(rows, self._closed, span)
        if self._segments.current() == "week":
            lanes = week_lanes(self.desk, taking_place(rows), span.monday, self._who.lane(self._who_chosen()))
            self.views.display_week(rows, lanes, self._closed, span)
        self.views.set_marks(marks(plan.moved, side, self._who.away(self._who_chosen())))
        self.views.set_load(load(taking_place(rows if side == "before" else rows_after(rows, plan.moved))))
        shown, there = len(taking_place(rows)), len(taking_place(self._rows))
        self.views.set_foot(f"{shown:,} shown of {there:,} in {self._span.words}")
        self.views.go_to(self._day, self._meeting_id)
        self._show_day(rows)

    def _show_day(self, rows: tuple[MeetingRow, ...]) -> None:
        day = self._day
        of_day = rows_of_day(rows, day, self.planning.moved, self.banner.sides.current())
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
        self.day.set_slim(row.id in self.planning.moved)
        do = self._commands_of(row)
        self.day.details.display(row.id, self._details.sections(row), self._details.deeds(row, do))

    # what the user chooses

    def _choose_day(self, day: date) -> None:
        if day == self._day:
            return
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
        self.show_inspector()
        self.day.meetings.setFocus()

    def _choose_meeting(self, meeting_id: str) -> None:
        row = next((each for each in self._rows if each.id == meeting_id), None)
        if row is None:
            return
        self._meeting_id = row.id
        if self._segments.current() == "list":
            self._day = row.date
        self._show_day(self.shown_rows())

    def _open_row(self, row: MeetingRow | None) -> None:
        if row:
            self.navigator.open_meeting(row.id)

    def _jump(self, found: Finding) -> None:
        """Show the day of a finding and the meeting it names first."""
        day, self._meeting_id = jump_of(found, self._rows)
        if day and self._span.holds(day):
            self.show_day(day)

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
        """Go to the month or the week beside in their views, else to the year beside."""
        view = self._segments.current()
        if view == "week":
            self.show_day(self._day + step * WEEK)
        else:
            self.show_day(month_beside(self._day, step if view == "month" else step * 12))

    def _go_today(self) -> None:
        self.show_day(self.desk.today)
        self.views.setFocus()

    # what is done

    def _lay_out(self) -> None:
        laid_out = lay_out(self, self.desk, self._span)
        if laid_out:
            self.show_day(self.desk.today if laid_out.span.holds(self.desk.today) else laid_out.span.first)
            if laid_out.resolve:
                self._plan.resolve()

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
        row = next((each for each in self._rows if each.id == meeting_id), None)
        if row is None:
            return
        stands = self.planning.slots.get(row.id) or Slot(row.date, row.start, row.place)
        if self._plan.move_to(row, Slot(day, begins or stands.start, stands.place)):
            self._meeting_id = meeting_id
            self.show_day(day)

    def _judge(self, meeting_id: str, day: date, begins: time | None = None, /) -> tuple[str, str]:
        return self.planning.judged(self._span, meeting_id, day, begins)

    def _edit_closed_days(self) -> None:
        dialog = ClosedDaysDialog(self, self.desk, self._span, self._day)
        dialog.exec()
        dialog.deleteLater()

    def _edit_absences(self) -> None:
        dialog = AbsencesDialog(self, self.desk)
        dialog.exec()
        dialog.deleteLater()

    def _preview(self) -> None:
        """Show on paper what is shown here: the proposal if there is one, else the year."""
        found = self.planning.proposal
        if found:
            print_proposal(self, self.desk, found)
        else:
            self._print()

    def _print(self) -> None:
        levels = self.chips.values("level")
        print_year(self, self.desk, self._span, next(iter(levels)) if len(levels) == 1 else "")
