import email
import email.policy
from email.message import EmailMessage

import pytest

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from desktop.rooms.meeting.agenda_mail import save_agenda_mail
from models.operations.agenda_issue import issue_agenda
from models.operations.people import edit_person
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.store.workspace import Workspace
from tests.boards import Board
from tests.books import Clock, small_book


@pytest.fixture
def board(workspace: Workspace, clock: Clock) -> Board:
    return Board(workspace, small_book(workspace), clock)


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """Catch what would be saved, read as a mail program reads it."""
    drafts: list[EmailMessage] = []

    def keep(_name: str, _kinds: str, body: bytes) -> None:
        drafts.append(email.message_from_bytes(body, policy=email.policy.default))

    monkeypatch.setattr(printing, "save_bytes", keep)
    return drafts


def test_the_issued_agenda_goes_to_everybody_with_a_seat(board: Board, desk: Desk, saved: list[EmailMessage]) -> None:
    desk.perform(edit_person, person_id=board.book.people["AC-FLP"], email="grace@example.org")
    desk.perform(issue_agenda, meeting_id=board.id, body=b"%PDF-1.7 the very bytes", name="agenda v1.pdf")
    save_agenda_mail(desk, desk.read(agenda, meeting_id=board.id).meeting)
    (draft,) = saved
    assert "grace@example.org" in str(draft["To"])
    assert "agenda, version 1" in str(draft["Subject"])
    (attached,) = draft.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("agenda v1.pdf", b"%PDF-1.7 the very bytes")


def test_an_agenda_not_issued_goes_as_a_draft(board: Board, desk: Desk, saved: list[EmailMessage]) -> None:
    save_agenda_mail(desk, desk.read(agenda, meeting_id=board.id).meeting)
    (attached,) = saved[0].iter_attachments()
    assert attached.get_content().startswith(b"%PDF-")
    assert "draft" in str(saved[0]["Subject"])


@pytest.mark.usefixtures("board")
def test_without_an_agenda_there_is_nothing_to_mail(
    desk: Desk, saved: list[EmailMessage], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[str] = []
    monkeypatch.setattr(messages, "refuse", refused.append)
    save_agenda_mail(desk, desk.read(find_meeting, reference="MB 2027-01-05"))
    assert refused == ["MB 2027-01-05 has no agenda yet; open it first."]
    assert saved == []
