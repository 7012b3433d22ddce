"""Exceptions and good practice: what the figures single out, and what is worth taking over."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QStackedWidget

from desktop.kit.controls import Deed
from desktop.kit.page import Empty, Page
from desktop.rooms.forward_plan.exception_list import ExceptionList
from desktop.rooms.forward_plan.measures_dialog import MeasuresDialog
from desktop.rooms.forward_plan.practice_list import PracticeList
from desktop.rooms.forward_plan.view import Around, Beside, Chip, Values, View

EXCEPTIONS, PRACTICE = "exceptions", "good practice"


class ExceptionsView(View):
    """Two lists over the same units and months, of which one is shown."""

    name = "exceptions"
    title = "Exceptions"
    lead_commands = ("exceptions.import",)
    concerns = frozenset(
        {"local_exception", "measure", "good_practice", "practice_adoption", "unit", "unit_succession"}
    ) | {"meeting", "forum", "theme", "template_item"}

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.exceptions, self.practice = ExceptionList(around), PracticeList(around)
        self._now: ExceptionList | PracticeList = self.exceptions
        self._stack = QStackedWidget()
        for each in (self.exceptions, self.practice):
            self._stack.addWidget(each.pane)
            each.altered.connect(self.altered)
            if isinstance(around.parent, Page):
                each.list.previewed.connect(lambda _row, page=around.parent: page.show_inspector())

    @property
    def pane(self) -> QStackedWidget:
        """Both lists, one over the other."""
        return self._stack

    def read(self) -> None:
        """Read both lists."""
        self.exceptions.read()
        self.practice.read()

    def chips(self) -> tuple[Chip, ...]:
        """Return which list is shown, and the filters."""
        choices = ((EXCEPTIONS, EXCEPTIONS), (PRACTICE, PRACTICE))
        shown = Chip("list", "Show", choices, many=False, chosen=frozenset({EXCEPTIONS}))
        return (shown, *self.exceptions.chips())

    def display(self, values: Values, text: str) -> None:
        """Show the list that is chosen, and what of it the filters let through."""
        self._now = self.practice if PRACTICE in values("list") else self.exceptions
        self._stack.setCurrentWidget(self._now.pane)
        self._now.display(values, text)
        if self._now.chosen() is None:
            self._now.list.select_first()

    def sentence(self) -> str:
        """Say what the list that is shown holds."""
        return self._now.sentence()

    def empty(self) -> Empty | None:
        """Say what belongs here while the list that is shown holds nothing."""
        if self._now.rows:
            return None
        if self._now is self.practice:
            sentence = "What worked somewhere belongs here: who presented it, and which units took it over."
            record = Deed("Record good practice…", self.practice.deeds.record, icon="sparkle", kind="filled")
            return Empty("sparkle", "No good practice yet", sentence, record)
        return Empty(
            "trending-down",
            "No exceptions yet",
            "Each month’s file of what was out of the ordinary, worse or better, lands here and on the agendas.",
            Deed("Import exceptions…", self.exceptions.deeds.import_file, "Ctrl+Shift+I", "upload", "filled"),
            "CSV or XLSX with unit, measure, period, direction and value",
        )

    def beside(self) -> Beside | None:
        """Return what stands beside what is chosen."""
        return self._now.beside()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return what can be done now."""
        found: dict[str, Callable[[], None]] = {
            "exceptions.import": self.exceptions.deeds.import_file,
            "exceptions.record": self.exceptions.deeds.record,
            "exceptions.measures": self._measures,
            "practice.record": self.practice.deeds.record,
            **self._now.commands(),
        }
        if self.practice.rows:
            found["print.learning_log"] = self.practice.print_log
        return found

    def focus(self) -> None:
        """Put the focus into the list that is shown."""
        self._now.focus()

    def show_subject(self, key: str) -> bool:
        """Choose an exception or a good practice."""
        return self._now.show_subject(key)

    def filters_for(self, key: str) -> Mapping[str, frozenset[str]]:
        """Return which list holds it."""
        return {"list": frozenset({PRACTICE})} if any(row.id == key for row in self.practice.rows) else {}

    def _measures(self) -> None:
        MeasuresDialog(self.around.parent, self.desk).exec()
