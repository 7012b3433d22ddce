"""Issuing the action log of a meeting: shown, and kept byte for byte if this is the print that leaves the house."""

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing
from desktop.kit.desk import Desk
from models.documents.action_log import action_log_document
from models.documents.export import export, file_name
from models.operations.issuing import issue_action_log
from models.queries.actions import action_log
from models.queries.meetings import meeting

PDF = ".pdf"


def issue_log(parent: QWidget, desk: Desk, meeting_id: str) -> None:
    """Ask whether the log of a meeting's forum is issued now or only looked at, and show it."""
    held = desk.read(meeting, meeting_id=meeting_id)
    log = desk.read(action_log, forum_id=held.forum_id, as_of=desk.today)
    document = action_log_document(log, printed=desk.now())
    body = export(document, PDF)
    sentence = f"{log.open} open, {log.overdue} overdue. What is issued is kept as it is and cannot be undone."
    answer = messages.choose(f"Action log of {held.reference}", sentence, ("Issue action log", "Only look at it"))
    if answer == 0:
        desk.perform(issue_action_log, meeting_id=meeting_id, body=body)
    if answer >= 0:
        printing.preview(parent, f"Action log, {log.forum_name}", body, file_name(document, PDF))
