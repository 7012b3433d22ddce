"""The Risks room: the picture and the chosen risk at the left, the register at the right."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter

from desktop.kit import appearance, messages
from desktop.kit.controls import Deed, plain_label
from desktop.kit.desk import Desk
from desktop.kit.inspector import Inspector
from desktop.kit.navigator import Navigator
from desktop.kit.page import Empty, Page
from desktop.kit.row_table import RowTable
from desktop.kit.row_view import RowPane, RowView
from desktop.rooms.risks.columns import LONG_UNSEEN, columns
from desktop.rooms.risks.deeds import RiskDeeds
from desktop.rooms.risks.details import Surroundings, sections
from desktop.rooms.risks.map_pane import MapPane
from desktop.rooms.risks.narrowing import (
    BAND_CHOICES,
    STATE_CHOICES,
    UNSEEN_CHOICES,
    narrowing_of,
    owner_choices,
    since_choices,
    since_of,
    unit_choices,
)
from desktop.rooms.risks.prints import make_register
from desktop.rooms.risks.registers import FIRST_VIEW, LEVELS, Register, register_of, view_of_level, views
from desktop.rooms.risks.scheme_form import ask_scheme
from desktop.rooms.risks.sums import ADDS_UP, band_sum, picture_words
from models.queries.escalations import escalations
from models.queries.risk import risk
from models.queries.risk_scheme import risk_scheme
from models.queries.risks import ALL, RiskRow, risks
from models.rules.vocabulary import RiskStatus

_FOLLOWED = ("risk", "risk_review", "risk_assurance", "risk_link", "decision_effect", "setting", "post", "post_holding")
_LEFT = (340, 500, 620)  # px at 100 %: narrowest, at first, widest
_PICTURE, _DETAILS = 430, 330  # px at 100 %: their heights at first
_SUFFIXES = {"": ".pdf", "_docx": ".docx", "_xlsx": ".xlsx", "_csv": ".csv"}
WANTED = "risks/wanted"
"""Under this name another room leaves the key of the risk to be shown."""


class RisksPage(Page):
    """A register at a time: corporate, of the groups, of the BCUs, of the programmes."""

    name = "risks"
    concerns = frozenset(
        (*_FOLLOWED, "action", "meeting", "agenda_item", "paper", "decision", "person", "unit", "escalation", "setting")
    )

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._all: tuple[RiskRow, ...] = ()
        self._told: frozenset[str] = frozenset()
        self._deeds = RiskDeeds(desk, self)
        self._views = self.header.add_views(views(desk.levels), self._view_kept())
        self.header.add_command("risk.add")
        self._scheme_words = plain_label(desk.read(risk_scheme).short_words, "small", "text 2")
        self._add_chips()
        since = since_of(frozenset(), desk.today)
        self._table = RowTable(columns(since, desk.today), lambda row: row.id)
        self._list = RowView(self._table, "Risks")
        self._list.set_compact(navigator.view_state.flag("view/compact"))
        self._pane = RowPane(self._list)
        self._picture = MapPane()
        self._details = Inspector("Risk")
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.setChildrenCollapsible(False)
        self._lay_out()
        self._list.chosen.connect(self._inspect)
        self._list.opened.connect(lambda _row: self.show_inspector())
        self._picture.map.risk_chosen.connect(self._list.select_key)
        self._picture.map.risk_opened.connect(lambda _key: self.review())
        self._views.chosen.connect(self.show_view)
        self.chips.changed.connect(self._show)

    def _lay_out(self) -> None:
        """Put the picture over the details at the left of the register; in a small window they are its drawer."""
        self._left.setObjectName("inspector")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left.addWidget(self._picture)
        self._left.addWidget(self._details)
        self._left.setStretchFactor(0, 1)
        self._left.setStretchFactor(1, 1)
        halves = self.navigator.view_state.numbers(f"{self.name}/halves")
        self._left.setSizes(halves or [appearance.space(_PICTURE), appearance.space(_DETAILS)])
        self._left.splitterMoved.connect(self._remember_halves)
        self.set_body(self._pane, self._left)
        self._left.setMinimumWidth(appearance.space(_LEFT[0]))
        self._left.setMaximumWidth(appearance.space(_LEFT[2]))
        self._put_left()
        kept = self.navigator.view_state.numbers(f"{self.name}/panes")
        self.body.setSizes(kept if len(kept) == self.body.count() else [appearance.space(_LEFT[1]), 10_000])

    def _put_left(self) -> None:
        """Keep the picture at the left edge, where the eye begins."""
        if self.body.indexOf(self._left) > 0:
            self.body.insertWidget(0, self._left)
            self.body.setStretchFactor(0, 0)
            self.body.setStretchFactor(1, 1)

    def _remember_halves(self, _position: int, _index: int) -> None:
        self.navigator.view_state.remember(f"{self.name}/halves", self._left.sizes())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the left pane into a drawer in a small window, and back to its place."""
        super().resizeEvent(event)
        self._put_left()

    # what can be done

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the room; those of one risk need one to be chosen."""
        prints = {f"print.risk_register{end}": self._printer(suffix) for end, suffix in _SUFFIXES.items()}
        always: dict[str, Callable[[], None]] = {
            "risk.add": self._add,
            "risk.scheme": lambda: ask_scheme(self, self.desk),
            "print.preview": self._printer(".pdf"),
            **prints,
        }
        row = self._list.current_row()
        return always | (self._commands_of(row) if row else {})

    def _commands_of(self, row: RiskRow) -> dict[str, Callable[[], None]]:
        if row.status == RiskStatus.CLOSED:
            return {"risk.reopen": self._doing(self._deeds.reopen), "risk.edit": self._doing(self._deeds.edit)}
        accept = {"risk.accept": self._doing(self._deeds.accept)} if row.status == RiskStatus.PROPOSED else {}
        return accept | {
            "risk.edit": self._doing(self._deeds.edit),
            "risk.review": self.review,
            "risk.assure": self._doing(self._deeds.assure),
            "risk.link": self._doing(self._deeds.link),
            "risk.escalate": self._doing(self._deeds.escalate),
            "risk.close": self._doing(self._deeds.close),
            "edit.rename": self._details.edit_first,
        }

    def _doing(self, deed: Callable[[RiskRow], None]) -> Callable[[], None]:
        """Return a deed to do to whatever risk is chosen when it is called."""

        def do() -> None:
            row = self._list.current_row()
            if row is not None:
                deed(row)

        return do

    def review(self) -> None:
        """Record where the chosen risk stands now."""
        self._doing(self._deeds.review)()

    def _add(self) -> None:
        made = self._deeds.add(self._register().levels[0])
        if made:
            self.show_risk(made)

    def _printer(self, suffix: str) -> Callable[[], None]:
        """Return the deed that prints what is shown."""

        def do() -> None:
            title = self._register().title
            messages.attempt(lambda: make_register(self, self.desk, self._table.rows(), title, self._since(), suffix))

        return do

    # what is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and show the risk another room asked for."""
        super().showEvent(event)
        wanted = self.navigator.view_state.words(WANTED)
        if wanted:
            self.navigator.view_state.remember(WANTED, "")
            self.show_risk(wanted)

    def show_risk(self, risk_id: str) -> None:
        """Choose a risk in its register, taking off the filters that hide it."""
        self.refresh_if_stale()
        row = next((row for row in self._all if row.id == risk_id), None)
        if row is None:
            return
        if row.level not in self._register().levels:
            self.show_view(view_of_level(row.level))
        if not self._list.select_key(risk_id):
            self.chips.clear()
            closed = row.status == RiskStatus.CLOSED
            self.chips.set_values("state", frozenset({row.status} if closed else ()))
            self._list.select_key(risk_id)
        self.show_inspector()

    def show_view(self, view: str) -> None:
        """Show another register, and remember it."""
        self._views.set_current(view)
        self.navigator.view_state.remember("risks/view", view)
        self._show()

    def refresh(self) -> None:
        """Read all registers again and show the one that is looked at."""
        self.chips.set_choices("since", since_choices(self.desk.today))
        self._scheme_words.setText(self.desk.read(risk_scheme).short_words)
        self._read_since = self._since()
        self._all = self.desk.read(risks, as_of=self.desk.today, since=self._read_since, status=ALL)
        self._views.set_titles(dict(views(self.desk.levels)))
        self._show()

    def _show(self) -> None:
        """Put rows, picture, sums and details in place."""
        since, register = self._since(), self._register()
        if since != self._read_since:
            self._read_since = since
            self._all = self.desk.read(risks, as_of=self.desk.today, since=since, status=ALL)
        here = tuple(row for row in self._all if row.level in register.levels)
        self.chips.set_choices("owner", owner_choices(here))
        self.chips.set_choices("unit", unit_choices(here))
        narrowing = narrowing_of(self.chips.values, self.chips.search_text())
        shown = tuple(row for row in here if narrowing.lets_through(row))
        going = tuple(row for row in here if row.status != RiskStatus.CLOSED)
        self.set_title("Risks", picture_words(going, register.title, since, narrowing.unseen or LONG_UNSEEN))
        self.set_empty(None if here else self._empty(register))
        self._table.columns = columns(since, self.desk.today)
        self._table.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._table.columns) - 1)
        self._table.replace(shown)
        self._picture.display(shown, self.desk.read(risk_scheme), register.called, since)
        self.chips.set_search_hint(f"Filter these {len(shown):,}")
        self._pane.set_foot(f"{band_sum(shown)}   •   {len(shown):,} shown of {len(going):,} open", ADDS_UP)
        self._choose_again()

    def _choose_again(self) -> None:
        kept = self._list.current_row()
        if kept is None:
            self._list.select_first()  # which tells it to be inspected
        if kept or self._list.current_row() is None:
            self._inspect(kept)

    def _inspect(self, row: RiskRow | None) -> None:
        """Show everything known of a risk, and ring it in the picture."""
        self._tell_commands()
        self._picture.map.choose(row.id if row else "")
        if row is None:
            self._details.clear("Choose a risk to see how it moved, who reviewed it and what touches it.")
            return
        view = self.desk.read(risk, risk_id=row.id, as_of=self.desk.today, since=self._since())
        self._details.display(row.id, sections(view, self._around(row)), self._foot_deeds(row))

    def _around(self, row: RiskRow) -> Surroundings:
        owners = self._deeds.owners()
        return Surroundings(
            scheme=self.desk.read(risk_scheme),
            since=self._since(),
            owner=dict(owners).get(row.owner_post_id, row.owner),
            owners=tuple(words for _, words in owners),
            change_title=lambda text: self._deeds.change_title(row, text),
            change_owner=lambda words: self._deeds.change_owner(row, words),
            open_meeting=self.navigator.open_meeting,
            open_action=self.navigator.open_action,
            escalations=self.desk.read(escalations, risk_id=row.id),
        )

    def _foot_deeds(self, row: RiskRow) -> tuple[Deed, ...]:
        if row.status == RiskStatus.CLOSED:
            return (Deed("Re-open", self._doing(self._deeds.reopen), icon="rotate-ccw"),)
        return (
            Deed("Record review…", self.review, "R"),
            Deed("Assurance…", self._doing(self._deeds.assure), "A"),
            Deed("", self._doing(self._deeds.escalate), icon="waypoints", tip="Escalate risk…"),
            Deed("", self._doing(self._deeds.link), icon="list-checks", tip="Link an action"),
        )

    def _tell_commands(self) -> None:
        """Tell the window when other commands than before are possible."""
        now = frozenset(self.commands())
        if now != self._told:
            self._told = now
            self.update_commands()

    def _add_chips(self) -> None:
        self._read_since = since_of(frozenset(), self.desk.today)
        self.chips.add_chip("since", "Movement since", since_choices(self.desk.today), many=False)
        self.chips.add_chip("band", "Band", BAND_CHOICES)
        self.chips.add_chip("owner", "Owner", ())
        self.chips.add_chip("unseen", "Not seen for", UNSEEN_CHOICES, many=False)
        self.chips.add_chip("unit", "Unit", ())
        self.chips.add_chip("state", "State", STATE_CHOICES)
        self.chips.add_search("Filter these")
        self.chips.add_right(self._scheme_words)
        self.chips.set_values("since", frozenset({self._read_since.isoformat()}))

    def _since(self) -> dt.date:
        return since_of(self.chips.values("since"), self.desk.today)

    def _register(self) -> Register:
        return register_of(self._views.current(), self.desk.levels)

    def _view_kept(self) -> str:
        kept = self.navigator.view_state.words("risks/view")
        return kept if kept in LEVELS else FIRST_VIEW

    def _empty(self, register: Register) -> Empty:
        deed = Deed("Add risk", self._add, "Ctrl+N", "plus", "filled")
        sentence = "What may keep the organisation from its aims belongs here, with an owner, likelihood and impact."
        return Empty("triangle-alert", f"There is no {register.called} risk yet", sentence, deed)
