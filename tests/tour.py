"""Render every room, dialog and empty state to PNG: `python -m tests.tour [FOLDER]`, for people to look at.

One picture a stop in each look: light and dark, 1366x768, 1920x1080, and 1440x900 at 200 %; high contrast once each.
A stop that shows no picture ends the tour with its name.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.app.application import Application
from desktop.app.books import Contents, make_book
from desktop.kit import appearance, messages
from desktop.kit.controls import Segment
from desktop.kit.desk import Desk
from desktop.kit.tokens import Appearance
from desktop.kit.view_state import ViewState
from desktop.opening import Opening
from desktop.rooms.calendar.page import CalendarPage
from desktop.rooms.forward_plan.exceptions import PRACTICE
from desktop.rooms.forward_plan.page import ForwardPlanPage
from desktop.rooms.framework.follows_dialog import Told, follows
from desktop.rooms.framework.rule_following import rule_effects
from desktop.window import MainWindow
from models.operations.decisions import record_decision
from models.operations.plan import keep_draft
from models.operations.stages import enter_room
from models.queries.agenda import agenda
from models.queries.deep_dives import deep_dives
from models.queries.drafts import drafts
from models.queries.forums import find_forum
from models.queries.forward_plan import undated_promises
from models.queries.meetings import find_meeting, meetings
from models.queries.papers import papers
from models.queries.plan_moves import plan_moves
from models.queries.priorities import priority_sets
from models.queries.rule_change import rule_change
from models.queries.tasking import tasking_requests
from models.queries.themes import meeting_themes
from models.rules.financial_year import financial_year

TODAY = date(2026, 10, 27)
LOOKS = (
    ("light", 1366, 768, 1),
    ("dark", 1366, 768, 1),
    ("light", 1920, 1080, 1),
    ("dark", 1920, 1080, 1),
    ("light", 720, 450, 2),
    ("dark", 720, 450, 2),
    ("high contrast light", 1366, 768, 1),
    ("high contrast dark", 1366, 768, 1),
)
EXCEPTIONS = """Unit,Family,Measure,Month,Direction,Value,Expected,Note
East Area,Burglary,Residential burglary,2026-10,worse,"1,204",980,Two linked series
South West BCU,Robbery,Personal robbery,Oct 2026,better,61,88,
Central North,Theft,Moped enabled theft,2026-10,worse,,58,Figure to follow
Thames Division,Theft,Shoplifting,2026-10,worse,42,30,
East Area,Burglary,Residential burglary,2026-10,worse,"1,204",980,Two linked series
North West,Robbery,Personal robbery,Smarch,worse,99,80,
"""
_EVERY = 200  # ms between two looks for a dialog


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the tour: what to do there, and whether the picture is of the dialog that it opens."""

    name: str
    go: Callable[[MainWindow], object]
    dialog: bool = False


def room(name: str, view: str = "") -> Callable[[MainWindow], object]:
    """Return the way to a room, and to one of its views by the word on its button."""

    def go(window: MainWindow) -> None:
        window.open_room(name)
        settle()
        if view:
            next(each for each in window.page().header.findChildren(Segment) if each.text() == view).click()

    return go


def command(room_name: str, command_id: str, view: str = "") -> Callable[[MainWindow], object]:
    """Return the way to the dialog of a command in a room."""

    def go(window: MainWindow) -> None:
        room(room_name, view)(window)
        settle()
        window.run(command_id)

    return go


def desk_of(window: MainWindow) -> Desk:
    """Return the desk at which the window stands."""
    return window.page().desk


def next_board(window: MainWindow) -> None:
    """Open the next Management Board."""
    window.open_meeting(desk_of(window).read(find_meeting, reference="MB 2026-11-03").id)


def capture(window: MainWindow) -> None:
    """Go into the room of the next Management Board."""
    board = desk_of(window).read(find_meeting, reference="MB 2026-11-03")
    if board.status != "in the room":
        desk_of(window).perform(enter_room, meeting_id=board.id)
    window.open_meeting(board.id)


def record_of_last_board(window: MainWindow) -> None:
    """Open the record of the last Management Board."""
    window.open_meeting(desk_of(window).read(find_meeting, reference="MB 2026-09-01").id)


def board_view(view: str, reference: str = "MB 2026-11-03", within: str = "") -> Callable[[MainWindow], object]:
    """Return the way to a view of a board's meeting, and to the paper or item whose title has these words."""

    def go(window: MainWindow) -> None:
        board = desk_of(window).read(find_meeting, reference=reference)
        window.open_meeting(board.id, _key_of(window, board.id, view, within) if within else "")
        settle()
        next(each for each in window.page().header.findChildren(Segment) if each.text() == view).click()

    return go


def _key_of(window: MainWindow, meeting_id: str, view: str, words: str) -> str:
    """Return the key of a paper, or of an item in other views, by words of its title."""
    desk = desk_of(window)
    written = [(row.title, row.id) for row in desk.read(papers, meeting_id=meeting_id, now=desk.now())]
    items = [(row.title, row.id) for row in desk.read(agenda, meeting_id=meeting_id).items]
    return next(key for title, key in (written if view == "Papers" else items) if words in title)


def on_paper(command_id: str, title: str = "Mid-year budget") -> Callable[[MainWindow], object]:
    """Return the way to the dialog of a command on a paper of the next Management Board."""
    return then(board_view("Papers", within=title), command_id)


def on_item(command_id: str, title: str, reference: str = "MB 2026-11-03") -> Callable[[MainWindow], object]:
    """Return the way to the dialog of a command on an item."""

    def go(window: MainWindow) -> None:
        board = desk_of(window).read(find_meeting, reference=reference)
        items = desk_of(window).read(agenda, meeting_id=board.id).items
        window.open_meeting(board.id, next(item.id for item in items if title in item.title))

    return then(go, command_id)


def then(way: Callable[[MainWindow], object], command_id: str) -> Callable[[MainWindow], object]:
    """Return a way that ends with a command."""

    def go(window: MainWindow) -> None:
        way(window)
        settle()
        window.run(command_id)

    return go


def closing_item(window: MainWindow) -> None:
    """Show the closing item of the Management Board: the decisions of the day with their risks."""
    capture(window)
    settle()
    board = desk_of(window).read(find_meeting, reference="MB 2026-11-03")
    item = next(one for one in desk_of(window).read(agenda, meeting_id=board.id).items if one.kind == "item")
    if not item.decisions:
        text = "the outline business case"
        desk_of(window).perform(record_decision, meeting_id=board.id, item_id=item.id, text=text, verb="approved")
    window.run("meeting.effects")


def checked(window: MainWindow) -> None:
    """Find what is wrong with the year, and let go of what was proposed for it."""
    room("calendar", "Year")(window)
    let_go(window)
    window.run("plan.check")


def proposed(window: MainWindow) -> None:
    """Resolve the year, wait for the proof, and choose the meeting that moves."""
    checked(window)
    window.run("plan.resolve")
    page = calendar_of(window)
    while page.planning.is_proving:
        QApplication.processEvents()
    for key, row in page.planning.moved.items():
        page.show_meeting(key)
        page.show_day(row.slot.date if row.slot else row.home.date)


def calendar_of(window: MainWindow) -> CalendarPage:
    """Return the calendar that is shown."""
    page = window.page()
    if not isinstance(page, CalendarPage):
        raise TypeError(page)
    return page


def year_to_come(window: MainWindow) -> None:
    """Propose the year after, of which the calendar holds nothing yet, and choose a meeting that moves."""
    checked(window)
    page, span = calendar_of(window), financial_year(TODAY.replace(year=TODAY.year + 1))
    page.show_day(span.first)
    page.planning.begin(span)
    page.planning.resolve()
    while page.planning.is_proving:
        QApplication.processEvents()
    moved = [row for row in page.planning.proposal.rows if row.changed and row.slot] if page.planning.proposal else []
    for row in moved[:1]:
        page.show_day(row.slot.date if row.slot else row.home.date)


def leaving(window: MainWindow) -> None:
    """Go to another year over an open proposal: it is asked for."""
    proposed(window)
    calendar_of(window).step(1)


def let_go(window: MainWindow) -> None:
    """Drop the proposal, and come back to today."""
    window.open_room("calendar")
    settle()
    window.run("plan.drop")
    window.run("go.today_date")


def banded(window: MainWindow) -> None:
    """Show the year in a band for each level, a cell for each week."""
    let_go(window)
    room("calendar", "Year")(window)
    year = calendar_of(window).views.year
    year.set_bands(True)
    year.set_cells("week")


def unbanded(window: MainWindow) -> None:
    """Show the year day by day again, nearer."""
    year = calendar_of(window).views.year
    year.set_bands(False)
    year.set_cells("day")
    year.set_zoom(3)


def busy_week(window: MainWindow) -> None:
    """Show a week whose people have to travel, and what the proposal takes out of it."""
    calendar_of(window).views.year.set_zoom(1)
    proposed(window)
    room("calendar", "Week")(window)


def kept_aside(window: MainWindow) -> None:
    """Keep the proposal aside once, and open the drafts."""
    proposed(window)
    page = calendar_of(window)
    found = page.planning.proposal
    if found and not desk_of(window).read(drafts):
        first, last, moves = found.basis.first, found.basis.last, plan_moves(found.rows)
        note = page.planning.words
        desk_of(window).perform(keep_draft, name="Least change", first=first, last=last, moves=moves, note=note)
    window.run("plan.drafts")


def rule_follows(window: MainWindow) -> None:
    """Show what another rule of the Performance Group would do."""
    desk, cadence = desk_of(window), "monthly, second Tuesday"
    forum = desk.read(find_forum, code="PG")
    change = desk.read(rule_change, forum_id=forum.id, starts=date(2027, 1, 1), today=TODAY, cadence=cadence)
    stored = {row.id: row for row in desk.read(meetings, forum_id=forum.id)}
    told = Told(f"PG from Fri 1 Jan 2027: {change.rule.words}", "One undo.", "Change rule", "", "Meeting")
    follows(window, told, lambda _on: rule_effects(change, stored), lambda _on: None)


def in_plan(view: str, key_of: Callable[[Desk], str] | None = None) -> Callable[[MainWindow], object]:
    """Return the way to a view of the forward plan, and to what stands there under a key."""

    def go(window: MainWindow) -> None:
        room("forward_plan")(window)
        settle()
        page = window.page()
        if not isinstance(page, ForwardPlanPage):
            raise TypeError(page)
        page.show_view(view)
        if view == "exceptions":
            page.chips.clear()  # good practice may have been looked at before
        page.show_within(view, key_of(page.desk) if key_of else "")

    return go


def on_plan(view: str, command_id: str, key_of: Callable[[Desk], str] | None = None) -> Callable[[MainWindow], object]:
    """Return the way to the dialog of a command in a view of the forward plan."""
    return then(in_plan(view, key_of), command_id)


def theme_of(code: str, day: date) -> Callable[[Desk], str]:
    """Return how to find the theme of a meeting."""

    def key(desk: Desk) -> str:
        forum = desk.read(find_forum, code=code)
        return desk.read(meeting_themes, forum_id=forum.id, first=day, last=day)[0].id

    return key


def practice_list(window: MainWindow) -> None:
    """Show good practice beside the exceptions."""
    in_plan("exceptions")(window)
    window.page().chips.set_values("list", frozenset({PRACTICE}))


def exceptions_of_a_month(window: MainWindow) -> None:
    """Open the preview of a file of exceptions, among them a unit nobody knows, a duplicate and a blank figure."""
    in_plan("exceptions")(window)
    with NamedTemporaryFile("w", suffix=".csv", delete=False, encoding="utf-8") as file:
        file.write(EXCEPTIONS)
    messages.ask_open_path = lambda *_words: Path(file.name)
    window.run("exceptions.import")
    Path(file.name).unlink()


def dialogs(*rows: tuple[str, Callable[[MainWindow], object]]) -> tuple[Stop, ...]:
    """Return the stops whose picture is a dialog."""
    return tuple(Stop(name, go, dialog=True) for name, go in rows)


def stocktake(desk: Desk) -> str:
    """Return the key of the Violence Stocktake."""
    return next(row.id for row in desk.read(deep_dives, today=TODAY) if row.title == "Violence Stocktake")


def undated(desk: Desk) -> str:
    """Return the key of what is promised without a date."""
    return desk.read(undated_promises)[0].promise_id


def set_named(words: str) -> Callable[[Desk], str]:
    """Return how to find a set of priorities."""
    return lambda desk: next(row.id for row in desk.read(priority_sets, as_of=TODAY) if words in row.name)


def asked(desk: Desk) -> str:
    """Return the key of a tasking request that is not decided yet."""
    return desk.read(tasking_requests, open_only=True)[0].id


FLP_OCTOBER, FLP_NOVEMBER, FLP_DECEMBER = (
    theme_of("CF-FLP", day) for day in (date(2026, 10, 1), date(2026, 11, 5), date(2026, 12, 3))
)
STOPS = (
    Stop("01-today", room("today")),
    Stop("02-calendar-year", room("calendar", "Year")),
    Stop("02a-calendar-checked", checked),
    Stop("02b-calendar-proposal", proposed),
    Stop("02c-calendar-year-to-come", year_to_come),
    Stop("02d-calendar-bands", banded),
    Stop("02e-calendar-nearer", unbanded),
    Stop("02f-calendar-week-of-proposal", busy_week),
    Stop("03-calendar-month", room("calendar", "Month")),
    Stop("03a-calendar-week", room("calendar", "Week")),
    Stop("04-calendar-list", room("calendar", "List")),
    Stop("05-meetings", room("meeting")),
    Stop("06-agenda", next_board),
    Stop("06a-papers", board_view("Papers")),
    Stop("06b-paper", board_view("Papers", within="Violence Stocktake")),
    Stop("06c-item", board_view("Agenda", within="Violence Stocktake")),
    Stop("07-record", record_of_last_board),
    Stop("07a-agreed-record", board_view("Record", "MB 2026-07-07")),
    Stop("08-actions-by-due", room("actions", "By due")),
    Stop("09-actions-by-owner", room("actions", "By owner")),
    Stop("10-actions-by-forum", room("actions", "By forum")),
    Stop("11-actions-ageing", room("actions", "Ageing")),
    Stop("12-framework-map", room("framework", "Map")),
    Stop("13-framework-forums", room("framework", "Forums")),
    Stop("14-framework-units", room("framework", "Units")),
    Stop("15-framework-posts", room("framework", "Posts")),
    Stop("16-framework-people", room("framework", "People")),
    Stop("17-history", room("history")),
    Stop("18-risks-corporate", room("risks", "Corporate")),
    Stop("18a-risks-groups", room("risks", "Business group")),
    Stop("18b-risks-bcu", room("risks", "BCU")),
    Stop("18c-risks-programmes", room("risks", "Programme")),
    Stop("19-documents-issued", room("documents", "Issued")),
    Stop("19a-documents-decisions", room("documents", "Decisions")),
    Stop("19b-documents-papers-due", room("documents", "Papers due")),
    Stop("19c-plan-programme", in_plan("programme", FLP_NOVEMBER)),
    Stop("19d-plan-coverage", in_plan("coverage")),
    Stop("19e-plan-deep-dives", in_plan("deep-dives")),
    Stop("19f-plan-exceptions", in_plan("exceptions")),
    Stop("19g-plan-good-practice", practice_list),
    Stop("19h-plan-promises", in_plan("promises")),
    Stop("19i-plan-priorities", in_plan("priorities")),
    *dialogs(
        ("20-palette", command("today", "go.palette")),
        ("21-keys", command("today", "help.keys")),
        ("22-about", command("today", "help.about")),
        ("23-opening", lambda window: Opening(window).exec()),
        ("30-lay-out-year", command("calendar", "plan.year")),
        ("31-print-year", command("calendar", "print.year_calendar")),
        ("32-new-meeting", command("calendar", "meeting.new", "Year")),
        ("33-move-meeting", command("calendar", "meeting.move")),
        ("34-change-meeting", command("calendar", "meeting.edit")),
        ("35-cancel-meeting", command("calendar", "meeting.cancel")),
        ("36-why-not", then(proposed, "plan.why_not")),
        ("36a-leave-proposal", leaving),
        ("37-review-proposal", then(proposed, "plan.preview")),
        ("38-keep-draft", then(proposed, "plan.keep_draft")),
        ("39-drafts", kept_aside),
        ("39a-publish-year", command("calendar", "plan.publish")),
        ("40-new-meeting-from-list", command("meeting", "meeting.new", "Meetings")),
        ("41-add-item", then(next_board, "agenda.add_item")),
        ("42-issue-agenda", then(next_board, "agenda.issue")),
        ("43-preview", then(next_board, "print.preview")),
        ("44-commission-paper", on_paper("paper.commission")),
        ("44a-change-paper", on_paper("paper.edit")),
        ("44b-bring-paper-on", on_paper("paper.status")),
        ("44c-sections", on_paper("paper.sections")),
        ("44d-recommendations", on_paper("paper.asks")),
        ("44e-risks-of-paper", on_paper("paper.risks")),
        ("44f-withdraw-paper", on_paper("paper.withdraw")),
        ("44g-front-sheet", on_paper("paper.front", "Violence Stocktake")),
        ("45-to-the-next-meeting", on_item("agenda.next_meeting", "Inspection response")),
        ("45a-skip-once", on_item("agenda.skip_once", "Performance overview")),
        ("45b-leave-out", on_item("agenda.leave_out", "Performance overview")),
        ("45c-attending-an-item", on_item("agenda.attendees", "Violence Stocktake")),
        ("45d-tracked-lines", on_item("agenda.lines", "Activity tracker", "SV 2026-11-02")),
        ("45e-offers", on_item("agenda.offers", "Violence Stocktake")),
        ("46-issue-minutes", then(record_of_last_board, "meeting.issue_minutes")),
        ("46a-agree-minutes", then(record_of_last_board, "meeting.agree_minutes")),
        ("46b-correct-minutes", then(board_view("Record", "MB 2026-07-07"), "meeting.correct")),
        ("50-record-action", command("actions", "record.action", "By due")),
        ("51-edit-action", command("actions", "action.edit")),
        ("52-move-date", command("actions", "action.move_date")),
        ("53-close-action", command("actions", "action.close")),
        ("54-whose-log", command("actions", "print.action_log")),
        ("55-add-risk", command("risks", "risk.add", "Corporate")),
        ("55a-change-risk", command("risks", "risk.edit", "Corporate")),
        ("55b-review-risk", command("risks", "risk.review", "Corporate")),
        ("55c-stamp-risk", command("risks", "risk.assure", "Corporate")),
        ("55d-close-risk", command("risks", "risk.close", "Corporate")),
        ("55e-risk-scheme", command("risks", "risk.scheme", "Corporate")),
        ("60-add-forum", command("framework", "framework.add_forum", "Forums")),
        ("61-change-forum", command("framework", "framework.edit_forum", "Forums")),
        ("62-add-unit", command("framework", "framework.add_unit", "Units")),
        ("63-add-post", command("framework", "framework.add_post", "Posts")),
        ("64-add-person", command("framework", "framework.add_person", "People")),
        ("65-appoint", command("framework", "framework.appoint", "Posts")),
        ("66-change-rule", command("framework", "framework.change_rule", "Forums")),
        ("66a-rule-follows", rule_follows),
        ("67-merge-units", command("framework", "framework.merge", "Units")),
        ("68-swap-posts", command("framework", "framework.swap", "Posts")),
        ("69-leavers", command("framework", "framework.leavers", "People")),
        ("69a-vacancies", command("framework", "framework.vacancies", "Posts")),
        ("69b-standard-meetings", command("framework", "framework.standard", "Units")),
        ("69c-rules-of-next-year", command("framework", "framework.roll_over", "Forums")),
        ("69d-what-papers-must-hold", command("framework", "framework.papers", "Forums")),
    ),
    *dialogs(
        ("80-set-theme", on_plan("programme", "theme.set")),
        ("80a-change-theme", on_plan("programme", "theme.edit", FLP_NOVEMBER)),
        ("80b-move-theme", on_plan("programme", "theme.move", FLP_NOVEMBER)),
        ("80c-cascade", on_plan("programme", "theme.cascade", FLP_DECEMBER)),
        ("80d-on-or-off-track", on_plan("programme", "theme.track", FLP_OCTOBER)),
        ("80e-escalate-theme", on_plan("programme", "theme.escalate", FLP_NOVEMBER)),
        ("80f-task-gold-group", on_plan("programme", "theme.gold", FLP_DECEMBER)),
        ("80g-close-gold-group", on_plan("programme", "theme.close_gold", theme_of("SV", date(2026, 12, 7)))),
        ("80h-what-endures", on_plan("programme", "theme.enduring")),
        ("80i-themes-and-windows", on_plan("programme", "theme.list")),
        ("80j-print-board", on_plan("programme", "print.programme_board")),
        ("81-commission-deep-dive", on_plan("deep-dives", "dive.commission")),
        ("81a-change-deep-dive", on_plan("deep-dives", "dive.edit", stocktake)),
        ("81b-put-off-deep-dive", on_plan("deep-dives", "dive.put_off", stocktake)),
        ("81c-deep-dive-reported", on_plan("deep-dives", "dive.report", stocktake)),
        ("81d-close-deep-dive", on_plan("deep-dives", "dive.close", stocktake)),
        ("82-import-exceptions", exceptions_of_a_month),
        ("82a-match-unit", on_plan("exceptions", "exceptions.match")),
        ("82b-set-aside", on_plan("exceptions", "exceptions.set_aside")),
        ("82c-measures", on_plan("exceptions", "exceptions.measures")),
        ("82d-record-practice", on_plan("exceptions", "practice.record")),
        ("82e-adopted-by", then(practice_list, "practice.adopt")),
        ("83-promise-item", on_plan("promises", "promise.add")),
        ("83a-fix-date", on_plan("promises", "promise.fix_date", undated)),
        ("83b-no-longer-wanted", on_plan("promises", "promise.drop", undated)),
        ("84-new-priorities", on_plan("priorities", "priorities.add")),
        ("84a-change-priorities", on_plan("priorities", "priorities.edit", set_named("Control Strategy"))),
        ("84b-new-version", on_plan("priorities", "priorities.revise", set_named("Control Strategy"))),
        ("84c-validated", on_plan("priorities", "priorities.validate", set_named("Havering"))),
        ("84d-tasking-request", on_plan("priorities", "tasking.request")),
        ("84e-decide-request", on_plan("priorities", "tasking.decide", asked)),
    ),
    Stop("70-in-the-room", capture),
    Stop("71-closing-item", closing_item),
    *dialogs(
        ("72-also-attending", then(capture, "meeting.visitor")),
        ("73-interest", then(capture, "meeting.interest")),
    ),
)
EMPTY = tuple(
    Stop(f"empty-{name}", room(name))
    for name in (
        "today",
        "calendar",
        "meeting",
        "forward_plan",
        "actions",
        "risks",
        "documents",
        "framework",
        "history",
    )
)


def main(folder: Path) -> None:
    """Make the books, then take every look in a process of its own: the scale is fixed when Qt starts."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, contents in {"demo": Contents("Met HQ 2026-27", demo="year"), "empty": Contents("New book")}.items():
        book = folder / f"{name}.book"
        book.unlink(missing_ok=True)
        make_book(str(book), contents, actor="Imogen Farrier")
    for look, width, height, scale in LOOKS:
        words = [sys.executable, "-m", "tests.tour", str(folder), look, str(width), str(height), str(scale)]
        settings = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        subprocess.run(words, env={**os.environ, **settings}, check=True)
    sys.stdout.write(f"Pictures are in {folder}.\n")


def one_look(folder: Path, look: str, size: tuple[int, int], scale: str) -> None:
    """Walk through both books in one look."""
    app = QApplication(["drumbeat"])
    target = folder / f"{look.replace(' ', '-')}-{size[0]}x{size[1]}@{scale}"
    target.mkdir(exist_ok=True)
    for name, stops in {"empty": EMPTY, "demo": STOPS}.items():
        copy = folder / f"{target.name}-{name}.book"
        copy.write_bytes((folder / f"{name}.book").read_bytes())
        state = ViewState(folder / f"{target.name}-{name}.ini")
        state.remember("view/appearance", look)
        application = Application(state, "Imogen Farrier", TODAY, folder)
        application.open(str(copy))
        assert application.window is not None
        appearance.apply(app, Appearance(look))
        walk(application.window, stops, size, target)
        let_go(application.window)
        application.close()
        for rest in folder.glob(f"{target.name}-{name}.*"):
            rest.unlink()


def walk(window: MainWindow, stops: tuple[Stop, ...], size: tuple[int, int], target: Path) -> None:
    """Go from stop to stop and take a picture of each; a stop without one is an error."""
    window.setMinimumSize(*size)
    window.resize(*size)
    for stop in stops:
        path = target / f"{stop.name}.png"
        path.unlink(missing_ok=True)
        with_dialogs(path, partial(stop.go, window))
        if not stop.dialog:
            window.grab().save(str(path))
        if not path.is_file():
            raise SystemExit(f"{target.name}: {stop.name} shows no picture.")


def with_dialogs(path: Path, go: Callable[[], object]) -> None:
    """Go somewhere; take a picture of the first dialog that opens there, and close every one."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            settle()
            if not path.exists():
                dialog.grab().save(str(path))
            dialog.reject()

    watch = QTimer(interval=_EVERY)
    watch.timeout.connect(look)
    watch.start()
    go()
    settle()
    watch.stop()


def settle() -> None:
    """Let everything be laid out, painted and counted."""
    for _ in range(20):
        QApplication.processEvents()


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "out/tour")
    if len(sys.argv) > 2:
        one_look(where, sys.argv[2], (int(sys.argv[3]), int(sys.argv[4])), sys.argv[5])
    else:
        main(where)
