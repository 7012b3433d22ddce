"""Sections and recommendations of a paper."""

import pytest

from models.errors import RuleBroken
from models.operations.agenda import open_agenda
from models.operations.decisions import record_decision
from models.operations.meetings import add_meeting
from models.operations.paper_rules import set_paper_rule
from models.operations.paper_sections import (
    add_section,
    edit_section,
    remove_section,
    set_recommendations,
    set_sections,
)
from models.operations.papers import commission_paper, edit_paper
from models.queries.agenda import agenda
from models.queries.paper import PaperView, paper
from models.store.workspace import Workspace
from tests.books import LAST, Clock, SmallBook

NIL = "There are no financial implications arising from this report."


@pytest.fixture
def panel(workspace: Workspace, book: SmallBook) -> str:
    """A paper on the Audit Panel's template."""
    return workspace.transact(
        commission_paper, forum_id=book.forums["RAB"], title="Improvement plan", template="audit_panel"
    ).value


def view(workspace: Workspace, key: str, clock: Clock) -> PaperView:
    return workspace.read(paper, paper_id=key, now=clock())


def section(workspace: Workspace, key: str, clock: Clock, title: str) -> str:
    return next(one.id for one in view(workspace, key, clock).sections if one.title == title)


def test_f001_03_four_sections_before_equality_push_the_tail_to_11(
    workspace: Workspace, panel: str, clock: Clock
) -> None:
    before = section(workspace, panel, clock, "Supporting information")
    for number in range(4):
        before = workspace.transact(add_section, paper_id=panel, name=f"Theme {number}", after_section_id=before).value
    found = [(one.label, one.title) for one in view(workspace, panel, clock).sections if not one.front]
    assert found[1:6] == [
        ("2", "Theme 0"),
        ("3", "Theme 1"),
        ("4", "Theme 2"),
        ("5", "Theme 3"),
        ("6", "Equality and diversity impact"),
    ]
    assert found[-1] == ("11", "Appendices and background papers")
    workspace.transact(remove_section, section_id=before)
    assert view(workspace, panel, clock).sections[-1].label == "10"


def test_f001_65_a_nil_statement_completes_a_section_and_is_not_empty(
    workspace: Workspace, panel: str, clock: Clock
) -> None:
    key = section(workspace, panel, clock, "Financial implications")
    missing = {trouble.section for trouble in view(workspace, panel, clock).row.troubles}
    assert "Financial implications" in missing
    workspace.transact(edit_section, section_id=key, text=NIL, nil=True)
    found = view(workspace, panel, clock)
    assert NIL in found.nil_phrases
    assert {trouble.section for trouble in found.row.troubles} == missing - {"Financial implications"}


def test_what_must_be_written_takes_no_nil_statement(workspace: Workspace, panel: str, clock: Clock) -> None:
    with pytest.raises(RuleBroken, match="“Supporting information” must be written") as refused:
        workspace.transact(
            edit_section,
            section_id=section(workspace, panel, clock, "Supporting information"),
            text="None",
            nil=True,
        )
    assert refused.value.field == "nil"
    key = section(workspace, panel, clock, "Legal implications")
    with pytest.raises(RuleBroken, match="Choose the nil statement"):
        workspace.transact(edit_section, section_id=key, text=" ", nil=True)


def test_sections_of_the_template_stay_and_many_are_written_at_once(
    workspace: Workspace, panel: str, clock: Clock
) -> None:
    keys = [one.id for one in view(workspace, panel, clock).sections]
    workspace.transact(set_sections, paper_id=panel, texts=[(keys[0], "Why", False), (keys[1], "What", False)])
    assert [one.text for one in view(workspace, panel, clock).sections[:3]] == ["Why", "What", ""]
    with pytest.raises(RuleBroken, match="belongs to the template"):
        workspace.transact(remove_section, section_id=keys[0])
    with pytest.raises(RuleBroken, match="not one of"):
        workspace.transact(set_sections, paper_id=panel, texts=[("x", "Why", False)])


def test_another_edition_keeps_what_is_written(workspace: Workspace, panel: str, clock: Clock) -> None:
    key = section(workspace, panel, clock, "Supporting information")
    workspace.transact(edit_section, section_id=key, text="Long work")
    workspace.transact(edit_paper, paper_id=panel, template="dmpc_decision_2020")
    found = view(workspace, panel, clock)
    assert found.template == "DMPC decision form (July 2020)"
    assert [(one.label, one.title, one.text) for one in found.sections][-1] == (
        "9",
        "Supporting information",
        "Long work",
    )
    assert len(found.approvals) == 2


def test_recommendations_are_lettered_and_keep_their_keys(workspace: Workspace, panel: str, clock: Clock) -> None:
    asks = [("note", "Plan and progress"), ("note", "Areas pushed back"), ("approve", "Next steps")]
    workspace.transact(set_recommendations, paper_id=panel, asks=asks)
    first = view(workspace, panel, clock).recommendations
    assert [(one.letter, one.verb, one.text) for one in first] == [
        ("a", "note", "Plan and progress"),
        ("b", "note", "Areas pushed back"),
        ("c", "approve", "Next steps"),
    ]
    workspace.transact(set_recommendations, paper_id=panel, asks=[asks[2], ("agree", "More"), ("agree", asks[0][1])])
    second = view(workspace, panel, clock).recommendations
    assert [one.id for one in (second[0], second[2])] == [first[2].id, first[0].id]
    assert (second[2].letter, second[2].verb) == ("c", "agree")
    with pytest.raises(RuleBroken, match="not known here"):
        workspace.transact(set_recommendations, paper_id=panel, asks=[("shout", "More")])


def test_an_answered_recommendation_keeps_its_words(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    meeting = workspace.transact(add_meeting, forum_id=book.forums["MB"], date=LAST).value
    workspace.transact(open_agenda, meeting_id=meeting)
    item = workspace.read(agenda, meeting_id=meeting).items[0].id
    key = workspace.transact(
        commission_paper, forum_id=book.forums["MB"], meeting_id=meeting, item_id=item, title="Estates"
    ).value
    workspace.transact(set_recommendations, paper_id=key, asks=[("note", "the plan")])
    asked = view(workspace, key, clock).recommendations[0].id
    workspace.transact(
        record_decision, meeting_id=meeting, item_id=item, text="Noted.", verb="noted", recommendation_id=asked
    )
    assert view(workspace, key, clock).recommendations[0].answered == "decision MB D 1/26"
    with pytest.raises(RuleBroken, match="Recommendation a is answered by decision MB D 1/26"):
        workspace.transact(set_recommendations, paper_id=key, asks=[])


def test_a_rule_of_a_forum_is_set_changed_and_taken_away(
    workspace: Workspace, panel: str, book: SmallBook, clock: Clock
) -> None:
    for strength, rules in (
        ("required", {"author named": "required"}),
        ("recommended", {"author named": "recommended"}),
        ("", {}),
    ):
        workspace.transact(set_paper_rule, forum_id=book.forums["RAB"], rule="author named", strength=strength)
        assert view(workspace, panel, clock).rules == rules
    with pytest.raises(RuleBroken, match="not known here"):
        workspace.transact(set_paper_rule, forum_id=book.forums["RAB"], rule="nice fonts", strength="required")
