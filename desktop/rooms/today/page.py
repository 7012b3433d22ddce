"""The Today room: the beat of ten working days, what is due with its one command, and what others did."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.kit import messages
from desktop.kit.beat_strip import BeatDay, BeatMeeting, BeatStrip
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.inspector import Inspector
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.rooms.today.deeds import TodayDeeds
from desktop.rooms.today.due_lines import meaning_of, sentence_of
from desktop.rooms.today.due_list import DueList
from desktop.rooms.today.side import Side, side_sections
from desktop.rooms.today.stages import Progress, progress_of
from models.documents.wording import wall_clock
from models.queries.agenda import agenda
from models.queries.forums import forums
from models.queries.meetings import MeetingRow, first_of_level
from models.queries.today import BeatDay as DayRow
from models.queries.today import DueRow, TodayView, today_view
from models.rules.vocabulary import Level, MeetingStatus
from models.rules.written_dates import date_words

MINUTE = 60_000
LEFT = "today/left"
"""Under this name the desk remembers when its user was last seen here."""
_MEETINGS = ("meeting", "forum", "forum_name", "forum_deadline", "agenda_item", "issued_document", "attendance")
_PAPERS = ("paper", "template_paper")
_PLAN = ("item_promise", "deep_dive", "meeting_theme", "priority_set")


class TodayPage(Page):
    """Where the day begins."""

    name = "today"
    concerns = frozenset(
        (*_MEETINGS, "action", "action_event", "decision", "minute", "person", "post_holding", *_PAPERS, *_PLAN)
    )

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._view: TodayView | None = None
        self._since = instant(navigator.view_state.words(LEFT))
        self._deeds = TodayDeeds(desk, navigator, self)
        self._told: frozenset[str] = frozenset()
        self.header.add_deed(Deed("Print my day", self._print_day, icon="printer"))
        self._beat = BeatStrip()
        self.set_strip(self._beat)
        self._list = DueList(self._deeds.words, self._meaning)
        self._side = Inspector("The day")
        self.set_body(self._list, self._side)
        self._beat.meeting_opened.connect(navigator.open_meeting)
        self._beat.day_opened.connect(lambda _day: navigator.open_room("calendar"))
        self._list.wanted.connect(self._deeds.do)
        self._list.chosen.connect(lambda _row: self._tell_commands())
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._follow_clock)
        self._minute.start()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room."""
        row = self._list.current_row()
        on_meeting = row is not None and row.subject[0] in {"meeting", "papers"}
        always: dict[str, Callable[[], None]] = {"print.preview": self._print_day}
        if on_meeting:
            always["meeting.open"] = lambda: self._with_meeting(self.navigator.open_meeting)
            always["print.agenda"] = lambda: self._with_meeting(self._deeds.print_agenda)
        return always

    def refresh(self) -> None:
        """Read the day again and show it."""
        desk = self.desk
        view = self._view = desk.read(today_view, now=desk.now(), actor=desk.actor, since=self._since)
        self.navigator.view_state.remember(LEFT, desk.now().isoformat())
        self.set_title(date_words(view.today), sentence_of(view.due))
        self._beat.display(tuple(beat_day(day) for day in view.beat), view.today)
        self._list.display(view.due)
        self._side.display("today", side_sections(self._side_of(view)))
        empty = self._empty(view)
        self.set_empty(empty)
        self._beat.setVisible(empty is None)
        self._tell_commands()

    def _side_of(self, view: TodayView) -> Side:
        coming, progress = view.next_meeting, self._progress(view.today)
        return Side(
            now=wall_clock(self.desk.now()),
            since=wall_clock(self._since) if self._since else None,
            next_meeting=coming,
            progress=progress,
            news=view.news,
            findings=view.findings,
            deeds=self._coming_deeds(coming) if coming else (),
            open_progress=lambda: self.navigator.open_meeting(progress.meeting.id if progress else ""),
        )

    def _coming_deeds(self, coming: MeetingRow) -> tuple[Deed, ...]:
        """Return the buttons of the next meeting: its agenda, opened or printed, and the way in."""
        unopened = coming.status == MeetingStatus.PLANNED
        deed = self._deeds.open_agenda if unopened else self._deeds.print_agenda
        title, icon = ("Open agenda", "pencil") if unopened else ("Print agenda", "printer")
        return (
            Deed(title, lambda: self._attempt(deed, coming.id), icon=icon),
            Deed("Enter the room", lambda: self._attempt(self._deeds.enter, coming.id), icon="door-open"),
        )

    def _progress(self, today: dt.date) -> Progress | None:
        """Return how far the next corporate meeting has come, none if none is planned."""
        coming = self.desk.read(first_of_level, level=Level.CORPORATE.value, on=today)
        return progress_of(self.desk.read(agenda, meeting_id=coming), today) if coming else None

    def _empty(self, view: TodayView) -> Empty | None:
        """Return what a book without a year says: lay one out, or first bring in its forums."""
        if view.due or view.next_meeting or any(day.meetings for day in view.beat):
            return None
        if self.desk.read(forums, as_of=view.today):
            deed = Deed("Lay out a year…", lambda: self.navigator.run("plan.year"), "", "calendar-range", "filled")
            sentence = "What is due stands here as soon as a year is laid out."
            return Empty("sun", "No meeting is planned yet", sentence, deed)
        deed = Deed("Import framework…", lambda: self.navigator.run("framework.import"), "", "upload", "filled")
        sentence = "The boards of your organisation come first, then a year of their meetings."
        return Empty("sun", "This book holds no forum yet", sentence, deed, "or add one by hand in Framework")

    def _meaning(self, title: str, rows: Sequence[DueRow]) -> str:
        return meaning_of(title, rows, self.desk.today)

    def _print_day(self) -> None:
        view = self._view
        if view is not None:
            messages.attempt(lambda: self._deeds.print_day(view))

    def _with_meeting(self, deed: Callable[[str], None]) -> None:
        """Do a deed to the meeting of the chosen line."""
        row = self._list.current_row()
        if row is not None:
            self._attempt(deed, row.subject[1])

    @staticmethod
    def _attempt(deed: Callable[[str], None], meeting_id: str) -> None:
        messages.attempt(lambda: deed(meeting_id))

    def _follow_clock(self) -> None:
        """Say the time left anew each minute, but not under the user's hands."""
        focus = QApplication.focusWidget()
        if self.isVisible() and not (focus and self._side.isAncestorOf(focus)):
            self.refresh()

    def _tell_commands(self) -> None:
        """Tell the window when other commands than before are possible."""
        now = frozenset(self.commands())
        if now != self._told:
            self._told = now
            self.update_commands()


def beat_day(day: DayRow) -> BeatDay:
    """Return a day as the strip shows it."""
    boards = tuple(BeatMeeting(row.id, row.forum_code, row.level, row.start) for row in day.meetings)
    return BeatDay(day.day, boards, day.due)


def instant(words: str) -> dt.datetime | None:
    """Return a remembered moment, none if nothing was remembered."""
    try:
        return dt.datetime.fromisoformat(words)
    except ValueError:
        return None
