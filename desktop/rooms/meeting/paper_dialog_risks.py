"""The risks a paper addresses: ticked in the register, or none, and why."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form_fields import Field, FieldBox
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from desktop.kit.statuses import Status
from models.errors import DrumbeatError
from models.operations.papers import set_risks
from models.queries.paper import PaperView
from models.queries.risks import RiskRow, risks
from models.rules.vocabulary import Level

_YES, _NO = Status("Yes", "circle-check", "info"), Status("No", "circle", "text 2")


@dataclass(frozen=True, slots=True)
class RiskTick:
    """A risk of the register and whether the paper addresses it."""

    key: str
    words: str
    second: str
    level: str
    ticked: bool


class PaperRisksDialog(ListDialog[RiskTick]):
    """Space or a double click ticks; what is refused stands under the reason and nothing is lost."""

    def __init__(self, parent: QWidget, desk: Desk, view: PaperView) -> None:
        columns = (
            Column[RiskTick]("Addresses", lambda _row: "", kind="status", status=_status, width="Addresses"),
            Column[RiskTick]("Risk", lambda row: row.words, kind="two-line", second=lambda row: row.second),
        )
        table = RowTable(columns, lambda row: row.key, _register)
        sentence = "Tick with Space. The decisions on this paper will ask for their effect on these risks."
        super().__init__(parent, f"Risks of {view.row.reference}", sentence, table, lines=2)
        self._desk, self._view = desk, view
        because = Field(
            "no_risks_because",
            "Or none, because",
            default=view.row.no_risks_because,
            help="Or it addresses none of them, because … (such as: for information)",
        )
        self.because = FieldBox(because, desk.today)
        self.above.addWidget(self.because)
        self.table.replace(self._rows())
        self.lines.previewed.connect(lambda _row: self.toggle())
        self.lines.opened.connect(lambda _row: self.toggle())
        self.set_deeds(
            (Deed("", self.toggle, icon="check", tip="Tick or clear the chosen line (Space)"),),
            (Deed("Cancel", self.reject, "Esc"), Deed("State risks", self.store, "Ctrl+Return", kind="filled")),
        )
        self.lines.select_first()
        self.lines.setFocus()

    def toggle(self) -> None:
        """Tick the chosen risk, or clear it."""
        row = self.lines.current_row()
        if row:
            new = replace(row, ticked=not row.ticked)
            self.table.replace([new if each.key == row.key else each for each in self.table.rows()])

    def store(self) -> None:
        """Store what is ticked and the reason for none; stay where that is refused."""
        try:
            self._desk.perform(
                set_risks,
                paper_id=self._view.row.id,
                risk_ids=[row.key for row in self.table.rows() if row.ticked],
                no_risks_because=self.because.typed(),
                revision=self._view.row.revision,
            )
        except DrumbeatError as refused:
            self.because.refuse(str(refused))
        else:
            self.accept()

    def _rows(self) -> list[RiskTick]:
        """Return the register, corporate risks first; a closed risk stands there while the paper names it."""
        named = {risk.id: risk for risk in self._view.risks}
        levels = [level.value for level in Level]
        found = [_tick(row, ticked=row.id in named) for row in self._desk.read(risks, as_of=self._desk.today)]
        there = {row.key for row in found}
        found += [RiskTick(one.id, f"{one.reference}  {one.title}", "Closed", one.level, True)
                  for key, one in named.items() if key not in there]  # fmt: skip
        return sorted(found, key=lambda row: levels.index(row.level))


def _tick(row: RiskRow, *, ticked: bool) -> RiskTick:
    second = " · ".join(part for part in (f"{row.band} {row.score}", row.unit, row.owner) if part)
    return RiskTick(row.id, f"{row.reference}  {row.title}", second[:1].upper() + second[1:], row.level, ticked)


def _register(row: RiskTick) -> str:
    return f"{row.level[:1].upper()}{row.level[1:]} register"


def _status(row: RiskTick) -> Status:
    return _YES if row.ticked else _NO
