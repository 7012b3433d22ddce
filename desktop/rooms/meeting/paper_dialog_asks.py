"""What a paper asks its forum to do: recommendations a, b, c, each with its verb."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.list_dialog import ListDialog
from desktop.kit.row_table import Column, RowTable
from models.operations.paper_sections import set_recommendations
from models.queries.paper import PaperView, RecommendationRow, paper
from models.rules.vocabulary import AskVerb

Ask = tuple[str, str]
VERBS = tuple((verb.value, verb.value.capitalize()) for verb in AskVerb)


class AsksDialog(ListDialog[RecommendationRow]):
    """The recommendations in order; letters follow their place, an answered one keeps its words."""

    def __init__(self, parent: QWidget, desk: Desk, view: PaperView) -> None:
        columns = (
            Column[RecommendationRow]("", lambda row: f"{row.letter}.", width="aa."),
            Column[RecommendationRow]("The forum is asked to", lambda row: row.text, kind="two-line", second=_second),
        )
        table = RowTable(columns, lambda row: row.id)
        sentence = f"{view.row.forum_name} is asked to do this; each decision may answer one of them."
        super().__init__(parent, f"Recommendations of {view.row.reference}", sentence, table, lines=2)
        self._desk, self._key = desk, view.row.id
        self.set_deeds(
            (
                Deed("Add…", self.add, "Ctrl+N", "plus"),
                Deed("Change…", self.edit, "F2", "pencil"),
                Deed("Remove", self.remove, "Del", "trash-2"),
                Deed("", lambda: self.carry(-1), icon="arrow-up", tip="Up (Alt Up)"),
                Deed("", lambda: self.carry(1), icon="arrow-down", tip="Down (Alt Down)"),
            ),
            (Deed("Close", self.accept, "Esc"),),
        )
        self.bind("Alt+Up", lambda: self.carry(-1))
        self.bind("Alt+Down", lambda: self.carry(1))
        self.lines.opened.connect(lambda _row: self.edit())
        self.refresh()
        self.lines.select_first()

    def refresh(self) -> None:
        """Read the recommendations again."""
        view = self._desk.read(paper, paper_id=self._key, now=self._desk.now())
        self.table.replace(view.recommendations)

    def add(self) -> None:
        """Ask for one more at the end."""
        asks = self._asks()
        self._ask("Add a recommendation", ("note", ""), lambda new: [*asks, new])

    def edit(self) -> None:
        """Ask for other words of the chosen one."""
        place, asks = self._place(), self._asks()
        if place >= 0:
            self._ask("Change a recommendation", asks[place], lambda new: [*asks[:place], new, *asks[place + 1 :]])

    def remove(self) -> None:
        """Take the chosen one away; refused where a decision answers it."""
        place, asks = self._place(), self._asks()
        if place >= 0:
            self._store([*asks[:place], *asks[place + 1 :]])

    def carry(self, step: int) -> None:
        """Bring the chosen one up or down."""
        place, asks = self._place(), self._asks()
        to = place + step
        if place >= 0 and 0 <= to < len(asks):
            asks.insert(to, asks.pop(place))
            self._store(asks)

    def _ask(self, title: str, begun: Ask, placed: Callable[[Ask], list[Ask]]) -> None:
        def submit(values: Values) -> None:
            new = (text_of(values, "verb"), text_of(values, "text"))
            self._desk.perform(set_recommendations, paper_id=self._key, asks=placed(new))

        fields = (
            Field("verb", "To", "choice", required=True, choices=VERBS, default=begun[0]),
            Field("text", "What", "long text", required=True, default=begun[1]),
        )
        if ask(self, title, title.split(maxsplit=1)[0] + " recommendation", fields, submit, today=self._desk.today):
            self.refresh()

    def _store(self, asks: list[Ask]) -> None:
        messages.attempt(lambda: self._desk.perform(set_recommendations, paper_id=self._key, asks=asks))
        self.refresh()

    def _asks(self) -> list[Ask]:
        return [(row.verb, row.text) for row in self.table.rows()]

    def _place(self) -> int:
        row = self.lines.current_row()
        return self.table.rows().index(row) if row else -1


def _second(row: RecommendationRow) -> str:
    return f"to {row.verb} · {f'answered by {row.answered}' if row.answered else 'not answered yet'}"
