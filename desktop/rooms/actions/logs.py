"""Printing and saving the action log of a forum."""

from PySide6.QtWidgets import QWidget

from desktop.kit import printing
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from models.documents.action_log import action_log_document
from models.documents.export import export, file_name
from models.queries.actions import action_log

KINDS = {".xlsx": "Workbook (*.xlsx)", ".csv": "CSV (*.csv)"}


def chosen_forum(parent: QWidget, desk: Desk, choices: tuple[tuple[str, str], ...], likely: str) -> str:
    """Ask whose log is meant, the likely one filled in; empty when given up."""
    given: list[str] = []

    def submit(values: Values) -> None:
        given[:] = [text_of(values, "forum_id")]

    field = Field("forum_id", "Forum", "post", required=True, choices=choices, default=likely or None)
    ask(parent, "Whose action log?", "Choose", (field,), submit, today=desk.today)
    return given[0] if given else ""


def make_log(parent: QWidget, desk: Desk, forum_id: str, suffix: str) -> None:
    """Show the log of a forum as at today on paper, or save it as a workbook or CSV."""
    log = desk.read(action_log, forum_id=forum_id, as_of=desk.today)
    document = action_log_document(log, printed=desk.now())
    body, name = export(document, suffix), file_name(document, suffix)
    if suffix == ".pdf":
        printing.preview(parent, f"Action log, {log.forum_name}", body, name)
    else:
        printing.save_bytes(name, KINDS[suffix], body)
