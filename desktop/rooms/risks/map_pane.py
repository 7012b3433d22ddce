"""The picture of the register: the heat map under a line that says what it shows."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.kit import appearance
from desktop.kit.controls import plain_label
from desktop.kit.heat_layout import HeatRisk, HeatScale
from desktop.kit.heat_map import HeatMap
from desktop.kit.risk_statuses import band_status
from models.queries.risks import RiskRow
from models.rules.risk import STEPS, RiskScheme
from models.rules.written_dates import date_words

_MARGIN = 20


class MapPane(QWidget):
    """The heat map of the risks shown, with how many they are and since when its arrows count."""

    def __init__(self) -> None:
        super().__init__()
        self.map = HeatMap("Heat map of risks")
        self._count = plain_label("", "small", "text 2", weight=600)
        self._since = plain_label("", "small", "text 2")
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._since)
        column = QVBoxLayout(self)
        edge = appearance.space(_MARGIN)
        column.setContentsMargins(edge, appearance.space(12), edge, appearance.space(8))
        column.setSpacing(appearance.space(10))
        self._count.setMinimumWidth(1)
        column.addLayout(head)
        column.addWidget(self.map, 1)
        self.setMinimumHeight(self.map.minimumSizeHint().height() + appearance.space(50))

    def display(self, rows: Sequence[RiskRow], scheme: RiskScheme, called: str, since: dt.date) -> None:
        """Show risks on the scheme's scales, with arrows from where they stood on a day."""
        count = f"{len(rows)} {called} risk{'' if len(rows) == 1 else 's'}"
        self._count.setText(f"Impact and likelihood, {count}")
        self._since.setText(f"arrows: since {date_words(since)}")
        shorts = short_references([row.reference for row in rows])
        self._fit()
        self.map.display([_risk(row, shorts[row.reference]) for row in rows], scale_of(scheme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out since when the arrows count where there is no room for it whole; the filter says it too."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self._count.sizeHint().width() + self._since.sizeHint().width()
        self._since.setVisible(wide + appearance.space(_MARGIN * 2 + 12) <= self.width())


def scale_of(scheme: RiskScheme) -> HeatScale:
    """Return the scales of a scheme with the band of every place."""
    steps = range(1, STEPS + 1)
    bands = tuple(tuple(scheme.band(x, y).value for x in steps) for y in steps)
    return HeatScale(scheme.likelihoods, scheme.impacts, bands)


def short_references(references: Sequence[str]) -> dict[str, str]:
    """Return what a chip says for each reference: its number, where all have one of their own."""
    numbers = {reference: reference.rpartition("-")[2] for reference in references}
    alike = {reference.rpartition("-")[0] for reference in references}
    told = len(alike) == 1 and all(number.isdigit() for number in numbers.values())
    return numbers if told else {reference: reference for reference in references}


def _risk(row: RiskRow, short: str) -> HeatRisk:
    words = f"{row.reference}  {row.title}, {band_status(row.band).word.lower()} {row.score}"
    return HeatRisk(row.id, short, words, row.likelihood, row.impact, row.old_likelihood, row.old_impact)
