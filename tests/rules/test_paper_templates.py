"""The editions of papers: their headings, what fills them, and how they are numbered."""

import pytest

from models.errors import NotFound
from models.rules.paper_templates import Filling, Need, bare, filling, labels, nil_phrases, template, templates


def test_f001_02_and_03_the_audit_panel_paper_has_four_boxes_and_seven_sections() -> None:
    panel = template("audit_panel")
    assert len(panel.front) == 4
    assert [section.name for section in panel.sections] == [
        "Supporting information",
        "Equality and diversity impact",
        "Financial implications",
        "Legal implications",
        "Risk implications",
        "Contact details",
        "Appendices and background papers",
    ]
    assert not panel.lettered


def test_f003_17_the_board_paper_is_lettered_with_one_conditional_section() -> None:
    board = template("mps_board_2016")
    names = [section.name for section in board.sections]
    assert board.lettered
    assert labels(names, lettered=True) == ("A", "B", "C", "C", "C", "C", "C")
    assert [bare(section.name) for section in board.sections if section.required is Need.CONDITIONAL] == [
        "Real estate and environmental implications"
    ]


def test_extra_sections_push_the_numbers_on_and_stand_under_the_letter_before() -> None:
    assert labels(["Text"] * 11, lettered=False) == tuple(str(n) for n in range(1, 12))
    assert labels(["A. One", "Extra", "B. Two"], lettered=True) == ("A", "A", "B")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Title", Filling.TITLE),
        ("Forum and date", Filling.FORUM),
        ("Report by", Filling.AUTHORS),
        ("F. Contact details", Filling.AUTHORS),
        ("A. Recommendations", Filling.RECOMMENDATIONS),
        ("Recommendation", Filling.RECOMMENDATIONS),
        ("Corporate risks addressed", Filling.RISKS),
        ("Appendices and background papers", Filling.APPENDICES),
        ("Risk implications", Filling.TEXT),
        ("Background and supporting papers", Filling.TEXT),
    ],
)
def test_a_section_is_filled_by_what_its_name_says(name: str, what: Filling) -> None:
    assert filling(name) is what


def test_every_edition_is_whole_and_has_nil_statements() -> None:
    assert len({one.id for one in templates()}) == len(templates()) == 6
    for one in templates():
        names = [section.name for section in (*one.front, *one.sections)]
        assert len(names) == len(set(names)), one.id
        assert one.nil_phrases
    assert nil_phrases("") == nil_phrases("mps_board_2016")
    assert "There are no legal implications arising from this report." in nil_phrases("audit_panel")


def test_an_unknown_edition_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFound, match="audit_panel"):
        template("fax")
