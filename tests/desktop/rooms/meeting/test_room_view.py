"""The room: one line and one key for each kind, attendance in one line, time, effects, and nothing lost."""

import datetime as dt
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.kit import messages
from desktop.kit.controls import Button
from desktop.kit.desk import Desk
from desktop.rooms.meeting.capture_box import Kind
from desktop.rooms.meeting.page import MeetingPage
from models.operations.forum_settings import link_forums
from models.operations.stages import end_meeting
from models.queries.deep_dives import deep_dives
from models.queries.effects import effects
from models.queries.escalations import escalations
from models.queries.forums import find_forum
from models.queries.item_clock import clock as item_clock
from tests.boards import DAY
from tests.books import Clock
from tests.desktop.kit.fakes import FakeNavigator, the
from tests.desktop.rooms.meeting.agenda_scene import filled, over
from tests.desktop.rooms.meeting.room_scene import RoomScene, room_scene

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(autouse=True)
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(messages, "refuse", said.append)
    monkeypatch.setattr(messages, "toast", lambda _text, **_further: None)
    return said


@pytest.fixture
def scene(desk: Desk, navigator: FakeNavigator, qtbot: QtBot, clock: Clock) -> RoomScene:
    return room_scene(desk, navigator, qtbot, clock)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def links_of(scene: RoomScene) -> str:
    return " ".join(one.accessibleName() for one in scene.room.also.findChildren(QWidget))


def test_a_recommendation_is_answered_by_its_letter(scene: RoomScene) -> None:
    assert "not taken yet" in said(scene.room.head.asked)
    read = scene.type(Kind.DECISION, "a agreed")
    assert read == "Noted Decision of MB, answers a the fall in violence"
    scene.type(Kind.DECISION, "b; because it spreads; provided data are shared; review next meeting; against: TB")
    first, second = scene.record().decisions
    assert (first.verb, first.text) == ("noted", "the fall in violence")
    assert (second.verb, second.reasons, second.conditions) == ("agreed", "it spreads", "data are shared")
    assert (second.review_on, second.dissent) == (dt.date(2027, 1, 5), "Deputy Commissioner (Tobias Brennick)")
    assert [ask.answered for ask in scene.record().asks] == ["decision MB D 1/26", "decision MB D 2/26", ""]
    assert "decision MB D 2/26" in said(scene.room.head.asked)
    assert "a. Note" in said(scene.room.also)


def test_a_letter_nobody_asked_under_is_not_recorded(scene: RoomScene) -> None:
    scene.type(Kind.DECISION, "d: agreed")
    assert scene.record().decisions == ()
    assert scene.room.capture.reading.words() == "Nothing is asked here under d."
    assert scene.room.capture.draft().text == "d: agreed"


def test_a_deep_dive_gets_its_lead_and_its_meeting(scene: RoomScene) -> None:
    read = scene.type(Kind.DEEP_DIVE, "Knife crime: where is it uneven? @GA by next meeting")
    assert (
        read
        == "Deep-dive for MB, AC Frontline Policing Grace Adeyemi-Clarke, reports to MB Tue 5 Jan 2027 next meeting"
    )
    dive = scene.desk.read(deep_dives, today=DAY, meeting_id=scene.meeting)[0]
    assert (dive.title, dive.question) == ("Knife crime", "where is it uneven?")
    assert (dive.lead, dive.due) == ("AC Frontline Policing", dt.date(2027, 1, 5))
    assert "Deep-dive" in said(scene.room.entries)
    scene.desk.undo()
    assert scene.desk.read(deep_dives, today=DAY) == ()
    assert "Deep-dive" not in said(scene.room.entries)


def test_a_deep_dive_gets_its_sponsor_and_more_in_its_form(scene: RoomScene) -> None:
    scene.type(Kind.DEEP_DIVE, "Knife crime @GA @TB")
    dive = scene.desk.read(deep_dives, today=DAY, meeting_id=scene.meeting)[0]
    assert (dive.lead, dive.sponsor) == ("AC Frontline Policing", "Deputy Commissioner")
    given = filled(question="Where is it uneven?", tracking_forum_id="PG  Performance Group")
    tip = "Deep-dive: sponsor, meeting, whom it informs, who tracks its actions…"
    more = the(next((each for each in scene.room.findChildren(Button) if each.toolTip() == tip), None))
    over(more.click, given)
    dive = scene.desk.read(deep_dives, today=DAY, meeting_id=scene.meeting)[0]
    assert (dive.question, dive.tracking_code, dive.sponsor) == ("Where is it uneven?", "PG", "Deputy Commissioner")


def test_an_item_goes_up_to_the_forum_above(scene: RoomScene) -> None:
    assert "no forum above this one" in scene.type(Kind.ESCALATE, "Too dear for us")
    assert "escalates to no forum yet" in scene.room.capture.reading.words()
    board, panel = (scene.desk.read(find_forum, code=code).id for code in ("MB", "RAB"))
    scene.desk.perform(link_forums, forum_id=board, other_id=panel, kind="escalates to")
    scene.room.capture.text.put("")
    read = scene.type(Kind.ESCALATE, "Too dear for us; several groups")
    assert read == "Escalate to RAB, needs several business groups"
    row = scene.desk.read(escalations, meeting_id=scene.meeting)[0]
    assert (row.to_forum_code, row.reason, row.several_groups) == ("RAB", "Too dear for us", True)
    assert "Escalated" in said(scene.room.entries)


def test_entries_stand_in_the_order_recorded_and_a_decision_opens_its_details(scene: RoomScene) -> None:
    for kind, line in (
        (Kind.ACTION, "Publish the maps @GA !18 Nov"),
        (Kind.MINUTE, "The Board heard."),
        (Kind.DECISION, "approved: the plan"),
    ):
        scene.type(kind, line)
    decision = scene.record().decisions[0]
    assert [row.kind for row in scene.record().entries] == ["action", "minute", "decision"]
    assert said(scene.room.entries).index("The Board heard.") > said(scene.room.entries).index("Publish the maps")
    names = {one.accessibleName(): one for one in scene.room.entries.findChildren(QWidget) if one.isVisible()}
    over(
        lambda: QTest.mouseClick(names["Decision 1: reasons, conditions, review, dissent…"], Qt.MouseButton.LeftButton),
        filled(reasons="It is needed", review_on="Tue 5 Jan 2027"),
    )
    changed = next(one for one in scene.record().decisions if one.id == decision.id)
    assert (changed.reasons, changed.review_on) == ("It is needed", dt.date(2027, 1, 5))
    assert "Reasons: It is needed" in said(scene.room.entries)


def test_one_line_of_attendance_is_one_deed(scene: RoomScene) -> None:
    scene.attend("HA TB here, GA from 4, RK apologies, Niamh for MO, TB until 3")
    presences = [scene.seat(code).presence for code in ("COMM", "DCOM", "AC-FLP", "DIR-SG", "DIR-EST")]
    assert presences == ["here", "here", "here", "apologies", "deputy"]
    assert (scene.seat("AC-FLP").from_item, scene.seat("DCOM").to_item) == ("4", "3")
    scene.attend("GA until 6")
    assert (scene.seat("AC-FLP").from_item, scene.seat("AC-FLP").to_item) == ("4", "6")
    scene.desk.undo()
    scene.desk.undo()
    assert {seat.presence for seat in scene.view().seats} == {""}
    scene.attend("TB here, ZZ from 4")
    assert "Nobody here is “ZZ”" in scene.room.seats.refusal()
    assert scene.seat("DCOM").presence == ""


def test_visitors_and_interests_stand_under_the_seats(scene: RoomScene) -> None:
    assert "No interests declared for item" in said(scene.room.also)
    over(lambda: scene.run("meeting.visitor"), filled(name="Ann Bell", description="City Office"))
    over(lambda: scene.run("meeting.interest"), filled(who="GA", nature="Works for the supplier"))
    assert "Ann Bell, City Office" in links_of(scene)
    declared = scene.view().interests[0]
    assert (declared.item_id, declared.who) == (scene.item, "AC Frontline Policing, Grace Adeyemi-Clarke")
    visitor = scene.view().also_attending[0]
    over(lambda: scene.room.deeds.ask_visitor(visitor), filled(name=""))
    over(lambda: scene.room.deeds.ask_interest(declared), filled(nature="Owns shares in the supplier"))
    assert scene.view().also_attending == ()
    assert "Owns shares" in links_of(scene)


def test_the_clock_runs_on_what_is_taken(scene: RoomScene, qtbot: QtBot) -> None:
    first = scene.room.order.lines()[0].item
    assert scene.room.clock.now().running_item_id == first.id
    scene.clock.at += dt.timedelta(minutes=7)
    scene.room.order.choose(first.id)
    scene.run("meeting.next_item")
    second = scene.room.order.lines()[1].item
    kept = scene.desk.read(item_clock, meeting_id=scene.meeting, now=scene.clock.at)
    assert (kept.running_item_id, kept.spans[first.id]) == (second.id, 420)
    assert [line.time for line in scene.room.order.lines()][:2] == ["7 of 5", f"0 of {second.minutes}"]
    assert scene.room.order.lines()[0].sign[2] == "taken"
    scene.clock.at += dt.timedelta(seconds=64)
    qtbot.waitUntil(lambda: "1:04" in said(scene.room.head), timeout=3000)
    assert "ends" in scene.room.pace.words()
    scene.desk.perform(end_meeting, meeting_id=scene.meeting)
    scene.page.refresh()
    assert scene.room.pace.words() == ""


def test_the_rest_is_fitted_into_what_is_left(scene: RoomScene, refusals: list[str]) -> None:
    scene.clock.at = dt.datetime.combine(DAY, scene.view().meeting.end, tzinfo=dt.UTC) - dt.timedelta(minutes=60)
    scene.run("meeting.next_item")
    running = scene.room.clock.now().running_item_id
    scene.run("agenda.refit")
    assert refusals == []
    assert scene.desk.undo_words.startswith("Fit the rest of MB")
    items = scene.view().items
    place = [item.id for item in items].index(running)
    assert sum(item.minutes for item in items[place:]) == 60
    assert scene.room.pace.words().endswith(f"on time, ends {scene.view().meeting.end:%H:%M}")


def test_an_item_not_reached_and_one_for_next_time_are_marked(scene: RoomScene) -> None:
    scene.run("meeting.not_reached")
    row = next(item for item in scene.view().items if item.id == scene.item)
    assert row.outcome == "not reached"
    scene.run("meeting.next_time")
    line = next(one for one in scene.room.order.lines() if one.item.id == scene.item)
    assert line.sign[2] == "decide next time"
    assert scene.desk.undo_words.endswith("decide next time")


def test_the_effects_of_the_day_are_judged_by_keys(scene: RoomScene) -> None:
    scene.type(Kind.DECISION, "b agreed")
    scene.type(Kind.DECISION, "a")
    scene.run("meeting.effects")
    pane = scene.room.effects
    QAbstractItemModelTester(pane.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "0 of 2 judged" in said(pane)
    QTest.keyClick(pane.list, Qt.Key.Key_U)
    assert the(pane.list.current_row()).decision.reference == "MB D 2/26"
    QTest.keyClick(pane.list, Qt.Key.Key_Plus)
    sheet = scene.desk.read(effects, meeting_id=scene.meeting)
    assert [[line.effect for line in one.lines] for one in sheet.decisions] == [["up"], ["", "new"]]
    pane.list.select_key(pane.table.rows()[1].key)
    for pressed, kept in ((Qt.Key.Key_D, "down"), (Qt.Key.Key_N, "none"), (Qt.Key.Key_Delete, "")):
        pane.list.select_key(pane.table.rows()[1].key)
        QTest.keyClick(pane.list, pressed)
        assert scene.desk.read(effects, meeting_id=scene.meeting).decisions[1].lines[0].effect == kept
    scene.desk.undo()
    assert "3 of 3 judged" in said(pane)


def test_a_decision_without_a_risk_asks_for_one(scene: RoomScene) -> None:
    scene.room.order.walk(-1)
    scene.type(Kind.DECISION, "close the station")
    scene.run("meeting.effects")
    chosen = scene.desk.read(effects, meeting_id=scene.meeting)
    assert chosen.decisions[0].lines == ()
    over(
        lambda: QTest.keyClick(scene.room.effects.list, Qt.Key.Key_U),
        filled(risk_id="CR-01  Serious violence", effect="up"),
    )
    sheet = scene.desk.read(effects, meeting_id=scene.meeting)
    assert [(line.risk_id, line.effect) for line in sheet.decisions[0].lines] == [(scene.risk, "up")]


def test_a_line_left_unfinished_is_there_after_a_crash(
    scene: RoomScene, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    scene.room.capture.set_kind(Kind.ACTION)
    scene.room.capture.text.insertPlainText("Publish the maps; “all”, @GA")
    qtbot.wait(1300)

    def again() -> MeetingPage:
        page = MeetingPage(desk, FakeNavigator(tmp_path))
        qtbot.addWidget(page)
        page.show()
        page.show_meeting(scene.meeting)
        return page

    draft = again().room_view.capture.draft()
    assert (draft.kind, draft.text) == (Kind.ACTION, "Publish the maps; “all”, @GA")
    scene.room.capture.text.insertPlainText(" !18 Nov")
    QTest.keyClick(scene.room.capture.text, Qt.Key.Key_Return)
    assert len(scene.record().actions) == 1
    assert again().room_view.capture.draft().text == ""


def test_a_recorded_line_is_on_the_screen_at_once(scene: RoomScene) -> None:
    scene.type(Kind.MINUTE, "The first one warms up.")
    spent = []
    for place in range(5):
        scene.room.capture.text.insertPlainText(f"The Board heard, {place}.")
        begun = time.process_time()
        QTest.keyClick(scene.room.capture.text, Qt.Key.Key_Return)
        scene.room.entries.repaint()
        spent.append(time.process_time() - begun)
        assert f"The Board heard, {place}." in said(scene.room.entries)
    assert min(spent) < 0.1


def test_a_paper_without_a_file_says_so(scene: RoomScene, refusals: list[str]) -> None:
    row = next(item for item in scene.view().items if item.id == scene.item)
    scene.room.deeds.open_paper(row.papers[0])
    assert "No file of" in refusals[0]
