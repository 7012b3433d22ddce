"""The Management Board of Tue 3 Nov 2026 in the room, with a paper that asks three things, for tests of capture."""

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.kit.desk import Desk
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.page import MeetingPage
from desktop.rooms.meeting.room_view import RoomView
from models.operations.agenda import add_item, open_agenda
from models.operations.forum_template import edit_template_item
from models.operations.paper_sections import set_recommendations
from models.operations.papers import commission_paper
from models.operations.risks import add_risk, link_risk
from models.operations.stages import enter_room
from models.operations.year import lay_out_year
from models.queries.agenda import AgendaView, SeatRow, agenda
from models.queries.forums import template_items
from models.queries.meetings import find_meeting
from models.queries.record import MeetingRecord, meeting_record
from tests.boards import DAY
from tests.books import FIRST, LAST, Clock, fill_small_book
from tests.desktop.kit.fakes import FakeNavigator

TITLE = "Violence Stocktake"
ASKS = (
    ("note", "the fall in violence"),
    ("agree", "knife crime as a common theme"),
    ("commission", "a January report"),
)


@dataclass(frozen=True)
class RoomScene:
    """The room with its book; `item` has the paper."""

    desk: Desk
    page: MeetingPage
    meeting: str
    item: str
    risk: str
    clock: Clock
    posts: dict[str, str]

    @property
    def room(self) -> RoomView:
        """The room."""
        return self.page.room_view

    def view(self) -> AgendaView:
        """Return the agenda as it stands."""
        return self.desk.read(agenda, meeting_id=self.meeting)

    def record(self) -> MeetingRecord:
        """Return the record as it stands."""
        return self.desk.read(meeting_record, meeting_id=self.meeting, today=DAY)

    def seat(self, post: str) -> SeatRow:
        """Return a seat by the code of its post."""
        return next(seat for seat in self.view().seats if seat.post_id == self.posts[post])

    def type(self, kind: Kind, line: str) -> str:
        """Type a line and record it; returns what was read before Enter."""
        self.room.capture.set_kind(kind)
        self.room.capture.text.insertPlainText(line)
        read = self.room.capture.reading.words()
        QTest.keyClick(self.room.capture.text, Qt.Key.Key_Return)
        return read

    def attend(self, line: str) -> None:
        """Type a line of attendance."""
        self.room.type_attendance()
        self.room.seats.line.setText(line)
        QTest.keyClick(self.room.seats.line, Qt.Key.Key_Return)

    def run(self, command_id: str) -> None:
        """Run a command that is offered."""
        self.page.commands()[command_id]()


def room_scene(desk: Desk, navigator: FakeNavigator, qtbot: QtBot, clock: Clock) -> RoomScene:
    """Bring the board into the room on its day, at half past nine; its last item lists decisions and risks."""
    book = desk.perform(fill_small_book)
    desk.perform(lay_out_year, first=FIRST, last=LAST)
    closing = desk.read(template_items, forum_id=book.forums["MB"])[-1]
    desk.perform(edit_template_item, template_item_id=closing.id, shows="decisions and risks")
    meeting = desk.read(find_meeting, reference="MB 2026-11-03").id
    desk.perform(open_agenda, meeting_id=meeting)
    item = desk.perform(add_item, meeting_id=meeting, title=TITLE, minutes=20)
    risk = desk.perform(add_risk, title="Serious violence", level="corporate", likelihood=4, impact=4)
    paper = desk.perform(commission_paper, forum_id=book.forums["MB"], title=TITLE, meeting_id=meeting, item_id=item)
    desk.perform(set_recommendations, paper_id=paper, asks=ASKS)
    desk.perform(link_risk, risk_id=risk, paper_id=paper)
    clock.at = dt.datetime.combine(DAY, dt.time(9, 30), tzinfo=dt.UTC)
    desk.perform(enter_room, meeting_id=meeting)
    page = MeetingPage(desk, navigator)
    qtbot.addWidget(page)
    page.resize(1400, 800)
    page.show()
    page.show_meeting(meeting)
    page.room_view.order.choose(item)
    return RoomScene(desk, page, meeting, item, risk, clock, book.posts)
