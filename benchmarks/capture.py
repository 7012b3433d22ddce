"""A Management Board kept by keyboard alone, at the real window, beside the same work in three office programs.

An operator takes the meeting of 3 November: fourteen seats and six visitors, five decisions and seven actions, then
ends it and sends out what belongs to it. Every key is an event to whatever has the focus; file dialogs are answered by
one Enter. What the other way takes is counted in `keystrokes`.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.books import Books
from benchmarks.figure import Figure
from benchmarks.keystrokes import Said, by_hand, chord, presses
from desktop.app.application import Application
from desktop.kit import messages
from desktop.kit.view_state import ViewState
from desktop.rooms.meeting import after_prints
from desktop.rooms.meeting.room_view import RoomView
from desktop.window import MainWindow
from models.documents.agenda import agenda_document
from models.documents.export import export
from models.operations.agenda import issue_agenda
from models.operations.stages import enter_room
from models.queries.agenda import agenda
from models.queries.issued import issued_documents
from models.queries.meetings import find_meeting
from models.queries.record import MeetingRecord, meeting_record

DAY, BOARD = date(2026, 11, 3), "MB 2026-11-03"
AWAY = 2
VISITORS = (
    ("Ada Vale", "Analyst"),
    ("Tom Rusk", "Finance partner"),
    ("Ines Doyle", "Head of profession"),
    ("Max Orr", "Observer, London Councils"),
    ("Lena Hart", "Adviser on custody"),
    ("Ravi Pell", "Data & Insight"),
)
DECISIONS = (
    ("noted", "performance and spending to the end of September"),
    ("agreed", "knife crime as the common theme from January to March"),
    ("approved", "option 2 for the full business case on custody"),
    ("endorsed", "two new priorities of the Control Strategy for consultation"),
    ("agreed", "the answer to the nine recommendations"),
)
ITEMS = ("Performance overview", "Violence Stocktake", "Custody capacity", "Control Strategy", "Inspection response")
ACTIONS = (
    ("Publish a ward-level robbery forecast to all BCUs", "AC Frontline", "AC Frontline Policing", "next meeting"),
    ("Bring a costed plan for response times", "AC Met Op", "AC Met Operations", "end of January"),
    ("Close the gap in the estates running costs", "Director Est", "Director Estates", "2 weeks"),
    ("Agree one line for overtime in board papers", "Director Commerc", "Director Commercial & Finance", "18 Nov"),
    ("Share learning from the child protection inspection", "AC Prof", "AC Professionalism", "20 Nov"),
    ("Name a lead for each repeat location", "AC Frontline", "AC Frontline Policing", "4 Dec"),
    ("Report on the vetting backlog", "AC Prof", "AC Professionalism", "next meeting"),
)
ISSUED = frozenset({"agenda", "action log", "minutes"})
DOCUMENTS_LIMIT = 10_000.0
"""Milliseconds from the last line to all documents issued, at the operator's pace."""
PATIENCE = 60.0
"""Seconds after which a part of the work is given up."""
SETTLED = 500
"""Milliseconds after which the window is at rest."""
SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Presses(Figure):
    """One line of the table in key presses."""

    def row(self) -> str:
        """Return the line of the Markdown table."""
        return (
            f"| {self.subject} | {self.ours:,.0f} keys | {self.against} | {self.theirs:,.0f} keys | {self.ratio:.2f} |"
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key with its modifiers, `Ctrl+K` or `a`, pressed once `ready` holds."""

    keys: str
    text: bool = False
    ready: Callable[[], bool] = lambda: True


class Operator(QObject):
    """Presses keys where the focus is, one after the other, as fast as the window takes them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self.pressed = 0
        self._waiting: list[Stroke] = []

    def work(self, strokes: Iterator[Stroke], done: Callable[[], bool]) -> float:
        """Press all keys and wait until it is done; return how long that took in milliseconds."""
        self._waiting = list(strokes)
        begun = time.perf_counter()
        QTimer.singleShot(0, self._press)
        while self._waiting or not done():
            QApplication.processEvents()
            if time.perf_counter() - begun > PATIENCE:
                raise TimeoutError(f"{len(self._waiting)} keys are left: {self._waiting[:1]}")
        return (time.perf_counter() - begun) * 1000

    def _press(self) -> None:
        """Press the next key; the timer is set before, for what the key opens may take over the loop."""
        if not self._waiting:
            return
        QTimer.singleShot(0, self._press)
        front = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is not front:
            front.activateWindow()
        elif self._waiting[0].ready():
            stroke = self._waiting.pop(0)
            self.pressed += presses(stroke.keys) if stroke.text else chord(stroke.keys)
            target = QApplication.focusWidget() or front
            if stroke.text:
                QTest.keyClicks(target, stroke.keys)
            else:
                QTest.keySequence(target, QKeySequence(stroke.keys))


def figures(books: Books) -> Iterator[Figure]:
    """Take the meeting, count the keys, and count those of the other way."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication.instance() or QApplication(["benchmarks"])
    books.demo_year().close()
    with TemporaryDirectory() as folder:
        ours, milliseconds = taken(books.path("year"), Path(folder))
    theirs = sum(by_hand(said()).values())
    subject = "Management Board by keyboard: 20 attending, 5 decisions, 7 actions, all sent out"
    yield Presses(subject, ours, "a word processor, a spreadsheet and mail, counted", theirs)
    yield Figure("The same: from the last line to all documents issued", milliseconds, "limit", DOCUMENTS_LIMIT)


def said() -> Said:
    """Return what is recorded, as the other way types it."""
    return Said(
        decisions=[f"{verb.capitalize()} {words}" for verb, words in DECISIONS],
        actions=[(words, owner) for words, _short, owner, _due in ACTIONS],
        visitors=VISITORS,
        away=["Grace Adeyemi-Clarke"] * AWAY,
    )


def taken(book: Path, folder: Path) -> tuple[int, float]:
    """Take the meeting in a copy of a book; return the key presses, and the time the documents took."""
    copy = folder / "board.book"
    copy.write_bytes(book.read_bytes())
    application = Application(ViewState(folder / "desk.ini"), "Benchmark", DAY, folder)
    application.open(str(copy))
    if application.window is None:
        raise RuntimeError(copy)
    window = application.window
    window.resize(*SIZE)
    window.show()
    begin(window)
    operator = Operator(window)
    with answered_file_dialogs(operator, folder):
        operator.work(attendance(window), partial(has_visitors, window, len(VISITORS)))
        operator.work(decisions(window), lambda: len(record(window).decisions) == len(DECISIONS))
        operator.work(actions(), lambda: len(record(window).actions) == len(ACTIONS))
        milliseconds = operator.work(sending(window), lambda: kinds_issued(window) >= ISSUED)
    check(record(window), folder)
    QTest.qWait(SETTLED)  # what the window counts again by itself
    application.close()
    return operator.pressed, milliseconds


def begin(window: MainWindow) -> None:
    """Issue the agenda and enter the room: the operator begins when the chair does."""
    desk = window.page().desk
    board = desk.read(find_meeting, reference=BOARD)
    body = export(agenda_document(desk.read(agenda, meeting_id=board.id), printed=desk.now()), ".pdf")
    desk.perform(issue_agenda, meeting_id=board.id, body=body, name="agenda.pdf")
    desk.perform(enter_room, meeting_id=board.id)
    window.open_meeting(board.id)
    for _ in range(20):
        QApplication.processEvents()


@contextmanager
def answered_file_dialogs(operator: Operator, folder: Path) -> Iterator[None]:
    """Answer each file dialog by Enter, which is counted."""

    def save_path(_title: str, name: str, _kinds: str) -> Path:
        operator.pressed += 1
        return folder / Path(name).name

    def ask_folder(_parent: QWidget, _title: str) -> Path:
        operator.pressed += 1
        return folder

    with patch.object(messages, "ask_save_path", save_path), patch.object(after_prints, "ask_folder", ask_folder):
        yield


def attendance(window: MainWindow) -> Iterator[Stroke]:
    """Yield the keys that say who is there: one line for the seats, a form for each visitor."""
    words = seat_words(window)
    yield Stroke("F4")
    yield from typed(", ".join((*words[AWAY:], *(f"{one} x" for one in words[:AWAY]))))
    yield Stroke("Return")
    for number, (name, description) in enumerate(VISITORS):
        yield from from_palette("also att", partial(has_visitors, window, number))
        yield from form((name, description))


def seat_words(window: MainWindow) -> list[str]:
    """Return how each seat is named: by initials where those are of one member only, else by the post."""
    room = next(one for one in window.page().findChildren(RoomView) if one.isVisible())
    seats = record(window).agenda.seats
    initials = [room.seats.view.initials_in(seat) for seat in seats]
    return [one if one and initials.count(one) == 1 else seat.post for one, seat in zip(initials, seats, strict=True)]


def decisions(window: MainWindow) -> Iterator[Stroke]:
    """Yield the keys of the decisions, each under its item."""
    titles = [item.title for item in record(window).agenda.items]
    here = 0
    for item, (verb, words) in zip(ITEMS, DECISIONS, strict=True):
        there = next(number for number, title in enumerate(titles) if item in title)
        yield from (Stroke("Ctrl+Down") for _ in range(there - here))
        here = there
        yield Stroke("F7")
        yield from typed(f"{verb}: {words}")
        yield Stroke("Return")


def actions() -> Iterator[Stroke]:
    """Yield the keys of the actions: owners by the beginning of their post, days as people say them."""
    for words, owner, _post, due in ACTIONS:
        yield Stroke("F8")
        yield from typed(f"{words} @{owner} !{due}")
        yield Stroke("Return")


def sending(window: MainWindow) -> Iterator[Stroke]:
    """Yield the keys that end the meeting and send out what belongs to it."""
    yield from from_palette("end meeting")
    yield Stroke("Return", ready=is_asked)
    yield from from_palette("send out after")
    yield from from_palette("finish draft", lambda: "action log" in kinds_issued(window))
    yield from from_palette("issue minutes")
    yield Stroke("Ctrl+Return", ready=is_asked)


def from_palette(words: str, ready: Callable[[], bool] = lambda: True) -> Iterator[Stroke]:
    """Yield the keys that run a command from the palette, once nothing else is asked and `ready` holds."""
    yield Stroke("Ctrl+K", ready=lambda: not is_asked() and ready())
    first, *rest = typed(f">{words}")
    yield replace(first, ready=is_asked)
    yield from rest
    yield Stroke("Return")


def form(answers: tuple[str, ...]) -> Iterator[Stroke]:
    """Yield the keys that fill the first fields of a form and submit it."""
    for number, answer in enumerate(answers):
        first, *rest = typed(answer)
        yield replace(first, ready=is_asked)
        yield from rest
        yield from (Stroke("Tab") for _ in range(number + 1 < len(answers)))
    yield Stroke("Ctrl+Return")


def typed(text: str) -> Iterator[Stroke]:
    """Yield a text sign by sign."""
    return (Stroke(sign, text=True) for sign in text)


def is_asked() -> bool:
    """Tell whether a dialog is in front."""
    return QApplication.activeModalWidget() is not None


def record(window: MainWindow) -> MeetingRecord:
    """Return the record as it stands."""
    desk = window.page().desk
    board = desk.read(find_meeting, reference=BOARD)
    return desk.read(meeting_record, meeting_id=board.id, today=DAY)


def has_visitors(window: MainWindow, number: int) -> bool:
    """Tell whether so many attend without a seat."""
    return len(record(window).agenda.also_attending) == number


def kinds_issued(window: MainWindow) -> frozenset[str]:
    """Return the kinds of document that were issued for the meeting."""
    desk = window.page().desk
    board = desk.read(find_meeting, reference=BOARD)
    return frozenset(row.kind for row in desk.read(issued_documents, meeting_id=board.id))


def check(kept: MeetingRecord, folder: Path) -> None:
    """Make sure that the operator's work is what was meant; RuntimeError where it is not."""
    owners = [row.owner for row in kept.actions]
    presences = [seat.presence for seat in kept.agenda.seats]
    letters = list(folder.glob("*.eml"))
    met = (
        owners == [owner for _words, _short, owner, _due in ACTIONS],
        all(row.due for row in kept.actions),
        [row.verb for row in kept.decisions] == [verb for verb, _words in DECISIONS],
        presences.count("apologies") == AWAY and "" not in presences,
        len(letters) >= len(set(owners)),
    )
    if not all(met):
        raise RuntimeError(f"the record is not what was typed: {met}, {owners}, {presences}, {letters}")
