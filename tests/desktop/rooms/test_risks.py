import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.kit import appearance, messages, printing
from desktop.kit.controls import Button
from desktop.kit.desk import Desk
from desktop.kit.heat_map import HeatMap
from desktop.kit.row_view import RowView
from desktop.rooms.risks.map_pane import short_references
from desktop.rooms.risks.narrowing import since_choices, usual_since
from desktop.rooms.risks.page import WANTED, RisksPage
from desktop.rooms.risks.registers import view_of_level
from models.operations.assurance import stamp_assurance
from models.operations.outcomes import record_action
from models.operations.risks import add_risk, review_risk
from models.queries.escalations import escalations
from models.queries.risk import RiskView, risk
from models.queries.risks import RiskRow
from models.queries.risks import risks as all_risks
from models.store.workspace import Workspace
from tests.books import SmallBook, small_book
from tests.desktop.kit.fakes import FakeNavigator, filled, the

TODAY = dt.date(2026, 10, 27)
APRIL = dt.date(2026, 4, 1)


@pytest.fixture
def book(workspace: Workspace, desk: Desk) -> SmallBook:
    made = small_book(workspace)
    for title, level, post, place in (
        ("Serious violence", "corporate", "AC-FLP", (3, 5)),
        ("Custody capacity", "corporate", "DIR-EST", (3, 4)),
        ("Records retention", "corporate", "HEAD-DI", (2, 2)),
        ("Winter demand", "business group", "DAC-FLP", (4, 4)),
    ):
        likelihood, impact = place
        desk.perform(add_risk, title=title, level=level, likelihood=likelihood, impact=impact, raised_on=APRIL,
                     owner_post_id=made.posts[post])  # fmt: skip
    return made


@pytest.fixture
def page(desk: Desk, book: SmallBook, qtbot: QtBot, tmp_path: Path) -> RisksPage:  # noqa: ARG001  a full book
    page = RisksPage(desk, FakeNavigator(tmp_path))
    qtbot.addWidget(page)
    page.resize(appearance.space(1240), appearance.space(800))
    page.show()
    return page


def view_of(page: RisksPage) -> RowView[RiskRow]:
    return page.findChildren(RowView)[0]


def heat_of(page: RisksPage) -> HeatMap:
    return page.findChildren(HeatMap)[0]


def shown(page: RisksPage) -> list[str]:
    table = view_of(page).model()
    return [str(table.index(place, 0).data()) for place in range(table.rowCount())]


def said(page: RisksPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def answer(**typed: str | bool) -> None:
    QTimer.singleShot(0, filled(typed))


def chosen(page: RisksPage, desk: Desk) -> RiskView:
    return desk.read(risk, risk_id=the(view_of(page).current_row()).id, as_of=TODAY)


def test_the_corporate_register_stands_gravest_first_and_adds_up(page: RisksPage, qtbot: QtBot) -> None:
    assert shown(page) == ["CR-01", "CR-02", "CR-03"]
    assert "0 severe + 2 high + 0 medium + 1 low = 3" in said(page)
    assert {"Impact and likelihood, 3 corporate risks", "Score by month", "Serious violence"} <= set(
        said(page).split("\n")
    )
    assert heat_of(page).chosen() == the(view_of(page).current_row()).id
    QAbstractItemModelTester(view_of(page).model(), QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert qtbot is not None


def test_a_review_moves_the_risk_in_list_and_picture(page: RisksPage, book: SmallBook, desk: Desk) -> None:
    answer(likelihood="Likely", impact="Critical", note="Up again", forum_id="MB  Management Board")
    page.commands()["risk.review"]()
    row = the(view_of(page).current_row())
    assert (row.band, row.movement, row.last_seen) == ("severe", "up", "MB Tue 27 Oct 2026")
    assert [(arrow.risk_id) for arrow in heat_of(page).picture().arrows] == [row.id]
    assert {"Likely × Critical", "Up again"} <= set(said(page).split("\n"))
    assert desk.undo_words == "Record review of CR-01"
    desk.undo()
    assert the(view_of(page).current_row()).band == "high"
    assert book is not None


def test_assurance_stays_apart_from_where_a_risk_stands(page: RisksPage, desk: Desk) -> None:
    answer(assurance="partly assured", words="Two groups report late")
    page.commands()["risk.assure"]()
    seen = chosen(page, desk)
    assert [(stamp.forum_code, stamp.assurance) for stamp in seen.assurances] == [("RAB", "partly assured")]
    assert (seen.row.score, len(seen.reviews)) == (15, 1)
    assert {"Assurance, apart from where it stands", "Partly assured", "Reviews"} <= set(said(page).split("\n"))


def test_a_risk_is_escalated_and_shows_where_it_went(page: RisksPage, desk: Desk, book: SmallBook) -> None:
    answer(from_forum_id="PG  Performance Group", reason="Needs two groups", to_forum_id="MB  Management Board")
    the(next((each for each in page.findChildren(Button) if each.toolTip() == "Escalate risk…"), None)).click()
    (row,) = desk.read(escalations, risk_id=chosen(page, desk).row.id)
    assert (row.title, row.to_forum_id) == ("CR-01 Serious violence", book.forums["MB"])
    assert {"Escalated", "PG to MB, waits for the next MB", "Needs two groups"} <= set(said(page).split("\n"))


def test_arrows_on_the_map_choose_in_the_list_and_enter_asks_for_a_review(page: RisksPage) -> None:
    heat = heat_of(page)
    heat.setFocus()
    QTest.keyClick(heat, Qt.Key.Key_Down)
    assert the(view_of(page).current_row()).reference == "CR-02"
    answer(likelihood="Rare", impact="Slight")
    QTest.keyClick(heat, Qt.Key.Key_Return)
    assert the(view_of(page).current_row()).score == 1
    view_of(page).select_first()
    assert the(heat.risk(heat.chosen())).words.startswith("CR-01")


def test_a_risk_is_added_to_the_register_shown_and_then_chosen(page: RisksPage) -> None:
    page.show_view("groups")
    answer(
        title="Fleet", likelihood="Likely", impact="Major", owner_post_id="Director Estates", next_review="end of March"
    )
    page.commands()["risk.add"]()
    row = the(view_of(page).current_row())
    assert (row.reference, row.level, row.owner) == ("GR-02", "business group", "Director Estates")
    assert row.next_review == dt.date(2027, 3, 31)


def test_facts_change_by_their_form_and_a_wrong_one_is_refused(page: RisksPage) -> None:
    answer(title="Violence", reference="CR-02")
    page.commands()["risk.edit"]()
    assert the(view_of(page).current_row()).title == "Serious violence"
    answer(title="Violence", owner_post_id="", next_review="Fri 1 Jan 2027")
    page.commands()["risk.edit"]()
    row = the(view_of(page).current_row())
    assert (row.title, row.owner, row.next_review) == ("Violence", "", dt.date(2027, 1, 1))
    answer(next_review="")
    page.commands()["risk.edit"]()
    assert the(view_of(page).current_row()).next_review is None


def test_a_closed_risk_is_found_by_its_state_and_opened_again(page: RisksPage) -> None:
    answer(because="Merged into CR-02")
    page.commands()["risk.close"]()
    assert shown(page) == ["CR-02", "CR-03"]
    page.chips.set_values("state", frozenset({"closed"}))
    assert shown(page) == ["CR-01"]
    assert set(page.commands()) & {"risk.review", "risk.reopen"} == {"risk.reopen"}
    page.commands()["risk.reopen"]()
    page.chips.clear()
    assert shown(page) == ["CR-01", "CR-02", "CR-03"]


def test_a_proposed_risk_is_accepted(page: RisksPage) -> None:
    answer(title="Fuel", likelihood="Rare", impact="Slight", proposed=True)
    page.commands()["risk.add"]()
    assert "risk.accept" in page.commands()
    page.commands()["risk.accept"]()
    assert the(view_of(page).current_row()).status == "open"
    assert "risk.accept" not in page.commands()


def test_an_action_is_linked_and_leads_to_its_room(page: RisksPage, book: SmallBook, desk: Desk) -> None:
    due, forum = dt.date(2026, 11, 20), book.forums["MB"]
    desk.perform(record_action, forum_id=forum, text="Review custody contracts", owner_body="Estates", due=due)
    answer(action_id="MB 1/26  Review custody contracts")
    page.commands()["risk.link"]()
    assert the(view_of(page).current_row()).open_actions == 1
    assert {"Touched by", "1 open"} <= set(said(page).split("\n"))


def test_filters_narrow_list_and_picture(page: RisksPage, book: SmallBook, desk: Desk) -> None:
    rows = view_of(page)
    first = the(rows.current_row()).id
    desk.perform(
        stamp_assurance, risk_id=first, forum_id=book.forums["RAB"], assurance="assured", on=dt.date(2026, 9, 10)
    )
    page.chips.set_values("unseen", frozenset({"4"}))
    assert shown(page) == ["CR-02", "CR-03"]
    page.chips.set_values("band", frozenset({"low"}))
    assert shown(page) == ["CR-03"]
    assert sum(chip.risk is not None for chip in heat_of(page).picture().chips) == 1
    page.chips.clear()
    page.chips.set_values("owner", frozenset({"Director Estates"}))
    assert shown(page) == ["CR-02"]


def test_movement_counts_from_the_day_chosen(page: RisksPage, book: SmallBook, desk: Desk) -> None:
    key, board = the(view_of(page).current_row()).id, book.forums["MB"]
    desk.perform(review_risk, risk_id=key, likelihood=4, impact=5, forum_id=board, on=dt.date(2026, 9, 1))
    assert the(view_of(page).current_row()).movement == "up"
    page.chips.set_values("since", frozenset({"2026-10-01"}))
    assert the(view_of(page).current_row()).movement == "same"
    head = view_of(page).model().headerData(3, Qt.Orientation.Horizontal)
    assert head == "Since Oct"


def test_a_risk_asked_for_is_shown_whatever_hides_it(page: RisksPage, desk: Desk) -> None:
    group = next(row for row in desk.read(all_risks, as_of=TODAY) if row.level == "business group")
    page.chips.set_values("band", frozenset({"low"}))
    page.show_risk(group.id)
    assert the(view_of(page).current_row()).reference == "GR-01"


def test_another_room_may_ask_for_a_risk(page: RisksPage, desk: Desk) -> None:
    group = next(row for row in desk.read(all_risks, as_of=TODAY) if row.level == "business group")
    page.hide()
    page.navigator.view_state.remember(WANTED, group.id)
    page.show()
    assert the(view_of(page).current_row()).id == group.id
    assert page.navigator.view_state.words(WANTED) == ""


def test_another_scheme_bands_everything_anew(page: RisksPage) -> None:
    answer(name="Strict", severe="12", high="8", medium="4")
    page.commands()["risk.scheme"]()
    assert "Strict: severe from 12" in said(page)
    assert "2 severe + 0 high + 1 medium + 0 low = 3" in said(page)
    answer(severe="3")
    page.commands()["risk.scheme"]()
    assert "Strict: severe from 12" in said(page)


def test_the_register_is_printed_and_saved(page: RisksPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdfs: list[tuple[str, bytes]] = []
    monkeypatch.setattr(printing, "preview", lambda _parent, title, pdf, _name: pdfs.append((title, pdf)))
    monkeypatch.setattr(messages, "ask_save_path", lambda _title, name, _kinds: tmp_path / name)
    page.commands()["print.risk_register"]()
    page.commands()["print.risk_register_csv"]()
    assert pdfs[0][0] == "Risk register, Corporate register"
    assert pdfs[0][1].startswith(b"%PDF")
    assert "Serious violence" in next(tmp_path.glob("*.csv")).read_text(encoding="utf-8-sig")


def test_views_are_remembered_and_an_empty_register_says_what_belongs_there(
    page: RisksPage, desk: Desk, qtbot: QtBot
) -> None:
    page.show_view("bcu")
    assert "There is no BCU risk yet" in said(page)
    again = RisksPage(desk, page.navigator)
    qtbot.addWidget(again)
    again.show()
    assert "There is no BCU risk yet" in said(again)
    again.show_view("groups")
    assert shown(again) == ["GR-01"]


def test_a_small_window_makes_the_picture_a_drawer_and_back(page: RisksPage) -> None:
    page.resize(appearance.space(720), appearance.space(450))
    assert not heat_of(page).isVisible()
    page.show_inspector()
    assert heat_of(page).isVisible()
    page.resize(appearance.space(1300), appearance.space(800))
    assert heat_of(page).mapTo(page, heat_of(page).rect().topLeft()).x() < appearance.space(200)


def test_chips_say_numbers_where_they_suffice() -> None:
    assert short_references(["CR-01", "CR-12"]) == {"CR-01": "01", "CR-12": "12"}
    assert short_references(["GR-01", "TR-01"]) == {"GR-01": "GR-01", "TR-01": "TR-01"}
    assert short_references([]) == {}


def test_movement_counts_since_the_quarter_before_unless_told_otherwise() -> None:
    assert usual_since(TODAY) == dt.date(2026, 7, 1)
    assert usual_since(dt.date(2027, 2, 3)) == dt.date(2026, 10, 1)
    offered = [day for day, _ in since_choices(TODAY)]
    assert (offered[0], offered[-1], len(offered)) == ("2026-10-01", "2025-11-01", 12)
    assert [view_of_level(level) for level in ("thematic", "BCU", "oversight")] == ["groups", "bcu", "corporate"]
