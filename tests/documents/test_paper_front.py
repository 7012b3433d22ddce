"""A paper on paper: S20's Audit Panel paper of Mon 22 June 2026, whole, public and still to be written."""

import datetime as dt

import pytest

from models.documents.export import export
from models.documents.paper_front import paper_front_document, paper_skeleton_document
from models.operations.forums import edit_forum
from models.operations.meetings import add_meeting
from models.operations.paper_files import attach_file
from models.operations.paper_sections import add_section, edit_section, set_recommendations
from models.operations.paper_stages import set_status
from models.operations.papers import AuthorLine, commission_paper, edit_paper, set_risks
from models.queries.paper import PaperView, paper
from models.store.workspace import Workspace
from tests.books import Clock, SmallBook
from tests.documents.reading import pages, whole
from tests.store.files import pdf

PANEL = dt.date(2026, 6, 22)
ASKS = [
    ("note", "Note the contents of this report"),
    ("note", "the areas pushed back"),
    ("approve", "the next steps."),
]


@pytest.fixture
def commissioned(workspace: Workspace, book: SmallBook, clock: Clock) -> str:
    """The paper as it is commissioned, with two authors."""
    clock.go_to(dt.date(2026, 6, 1))
    forum = book.forums["RAB"]
    return workspace.transact(
        commission_paper,
        forum_id=forum,
        meeting_id=workspace.transact(add_meeting, forum_id=forum, date=PANEL).value,
        title="Governance improvement plan",
        template="audit_panel",
        on_behalf_of="the Deputy Commissioner",
        authors=[
            AuthorLine(
                post_id=book.posts["DIR-SG"], unit="Governance", email="sg@hq.example", telephone="020 7000 0001"
            ),
            AuthorLine(name="Anil Prasad-Whyte", email="anil@hq.example"),
        ],
    ).value


@pytest.fixture
def written(workspace: Workspace, commissioned: str, clock: Clock) -> str:
    """The paper with every heading written, three recommendations and two appendices, A of them sensitive."""
    for section in workspace.read(paper, paper_id=commissioned, now=clock()).sections:
        if section.filling == "text":
            workspace.transact(edit_section, section_id=section.id, text=f"About {section.title}.\nMore of it.")
    workspace.transact(set_recommendations, paper_id=commissioned, asks=ASKS)
    for name, appendix, marking in (
        ("The paper", False, ""),
        ("Risk extract", True, "OFFICIAL-SENSITIVE"),
        ("Plan on a page", True, ""),
    ):
        workspace.transact(
            attach_file,
            paper_id=commissioned,
            name=f"{name}.pdf",
            body=pdf(name),
            appendix=appendix,
            marking=marking,
        )
    return commissioned


def view(workspace: Workspace, key: str, clock: Clock) -> PaperView:
    return workspace.read(paper, paper_id=key, now=clock())


def front(workspace: Workspace, key: str, clock: Clock, part: int | None = None) -> str:
    return whole(export(paper_front_document(view(workspace, key, clock), printed=clock(), part=part), ".pdf"))


def test_s20_the_headings_are_complete_and_the_recommendations_lettered(
    workspace: Workspace, written: str, clock: Clock
) -> None:
    assert view(workspace, written, clock).row.ready
    said = front(workspace, written, clock)
    assert "Risk & Assurance Board Monday 22 June 2026" in said
    assert "The Risk & Assurance Board is recommended to:" in said
    assert "a. Note the contents of this report. b. Note the areas pushed back. c. Approve the next steps." in said
    assert "On behalf of the Deputy Commissioner" in said


def test_f001_67_and_f002_31_every_contact_line_is_printed(workspace: Workspace, written: str, clock: Clock) -> None:
    said = front(workspace, written, clock)
    for words in (
        "Ruth Kessling, Director Strategy & Governance",
        "sg@hq.example",
        "020 7000 0001",
        "Anil Prasad-Whyte",
        "anil@hq.example",
    ):
        assert words in said


def test_s20_and_f004_38_the_highest_marking_stands_on_every_page(
    workspace: Workspace, written: str, clock: Clock
) -> None:
    document = paper_skeleton_document(view(workspace, written, clock), printed=clock())
    sheets = pages(export(document, ".pdf"))
    assert len(sheets) > 1
    assert all(sheet.count("OFFICIAL-SENSITIVE") >= 2 for sheet in sheets)
    assert document.stem.startswith("OFFICIAL-SENSITIVE RAB(26)1")


def test_s20_the_public_print_leaves_the_sensitive_appendix_out_and_says_so(
    workspace: Workspace, written: str, clock: Clock
) -> None:
    said = front(workspace, written, clock, part=1)
    assert "Appendix B Plan on a page" in said
    assert "Left out of this public print. Appendix A (OFFICIAL-SENSITIVE) is not published." in said
    assert "Risk extract" not in said
    document = paper_front_document(view(workspace, written, clock), printed=clock(), part=1)
    assert document.marking == "OFFICIAL"
    assert "paper public" in document.stem


@pytest.mark.parametrize("hidden", [False, True])
def test_f000_06_of_a_part_2_paper_the_public_sees_the_exemption_alone(
    workspace: Workspace, written: str, clock: Clock, hidden: bool
) -> None:
    workspace.transact(
        edit_paper, paper_id=written, part=2, part_reason="commercially confidential", title_sensitive=hidden
    )
    said = front(workspace, written, clock, part=1)
    assert "This paper is not published. commercially confidential." in said
    assert ("Governance improvement plan" in said) != hidden
    for words in ("recommended", "Appendix", "Key considerations", "About", "sg@hq.example"):
        assert words not in said
    assert "Part 2, not for publication" in front(workspace, written, clock)


def test_what_a_whole_forum_keeps_to_itself_is_not_published(
    workspace: Workspace, book: SmallBook, written: str, clock: Clock
) -> None:
    workspace.transact(edit_forum, forum_id=book.forums["RAB"], marking="OFFICIAL-SENSITIVE")
    assert "This paper is not published. OFFICIAL-SENSITIVE." in front(workspace, written, clock, part=1)


def test_f001_03_the_skeleton_numbers_its_sections_to_11_and_offers_nil_statements(
    workspace: Workspace, commissioned: str, clock: Clock
) -> None:
    before = next(s.id for s in view(workspace, commissioned, clock).sections if s.title == "Supporting information")
    for theme in "abcd":
        before = workspace.transact(
            add_section, paper_id=commissioned, name=f"Theme {theme}", after_section_id=before
        ).value
    said = whole(export(paper_skeleton_document(view(workspace, commissioned, clock), printed=clock()), ".pdf"))
    for heading in ("1 Supporting information", "5 Theme d", "6 Equality and diversity impact", "10 Contact details"):
        assert heading in said
    assert "11 Appendices and background papers There are none." in said
    assert "To be written, or: There are no financial implications arising from this report." in said
    assert "To be written: what the forum is asked to do" in said


def test_paragraphs_are_numbered_so_that_others_can_refer_to_them(
    workspace: Workspace, written: str, clock: Clock
) -> None:
    said = whole(export(paper_skeleton_document(view(workspace, written, clock), printed=clock()), ".pdf"))
    assert "1 Supporting information 1.1 About Supporting information. 1.2 More of it." in said


def test_a_late_paper_says_so_and_risks_are_stated_or_none(workspace: Workspace, written: str, clock: Clock) -> None:
    workspace.transact(set_risks, paper_id=written, risk_ids=[], no_risks_because="for information")
    clock.go_to(dt.date(2026, 6, 19))
    workspace.transact(
        set_status, paper_id=written, status="received", late_reason="the return came late", late_agreed_by="the chair"
    )
    said = front(workspace, written, clock)
    assert "Late. The return came late. Agreed by the chair." in said
    assert "Corporate risks addressed None: for information." in said
    assert "Late" not in front(workspace, written, clock, part=1)


def test_a_decision_form_is_signed_and_a_conditional_section_says_so(
    workspace: Workspace, book: SmallBook, clock: Clock
) -> None:
    texts = {}
    for template in ("dmpc_decision_2020", "mps_board_2016", ""):
        key = workspace.transact(commission_paper, forum_id=book.forums["MB"], title="Estates", template=template).value
        document = paper_skeleton_document(view(workspace, key, clock), printed=clock())
        texts[template] = whole(export(document, ".pdf"))
    assert "Approval Chief Executive Officer Deputy Mayor for Policing and Crime" in texts["dmpc_decision_2020"]
    assert "C Real estate and environmental implications Only where it is relevant" in texts["mps_board_2016"]
    assert "Estates" in texts[""]


def test_the_skeleton_can_be_written_in_word(workspace: Workspace, written: str, clock: Clock) -> None:
    document = paper_skeleton_document(view(workspace, written, clock), printed=clock())
    assert export(document, ".docx").startswith(b"PK")
