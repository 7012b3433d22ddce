"""A correction of agreed minutes as a line of the record, under what it corrects."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import icon_label, plain_label
from models.documents.wording import wall_clock
from models.queries.record_rows import CorrectionRow
from models.rules.written_dates import date_words

_LABELS = 86  # px at 100 %: as wide as the labels of the entries


class CorrectionLine(QWidget):
    """What should stand, why, and who put it on record."""

    def __init__(self, row: CorrectionRow) -> None:
        super().__init__()
        self.row = row
        grid = QGridLayout(self)
        air = appearance.space(6)
        grid.setContentsMargins(0, air, 0, air)
        grid.setHorizontalSpacing(appearance.space(14))
        grid.setVerticalSpacing(appearance.space(3))
        grid.setColumnMinimumWidth(1, appearance.space(_LABELS))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(icon_label("pencil", "warn", 16), 0, 0, top)
        grid.addWidget(plain_label("Corrected", tone="warn", weight=600), 0, 1, top)
        grid.addWidget(plain_label(row.text, "record", wrap=True), 0, 2)
        grid.addWidget(plain_label(reason_words(row), "small", "text 2", wrap=True), 1, 2)
        self.setAccessibleName(f"Corrected: {row.text}. {reason_words(row)}")


def reason_words(row: CorrectionRow) -> str:
    """Say why something was corrected, when and by whom."""
    return f"Because: {row.reason.rstrip('.')} · {date_words(wall_clock(row.at).date())} · {row.by}"
