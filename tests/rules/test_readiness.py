"""What is still missing from a paper, by its edition and by the rules of its forum."""

from dataclasses import replace

import pytest

from models.rules.paper_templates import template
from models.rules.readiness import PaperState, SectionState, Trouble, is_ready, readiness
from models.rules.vocabulary import PaperRule, Strength

REQUIRED = {PaperRule.RISKS: Strength.REQUIRED}
NIL = "There are no financial implications arising from this report."


def written(edition: str, **texts: tuple[str, bool]) -> PaperState:
    """A complete paper of an edition; `texts` replace what stands under a heading that contains the word."""
    sections = []
    for entry in (*template(edition).front, *template(edition).sections):
        text, nil = next((said for word, said in texts.items() if word in entry.name.lower()), ("Words.", False))
        sections.append(SectionState(entry.name, entry.required, bool(text.strip()), nil))
    return PaperState(sections=sections, recommendations=1, authors=1, files=1, appendices=1)


def headings(state: PaperState) -> list[str]:
    return [trouble.section for trouble in readiness(state, {})]


def test_f001_02_the_missing_heading_is_named() -> None:
    state = written("audit_panel", key=("  ", False))
    (trouble,) = readiness(state, {})
    assert trouble == Trouble(
        "sections complete",
        "expected",
        "“Key considerations for the Panel” is empty; write it.",
        "Key considerations for the Panel",
    )
    assert not is_ready([trouble])


@pytest.mark.parametrize(
    "text", [(NIL, True), ("Assessed case by case by programmes", True), ("See paragraph 1.3 above", False)]
)
def test_f001_65_f002_29_f002_30_nil_statements_and_references_are_content(text: tuple[str, bool]) -> None:
    assert headings(written("audit_panel", financial=text)) == []


def test_an_empty_section_is_not_a_nil_statement() -> None:
    (trouble,) = readiness(written("audit_panel", financial=("", False)), {})
    assert trouble.words == "“Financial implications” is empty; write it or choose a nil statement."


def test_f003_17_real_estate_may_be_empty_and_legal_may_not() -> None:
    assert headings(written("mps_board_2016", estate=("", False))) == []
    assert headings(written("mps_board_2016", legal=("", False))) == ["Legal implications"]


def test_f002_02_none_apparent_is_complete_with_a_soft_prompt_where_the_paper_is_cross_cutting() -> None:
    state = written("audit_panel", interdependencies=("None apparent to the author", True))
    assert readiness(state, {}) == ()
    (prompt,) = readiness(replace(state, cross_cutting=True), {})
    assert (prompt.strength, prompt.section) == ("recommended", "Interdependencies and cross-cutting issues")
    assert is_ready([prompt])


def test_boxes_are_filled_by_what_the_paper_holds_apart() -> None:
    empty = dict.fromkeys(("title", "forum", "report by", "recommend", "risks addressed", "append"), ("", False))
    state = written("audit_panel", **empty)
    assert headings(state) == []
    assert headings(replace(state, recommendations=0, appendices=0)) == [
        "Recommendations",
        "Appendices and background papers",
    ]
    board = written("management_board_paper", **empty)
    assert headings(board) == ["Corporate risks addressed"]
    assert headings(replace(board, no_risks_because="for information")) == []


@pytest.mark.parametrize(
    ("strength", "words", "ready"),
    [
        (Strength.REQUIRED, "must", False),
        (Strength.EXPECTED, "are expected to", False),
        (Strength.RECOMMENDED, "should best", True),
    ],
)
def test_f001_14_a_rule_speaks_as_strongly_as_its_forum_asks(strength: Strength, words: str, ready: bool) -> None:
    troubles = readiness(PaperState(), {PaperRule.RISKS: strength}, forum="Management Board")
    assert [trouble.words for trouble in troubles] == [
        f"Management Board papers {words} state the corporate risks addressed; choose one, or say none and why."
    ]
    assert is_ready(troubles) == ready


@pytest.mark.parametrize(
    "state", [PaperState(risks=1), PaperState(no_risks_because="none, for information")], ids=["a risk", "none and why"]
)
def test_f001_14_a_risk_or_none_with_its_reason_keeps_the_rule(state: PaperState) -> None:
    assert readiness(state, REQUIRED) == ()


def test_f003_05_interests_are_declared_or_said_to_be_none() -> None:
    assert headings(written("dmpc_decision_2020", interest=("", False))) == ["DMPC interest declaration"]
    assert headings(written("dmpc_decision_2020", interest=("None", True))) == []


def test_every_rule_is_kept_or_broken_and_the_strongest_comes_first() -> None:
    rules = dict(zip(PaperRule, (*Strength, Strength.REQUIRED, Strength.EXPECTED), strict=True))
    troubles = readiness(PaperState(), rules)
    assert [trouble.strength for trouble in troubles] == ["required", "expected", "expected", "recommended"]
    kept = PaperState(recommendations=1, authors=1, risks=1, files=1)
    assert readiness(kept, rules) == ()
