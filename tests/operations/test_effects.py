"""What the day's decisions do to risks, as the board sees it at the end of its meeting."""

import pytest

from models.errors import RuleBroken
from models.operations.agenda import add_item, open_agenda
from models.operations.decisions import record_decision
from models.operations.effects import clear_effect, record_effect
from models.operations.risks import add_risk, link_risk
from models.operations.year import lay_out_year
from models.queries.effects import EffectSheet, effects
from models.queries.meetings import find_meeting
from models.queries.risk import risk
from models.records.papers import Paper
from models.store.unit import Unit
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook

TITLES = ("Serious violence", "Custody capacity", "Data quality")


def paper(unit: Unit, *, forum_id: str, meeting_id: str, item_id: str) -> str:
    """Put a paper before an item, without the rules papers go by."""
    row = Paper(forum_id=forum_id, meeting_id=meeting_id, item_id=item_id, reference="MB(26)41", kind="paper",
                title="Winter", status="final", commissioned_on=unit.today)  # fmt: skip
    return unit.add(row).id


class Board:
    """The Management Board of Tue 3 Nov 2026 with one item, two decisions and three risks."""

    def __init__(self, workspace: Workspace, book: SmallBook) -> None:
        self.workspace = workspace
        workspace.transact(lay_out_year, first=FIRST, last=LAST)
        self.meeting = workspace.read(find_meeting, reference="MB 2026-11-03").id
        workspace.transact(open_agenda, meeting_id=self.meeting)
        self.item = workspace.transact(add_item, meeting_id=self.meeting, title="Winter demand").value
        self.first, self.second = (
            workspace.transact(record_decision, meeting_id=self.meeting, item_id=self.item, text=text).value
            for text in ("Fund the winter plan", "Thank the team")
        )
        self.risks = [
            workspace.transact(add_risk, title=title, level="corporate", likelihood=3, impact=3).value
            for title in TITLES
        ]
        self.paper = workspace.transact(
            paper, forum_id=book.forums["MB"], meeting_id=self.meeting, item_id=self.item
        ).value

    def sheet(self) -> EffectSheet:
        """Return the closing item."""
        return self.workspace.read(effects, meeting_id=self.meeting)

    def said(self) -> list[list[tuple[str, str]]]:
        """Return reference and effect of each risk of each decision."""
        return [[(line.reference, line.effect) for line in each.lines] for each in self.sheet().decisions]


@pytest.fixture
def board(workspace: Workspace, book: SmallBook) -> Board:
    """A board with decisions and risks."""
    return Board(workspace, book)


def test_each_decision_lists_the_risks_of_its_paper_and_its_own(board: Board) -> None:
    board.workspace.transact(link_risk, risk_id=board.risks[0], paper_id=board.paper)
    board.workspace.transact(link_risk, risk_id=board.risks[1], decision_id=board.first)
    assert board.said() == [[("CR-01", ""), ("CR-02", "")], [("CR-01", "")]]
    assert board.sheet().outstanding == 3


def test_one_effect_stands_for_each_decision_and_risk(board: Board) -> None:
    board.workspace.transact(link_risk, risk_id=board.risks[0], item_id=board.item)
    deed = board.workspace.transact
    deed(record_effect, decision_id=board.first, risk_id=board.risks[0], effect="up")
    deed(record_effect, decision_id=board.first, risk_id=board.risks[0], effect="down", note="Plan funded")
    deed(record_effect, decision_id=board.second, effect="none")
    assert board.workspace.undo_words == "Record effect of MB D 2/26: none"
    assert board.said() == [[("CR-01", "down")], [("CR-01", ""), ("", "none")]]
    deed(clear_effect, decision_id=board.first, risk_id=board.risks[0])
    assert board.sheet().outstanding == 2


def test_a_new_risk_may_have_no_key_yet_but_up_and_down_need_one(board: Board) -> None:
    deed = board.workspace.transact
    deed(record_effect, decision_id=board.first, effect="new", note="Fuel supply")
    deed(record_effect, decision_id=board.second, risk_id=board.risks[2], effect="new")
    assert board.said() == [[("", "new")], [("CR-03", "new")]]
    with pytest.raises(RuleBroken) as refused:
        deed(record_effect, decision_id=board.first, effect="up")
    assert refused.value.field == "risk_id"


def test_an_effect_is_no_assessment_and_no_assurance(board: Board, clock: Clock) -> None:
    board.workspace.transact(record_effect, decision_id=board.first, risk_id=board.risks[0], effect="up")
    seen = board.workspace.read(risk, risk_id=board.risks[0], as_of=clock.at.date())
    assert (seen.row.score, len(seen.reviews), seen.assurances) == (9, 1, ())
    assert [(each.reference, each.effect) for each in seen.effects] == [("MB D 1/26", "up")]
