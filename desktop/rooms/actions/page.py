"""The Actions room: a filtered, sorted, grouped list of actions beside everything known of the chosen one."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QShowEvent

from desktop.kit import messages
from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.inspector import Inspector
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.rooms.actions.balance import ADDS_UP, balance_words
from desktop.rooms.actions.closed import ClosedActions
from desktop.rooms.actions.columns import DUE_NOW, columns
from desktop.rooms.actions.deeds import ActionDeeds
from desktop.rooms.actions.details import Surroundings, sections
from desktop.rooms.actions.grouping import VIEWS, ended, grouping, in_order
from desktop.rooms.actions.logs import chosen_forum, make_log
from desktop.rooms.actions.narrowing import (
    MOVED_CHOICES,
    NOT_CLOSED,
    PART_CHOICES,
    STATUS_CHOICES,
    Narrowing,
    due_choices,
    forum_choices,
    narrowed,
    narrowing_of,
    owner_choices,
)
from models.queries.actions import ActionRow, action, action_history, actions, item_number, trackers
from models.queries.balance import action_balance, action_count
from models.queries.people import post_choices
from models.rules.written_dates import date_words

_FOLLOWED = ("action", "action_event", "action_contributor", "forum", "forum_name", "meeting", "person", "post")
WANTED = "actions/wanted"
"""Under this name another room leaves the state of the actions to be shown, such as overdue."""


class ActionsPage(Page):
    """All actions of the book, open ones at first."""

    name = "actions"
    concerns = frozenset((*_FOLLOWED, "post_holding", "setting"))

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        closed = ClosedActions(desk)  # hears of a change before the page does
        super().__init__(desk, navigator)
        self._rows: tuple[ActionRow, ...] = ()
        self._trackers: dict[str, tuple[str, str]] = {}
        self._post_words: dict[str, str] = {}
        self._open_rows: tuple[ActionRow, ...] = ()
        self._closed = closed
        self._balance = ""
        self._has_closed = False
        self._told: frozenset[str] = frozenset()
        self._deeds = ActionDeeds(desk, self)
        self._views = self.header.add_views(VIEWS, self._view_kept())
        self._grouping = grouping(self._views.current(), desk.today, 0)
        self.header.add_command("print.action_log")
        self.header.add_command("record.action")
        self._add_chips()
        self._table = RowTable(
            columns(lambda: self.desk.today),
            lambda row: row.id,
            self._group_of,
            self._meaning_of,
        )
        self._list = RowView(self._table, "Actions")
        self._list.set_compact(navigator.view_state.flag("view/compact"))
        self._pane = RowPane(self._list)
        self._details = Inspector("Action")
        self.set_body(self._pane, self._details)
        self._table.sort(DUE_NOW)
        self._list.chosen.connect(self._inspect)
        self._list.opened.connect(lambda _row: self.show_inspector())
        self._views.chosen.connect(self.show_view)
        self.chips.changed.connect(self._narrow)

    # what can be done

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room; those of one action need one to be chosen."""
        row = self._list.current_row()
        always: dict[str, Callable[[], None]] = {
            "record.action": self._record,
            "print.action_log": lambda: self._print(".pdf"),
            "print.preview": lambda: self._print(".pdf"),
            "print.action_log_xlsx": lambda: self._print(".xlsx"),
            "print.action_log_csv": lambda: self._print(".csv"),
        }
        return always | (self._commands_of(row) if row else {})

    def show_action(self, action_id: str) -> None:
        """Choose an action, taking off the filters that hide it."""
        self.refresh_if_stale()
        if self._list.select_key(action_id):
            self.show_inspector()
            return
        row = messages.attempt(lambda: self.desk.read(action, action_id=action_id, today=self.desk.today))
        if row:
            self.chips.clear()
            self.chips.set_values("status", frozenset({row.status if ended(row) else NOT_CLOSED}))
            self._list.select_key(action_id)
            self.show_inspector()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and show what another room asked this one to show."""
        super().showEvent(event)
        wanted = self.navigator.view_state.words(WANTED)
        if wanted:
            self.navigator.view_state.remember(WANTED, "")
            self.chips.clear()
            self.chips.set_values("status", frozenset({wanted}))

    def refresh(self) -> None:
        """Read the actions again and show those the filters let through."""
        today = self.desk.today
        self._trackers = self.desk.read(trackers, on=today)
        self._post_words = dict(self.desk.read(post_choices, as_of=today))
        self._read()
        late = sum(row.overdue for row in self._open_rows)
        self.set_title("Actions", f"{date_words(today)} · {len(self._open_rows):,} open, {late:,} overdue")
        for name, choices in (
            ("due", due_choices(today)),
            ("forum", forum_choices(self._rows)),
            ("owner", owner_choices(self._rows)),
            ("level", self.desk.levels.choices()),
        ):
            self.chips.set_choices(name, choices)
        self._show()

    def _commands_of(self, row: ActionRow) -> dict[str, Callable[[], None]]:
        """Return what can be done with an action; whatever is chosen then is taken when it is done."""
        edit = {"action.edit": self._doing(self._deeds.edit)}
        meeting = {"meeting.open": self._doing(self._open_meeting)} if row.meeting_id else {}
        if ended(row):
            return edit | meeting | {"action.reopen": self._doing(self._deeds.reopen)}
        alive: dict[str, Callable[[], None]] = {
            "action.move_date": self._doing(self._deeds.move),
            "action.close": self._doing(self._deeds.close),
            "edit.rename": self._details.edit_first,
        }
        return edit | meeting | alive

    def _doing(self, deed: Callable[[ActionRow], None]) -> Callable[[], None]:
        """Return a deed to do to whatever action is chosen when it is called."""

        def do() -> None:
            row = self._list.current_row()
            if row is not None:
                deed(row)

        return do

    def update_action(self) -> None:
        """Ask how the chosen action goes."""
        self._doing(self._deeds.update)()

    def _open_meeting(self, row: ActionRow) -> None:
        self.navigator.open_meeting(row.meeting_id)

    def _record(self) -> None:
        """Record an action and choose it."""
        made = self._deeds.record(self._likely_forum())
        if made:
            self.show_action(made)

    def _print(self, suffix: str) -> None:
        """Print or save the log of the one forum filtered for, else of the forum asked for."""
        chosen = self.chips.values("forum")
        forum = next(iter(chosen)) if len(chosen) == 1 else ""
        forum = forum or chosen_forum(self, self.desk, self._deeds.forum_choices(), self._likely_forum())
        if forum:
            messages.attempt(lambda: make_log(self, self.desk, forum, suffix))

    def _likely_forum(self) -> str:
        chosen, row = self.chips.values("forum"), self._list.current_row()
        return next(iter(chosen)) if len(chosen) == 1 else row.forum_id if row else ""

    # what is shown

    def _add_chips(self) -> None:
        self.chips.add_chip("status", "Status", STATUS_CHOICES)
        self.chips.add_chip("forum", "Forum", ())
        self.chips.add_chip("owner", "Owner", ())
        self.chips.add_chip("due", "Due", (), many=False)
        self.chips.add_chip("moved", "Moved", MOVED_CHOICES)
        self.chips.add_chip("part", "Part", PART_CHOICES)
        self.chips.add_chip("level", "Level", ())
        self.chips.add_search("Filter these")
        self.chips.set_values("status", frozenset({NOT_CLOSED}))

    def _narrowing(self) -> Narrowing:
        return narrowing_of(self.chips.values, self.chips.search_text())

    def _read(self) -> None:
        """Read the open actions, and the closed ones where they are asked for."""
        self._open_rows = self.desk.read(actions, today=self.desk.today, status="open")
        self._has_closed = self._narrowing().wants_closed
        self._rows = (*self._open_rows, *self._closed.rows()) if self._has_closed else self._open_rows
        self._balance = balance_words(self.desk.read(action_balance, today=self.desk.today))

    def _narrow(self) -> None:
        """Show what the filters now let through."""
        if self._narrowing().wants_closed != self._has_closed:
            self._read()
        self._show()

    def _group_of(self, row: ActionRow) -> str:
        return self._grouping.group(row)

    def _meaning_of(self, title: str, rows: Sequence[ActionRow]) -> str:
        return self._grouping.meaning(title, rows)

    def _view_kept(self) -> str:
        kept = self.navigator.view_state.words("actions/view")
        return kept if kept in dict(VIEWS) else VIEWS[0][0]

    def show_view(self, view: str) -> None:
        """Group the list by due date, owner, forum or age, and remember it."""
        self._views.set_current(view)
        self.navigator.view_state.remember("actions/view", view)
        self._show()
        self._list.scrollTo(self._list.currentIndex())

    def _show(self) -> None:
        """Put the rows, their groups, the foot and the inspector in place."""
        overdue = sum(row.overdue for row in self._rows)
        self._grouping = grouping(self._views.current(), self.desk.today, overdue)
        shown = in_order(narrowed(self._rows, self._narrowing()), self._grouping)
        recorded = len(self._rows) or self.desk.read(action_count)
        self.set_empty(None if recorded else self._empty())
        self._table.replace(shown)
        self._say_foot()
        kept = self._list.current_row()
        if kept is None:
            self._list.select_first()  # which tells it to be inspected
        if kept or self._list.current_row() is None:
            self._inspect(kept)

    def _say_foot(self) -> None:
        """Say what is shown of what, and how the year adds up."""
        shown = len(self._table.rows())
        self.chips.set_search_hint(f"Filter these {shown:,}")
        of = f"{len(self._rows):,}, closed ones too" if self._has_closed else f"{len(self._open_rows):,} open"
        self._pane.set_foot(f"{shown:,} shown of {of}   •   {self._balance}", ADDS_UP)

    def _empty(self) -> Empty:
        deed = Deed("Record action", self._record, "Ctrl+Shift+A", "plus", "filled")
        sentence = "What a forum asks of somebody belongs here, with one accountable owner and a date."
        return Empty("list-checks", "No action has been recorded yet", sentence, deed)

    def _inspect(self, row: ActionRow | None) -> None:
        """Show everything known of an action, or ask for one to be chosen."""
        self._tell_commands()
        if row is None:
            self._details.clear("Choose an action to see who answers for it and how its date came to be.")
            return
        history = self.desk.read(action_history, action_id=row.id)
        self._details.display(row.id, sections(row, history, self._around(row)), self._foot_deeds(row))

    def _tell_commands(self) -> None:
        """Tell the window when other commands than before are possible."""
        now = frozenset(self.commands())
        if now != self._told:
            self._told = now
            self.update_commands()

    def _foot_deeds(self, row: ActionRow) -> tuple[Deed, ...]:
        if ended(row):
            return (Deed("Re-open…", self._doing(self._deeds.reopen), icon="rotate-ccw"),)
        return (
            Deed("Move date…", self._doing(self._deeds.move), "M"),
            Deed("Close…", self._doing(self._deeds.close), "C"),
            Deed("", self.update_action, icon="message-square", tip="Update"),
        )

    def _around(self, row: ActionRow) -> Surroundings:
        return Surroundings(
            today=self.desk.today,
            tracker=self._trackers.get(row.tracked_by, ("", row.tracked_by)),
            item=self._item_words(row),
            owners=tuple(self._post_words.values()),
            owner=self._post_words.get(row.owner_post_id, row.owner),
            change_text=lambda text: self._deeds.change_text(row, text),
            change_owner=lambda said: self._deeds.change_owner(row, said),
            change_contributors=lambda text: self._deeds.change_contributors(row, text),
            open_meeting=lambda: self.navigator.open_meeting(row.meeting_id),
        )

    def _item_words(self, row: ActionRow) -> str:
        """Return the number of the agenda item an action came from, empty if it came from none."""
        number = self.desk.read(item_number, item_id=row.item_id) if row.item_id else ""
        return f"item {number}" if number else ""
