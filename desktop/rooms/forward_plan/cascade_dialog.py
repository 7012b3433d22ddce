"""What can be done with themes passed down: ask, accept, decline, ask again, and print what came of it."""

from collections.abc import Sequence
from datetime import date

from desktop.kit import messages, printing, worker
from desktop.kit.exporting import ROWS, save_document
from desktop.kit.folders import ask_folder, write_all
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.short_words import counted
from desktop.rooms.forward_plan.cascade_boards import ask_cascade
from desktop.rooms.forward_plan.view import Around
from models.documents.cascade_report import cascade_report_document
from models.documents.content import Document
from models.documents.unit_agendas import agenda_files, bound_agendas, bound_name, unit_agenda_documents
from models.errors import DrumbeatError
from models.operations.cascade import (
    Cascaded,
    accept_all,
    accept_theme,
    cascade_theme,
    decline_theme,
    reopen_answer,
)
from models.queries.cascade import candidates, cascade, cascade_report
from models.queries.unit_agendas import unit_agendas

TITLE = "Agendas of the units"
ONE, EACH = 0, 1
"""The places of the two ways to print the agendas of all units."""


class CascadeDeeds:
    """The deeds over a parent widget; keys are those of themes of meetings, the unit's own or the one above."""

    def __init__(self, around: Around) -> None:
        self._around, self._desk = around, around.desk

    def cascade(self, meeting_theme_id: str) -> bool:
        """Ask which boards below are to take a theme, and propose it to them; True when that was done."""
        view = self._desk.read(cascade, meeting_theme_id=meeting_theme_id)
        boards = self._desk.read(candidates, meeting_theme_id=meeting_theme_id, today=self._desk.today)
        done: list[Cascaded] = []

        def store(forum_ids: tuple[str, ...]) -> None:
            done.append(self._desk.perform(cascade_theme, meeting_theme_id=meeting_theme_id, forum_ids=forum_ids))

        if ask_cascade(self._around.parent, view, boards, store):
            messages.toast(cascaded_words(view.theme, done[-1]), undo=True)
        return bool(done)

    def accept(self, meeting_theme_id: str) -> None:
        """Accept a theme for the unit that was asked."""
        messages.attempt(lambda: self._desk.perform(accept_theme, meeting_theme_id=meeting_theme_id))

    def decline(self, meeting_theme_id: str, unit: str = "") -> bool:
        """Ask why a unit declines a theme, and store it; True when that was done."""
        fields = (
            Field("reason", "Reason", required=True, help="Such as covered 14 Oct; the board above is told"),
            Field("by", "Declined by", help="Empty: you"),
        )

        def submit(values: Values) -> None:
            given = {"reason": text_of(values, "reason"), "by": text_of(values, "by")}
            self._desk.perform(decline_theme, meeting_theme_id=meeting_theme_id, **given)

        title = f"Decline for {unit}" if unit else "Decline the theme"
        return ask(self._around.parent, title, "Decline", fields, submit, today=self._desk.today)

    def accept_all(self, meeting_theme_id: str) -> None:
        """Accept a theme for all units that have still to answer; the key is that of the theme above."""
        done = messages.attempt(lambda: self._desk.perform(accept_all, meeting_theme_id=meeting_theme_id))
        if done:
            messages.toast(f"Accepted for {counted(done, 'unit')}.", undo=True)

    def reopen(self, meeting_theme_id: str) -> None:
        """Take an answer back."""
        messages.attempt(lambda: self._desk.perform(reopen_answer, meeting_theme_id=meeting_theme_id))

    def print_report(self, forum_id: str, first: date, last: date) -> None:
        """Save what became of a forum's themes from a day to a day, as a print or a table."""
        view = self._desk.read(cascade_report, forum_id=forum_id, first=first, last=last)
        save_document(cascade_report_document(view, printed=self._desk.now()), ROWS)

    def print_agendas(
        self, forum_id: str, first: date | None = None, last: date | None = None, meeting_theme_id: str = ""
    ) -> None:
        """Print the agendas of the boards below a forum, of the days given or of a theme: bound in one, or each."""
        views = self._desk.read(
            unit_agendas,
            forum_id=forum_id,
            first=first,
            last=last,
            meeting_theme_id=meeting_theme_id,
            today=self._desk.today,
        )
        documents = messages.attempt(lambda: unit_agenda_documents(views, printed=self._desk.now()))
        if not documents:
            return
        sentence = f"{counted(len(documents), 'agenda')}, as they stand now."
        answer = messages.choose(TITLE, sentence, ("One PDF", "A file for each"))
        if answer == ONE:
            self._show(documents)
        elif answer == EACH:
            self._write(documents)

    def _show(self, documents: Sequence[Document]) -> None:
        """Bind agendas while the window stays free, and show them."""
        name = bound_name(documents)
        worker.run(
            self._around.parent,
            "Binding the agendas",
            lambda _progress: bound_agendas(documents, title=TITLE),
            lambda body: printing.preview(self._around.parent, TITLE, body, name),
            _refuse,
        )

    def _write(self, documents: Sequence[Document]) -> None:
        """Write each agenda as a file into a folder that is asked for."""
        folder = ask_folder(self._around.parent, "Folder for the agendas")
        if folder is None:
            return

        def wrote(files: dict[str, bytes]) -> None:
            if messages.attempt(lambda: write_all(folder, files)) is not None:
                messages.toast(f"Wrote {counted(len(files), 'agenda')} into {folder.name}.")

        worker.run(
            self._around.parent,
            "Writing the agendas",
            lambda _progress: dict(agenda_files(documents)),
            wrote,
            _refuse,
        )


def cascaded_words(theme: str, done: Cascaded) -> str:
    """Say what passing a theme down did."""
    parts = [f"“{theme}” proposed to {counted(done.made, 'board')}"]
    parts += [f"{done.linked} had it already"] if done.linked else []
    parts += [f"{done.moved} moved to the next meeting"] if done.moved else []
    parts += [f"no meeting planned: {', '.join(done.without_meeting)}"] if done.without_meeting else []
    return "; ".join(parts) + "."


def _refuse(trouble: Exception) -> None:
    """Say what a user can act upon; anything else goes to the exception hook."""
    if not isinstance(trouble, DrumbeatError):
        raise trouble
    messages.refuse(str(trouble))
