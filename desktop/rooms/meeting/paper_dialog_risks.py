"""The risks a paper addresses: ticked in the register, or none, and why."""

from PySide6.QtWidgets import QWidget

from desktop.kit.desk import Desk
from desktop.kit.form import text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.tick_dialog import Asked, Tick, TickDialog
from models.operations.papers import set_risks
from models.queries.paper import PaperView
from models.queries.risks import RiskRow, risks
from models.rules.level_names import LevelNames
from models.rules.vocabulary import Level

_SENTENCE = "Tick with Space. The decisions on this paper will ask for their effect on these risks."
_NOTHING = "No risk is in the register yet."


def paper_risks_dialog(parent: QWidget, desk: Desk, view: PaperView) -> TickDialog:
    """Return the dialog for a paper; what is refused stands under the reason and nothing is lost."""
    because = Field(
        "no_risks_because",
        "Or none, because",
        default=view.row.no_risks_because,
        help="Or it addresses none of them, because … (such as: for information)",
    )
    title = f"Risks of {view.row.reference}"
    asked = Asked(title, _SENTENCE, "State risks", _NOTHING, "Risk", "Addresses", fields=(because,))

    def go_on(ticked: tuple[str, ...], values: Values) -> bool:
        desk.perform(
            set_risks,
            paper_id=view.row.id,
            risk_ids=ticked,
            no_risks_because=text_of(values, "no_risks_because"),
            revision=view.row.revision,
        )
        return True

    return TickDialog(parent, asked, _rows(desk, view), go_on, desk.today)


def _rows(desk: Desk, view: PaperView) -> list[Tick]:
    """Return the register, corporate risks first; a closed risk stands there while the paper names it."""
    named = {risk.id: risk for risk in view.risks}
    order = [level.value for level in Level]
    found = [(row.level, _tick(row, desk.levels, ticked=row.id in named)) for row in desk.read(risks, as_of=desk.today)]
    there = {row.key for _level, row in found}
    found += [
        (
            one.level,
            Tick(
                one.id, f"{one.reference}  {one.title}", "Closed", group=_register(one.level, desk.levels), ticked=True
            ),
        )
        for key, one in named.items()
        if key not in there
    ]
    return [row for _level, row in sorted(found, key=lambda one: order.index(one[0]))]


def _tick(row: RiskRow, levels: LevelNames, *, ticked: bool) -> Tick:
    second = " · ".join(part for part in (f"{row.band} {row.score}", row.unit, row.owner) if part)
    words = f"{row.reference}  {row.title}"
    return Tick(row.id, words, second[:1].upper() + second[1:], group=_register(row.level, levels), ticked=ticked)


def _register(level: str, names: LevelNames) -> str:
    return f"{names.opened(level)} register"
