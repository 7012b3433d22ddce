"""The agenda as a draft mail to everybody who sits at the meeting, with what was issued attached."""

from desktop.kit import messages, printing
from desktop.kit.addressees import addressees
from desktop.kit.desk import Desk
from models.documents.agenda import agenda_document
from models.documents.content import Attendee
from models.documents.export import export, file_name
from models.documents.letters import agenda_letter
from models.documents.wording import stem
from models.documents.write_eml import write_eml
from models.queries.agenda import AgendaView, agenda, issued_body
from models.queries.issued import issued_documents
from models.queries.meetings import MeetingRow

PDF, DRAFT = ".pdf", "Mail draft (*.eml)"


def save_agenda_mail(desk: Desk, meeting: MeetingRow) -> None:
    """Ask where to save the draft; the last issued version goes with it, else the agenda as it stands."""
    view = desk.read(agenda, meeting_id=meeting.id)
    if not view.items:
        messages.refuse(f"{meeting.reference} has no agenda yet; open it first.")
        return
    letter = agenda_letter(
        view, to=_members(desk, view), at=desk.now(), sender=view.secretary, attachments=(_attached(desk, view),)
    )
    name = f"{stem(view.marking, meeting.forum_code, 'agenda mail', f'{meeting.date}')}.eml"
    printing.save_bytes(name, DRAFT, write_eml(letter))


def _members(desk: Desk, view: AgendaView) -> tuple[Attendee, ...]:
    """Return who sits at the meeting, each once, with the address known of them."""
    names = dict.fromkeys((seat.name for seat in view.seats if seat.name), "")
    behind = addressees(desk, names)
    return tuple(next(iter(behind.get(name, ())), Attendee(name, "")) for name in names)


def _attached(desk: Desk, view: AgendaView) -> tuple[str, bytes]:
    issued = [row for row in desk.read(issued_documents, meeting_id=view.meeting.id, kind="agenda") if not row.part]
    if issued:
        return issued[0].name, desk.read(issued_body, digest=issued[0].digest)
    document = agenda_document(view, printed=desk.now())
    return file_name(document, PDF), export(document, PDF)
