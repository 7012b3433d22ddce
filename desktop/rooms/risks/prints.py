"""Printing and saving the register that is shown."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit import printing
from desktop.kit.desk import Desk
from models.documents.export import export, file_name
from models.documents.risk_register import risk_register_document
from models.queries.risk_scheme import risk_scheme
from models.queries.risks import RiskRow

KINDS = {".docx": "Word document (*.docx)", ".xlsx": "Workbook (*.xlsx)", ".csv": "CSV (*.csv)"}


def make_register(
    parent: QWidget, desk: Desk, rows: Sequence[RiskRow], title: str, since: dt.date, suffix: str
) -> None:
    """Show risks as a register as at today on paper, or save it for Word, as a workbook or CSV."""
    document = risk_register_document(
        rows,
        title=title,
        marking=desk.marking,
        as_of=desk.today,
        since=since,
        scheme=desk.read(risk_scheme),
        printed=desk.now(),
    )
    body, name = export(document, suffix), file_name(document, suffix)
    if suffix == ".pdf":
        printing.preview(parent, f"Risk register, {title}", body, name)
    else:
        printing.save_bytes(name, KINDS[suffix], body)
