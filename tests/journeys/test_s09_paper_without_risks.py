"""S09: a Management Board paper for 3 November says nothing of corporate risks; on 27 October it cannot be final."""

from pathlib import Path

import pytest

from models.queries.risks import risk_choices
from tests.journeys.boards import open_view, refused_first, stand_still, the_paper
from tests.journeys.sitting import Sitting, filled

TITLE = "Neighbourhood policing: progress to October"
WHY = "None, for information: it reports what the Board decided in May"


@pytest.fixture
def secretary(sitting: Sitting, demo_book: Path, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    """The board secretary on 27 October has commissioned a paper; its author has sent it."""
    stand_still(monkeypatch)
    sitting.open(demo_book)
    open_view(sitting, "Papers")
    asks = filled(title=TITLE, sponsor_post_id="Director Strategy & Governance", author_post_id="Head of Governance")
    sitting.meet(lambda: sitting.window.run("paper.commission"), asks)
    return sitting


def test_a_paper_that_states_no_risk_cannot_be_final(secretary: Sitting) -> None:
    rule = "Management Board papers must state the corporate risks addressed"
    answers = {"status": "Final"}
    secretary.meet(
        lambda: secretary.window.run("paper.status"),
        refused_first(rule, answers, {"no_risks_because": WHY}),
    )
    row = the_paper(secretary, TITLE)
    assert (row.status, row.no_risks_because, row.late) == ("final", WHY, False)


def test_one_risk_ticked_is_enough_and_undo_takes_the_stage_back(secretary: Sitting) -> None:
    answers = {"status": "Final"}
    desk = secretary.window.page().desk
    risk = next(key for key, words in corporate(secretary) if "CR-03" in words)
    secretary.meet(
        lambda: secretary.window.run("paper.status"),
        refused_first("corporate risks", answers, {f"risk {risk}": "yes"}),
    )
    assert the_paper(secretary, TITLE).status == "final"
    secretary.press("Ctrl+Z")
    assert the_paper(secretary, TITLE).status == "commissioned"
    assert desk.undo_words


def corporate(seat: Sitting) -> tuple[tuple[str, str], ...]:
    """The corporate risks as a form offers them."""
    return seat.window.page().desk.read(risk_choices, level="corporate")
