"""The pack of a meeting: agenda and papers bound in one, looked at or issued with its public print."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.kit import messages, printing, worker
from desktop.kit.desk import Desk
from desktop.kit.folders import ask_folder, write_all
from desktop.kit.short_words import counted
from models.documents.pack_print import PackPrint
from models.operations.issuing import issue_pack
from models.queries.meetings import MeetingRow
from models.queries.pack import PackView, pack

PUBLIC = 1
ISSUE, LOOK = 0, 1
SENTENCE = "What is issued is kept as it is, with its public print, and cannot be undone."


class PackDeeds:
    """Binds the pack of a meeting while the window stays free."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def ask(self, meeting: MeetingRow) -> None:
        """Ask whether the pack is issued now or only looked at, and bind it."""
        deeds = ("Issue pack", "Only look at it")
        answer = messages.choose(f"Pack of {meeting.reference}", SENTENCE, deeds)
        if answer not in (ISSUE, LOOK):
            return
        now, issuing = self._desk.now(), answer == ISSUE
        views = [self._view(meeting, None, now), *([self._view(meeting, PUBLIC, now)] if issuing else [])]
        worker.run(
            self._parent,
            f"Binding the pack of {meeting.reference}",
            lambda _progress: _bound(views, now, issuing=issuing),
            lambda bound: self._show(meeting, bound),
            messages.tell_failure,
        )

    def _view(self, meeting: MeetingRow, part: int | None, now: dt.datetime) -> PackView:
        return self._desk.read(pack, meeting_id=meeting.id, part=part, now=now, today=self._desk.today)

    def _show(self, meeting: MeetingRow, bound: Sequence[PackPrint]) -> None:
        """Show a pack that is only looked at; keep and write one that is issued, with what goes beside it."""
        whole, *public = bound
        if public:
            self._issue(meeting, whole, public[0])
        else:
            printing.preview(self._parent, f"Pack of {meeting.reference}", whole.body, whole.name)

    def _issue(self, meeting: MeetingRow, whole: PackPrint, public: PackPrint) -> None:
        folder = ask_folder(self._parent, f"Folder for the pack of {meeting.reference}")
        if folder is None:
            return
        files = {whole.name: whole.body, public.name: public.body, **dict(whole.beside)}
        version = messages.attempt(
            lambda: self._desk.perform(
                issue_pack,
                meeting_id=meeting.id,
                body=whole.body,
                name=whole.name,
                note=whole.changed,
                further=((PUBLIC, public.body, public.name),),
            )
        )
        if version is not None and messages.attempt(lambda: write_all(folder, files)) is not None:
            wrote = f"{counted(len(files), 'file')} into {folder.name}, {counted(whole.pages, 'page')} in the pack"
            messages.toast(f"Issued version {version} of the pack of {meeting.reference}. Wrote {wrote}.")


def _bound(views: Sequence[PackView], now: dt.datetime, *, issuing: bool) -> tuple[PackPrint, ...]:
    from models.documents.pack import pack_print  # noqa: PLC0415  reportlab and pikepdf are loaded only to print

    return tuple(pack_print(view, printed=now, issuing=issuing) for view in views)
