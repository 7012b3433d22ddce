"""Invitations as files to send: one calendar file for one meeting, or an archive of one a meeting."""

from collections.abc import Sequence

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from models.documents.invitations import highest_marking, invitation_files, meeting_request, zipped
from models.documents.wording import stem
from models.documents.write_ics import write_ics
from models.queries.invitations import meeting_invitations
from models.queries.meetings import MeetingRow

_ALONE = 2  # an invitation and the calendar to subscribe to
_ONE, _MANY = "Calendar file (*.ics)", "Archive of calendar files (*.zip)"


def save_invitations(desk: Desk, rows: Sequence[MeetingRow], title: str) -> None:
    """Save the invitation to each meeting, or its cancellation; `title` names an archive of several files."""
    found = desk.read(meeting_invitations, meetings=rows)
    if not found:
        messages.refuse("No meeting is shown to invite people to. Show some, then try again.")
        return
    files = invitation_files(found, title=title, printed=desk.now())
    if len(files) == _ALONE:
        body = write_ics(meeting_request(found[0], printed=desk.now()))
        printing.save_bytes(next(iter(files)), _ONE, body)
        return
    name = stem(highest_marking(found), title, "invitations", "")
    printing.save_bytes(f"{name}.zip", _MANY, zipped(files, printed=desk.now()))
