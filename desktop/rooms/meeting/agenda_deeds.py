"""What can be done to an agenda: add, change, order and take away items, and mend what is missing."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.kit import messages
from desktop.kit.desk import Desk
from desktop.kit.form import ask, text_of
from desktop.kit.form_fields import Field, Values
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.meeting_life import MeetingLife
from desktop.kit.sections import Section
from desktop.rooms.meeting.agenda_words import item_name
from desktop.rooms.meeting.aligned_dialog import aligned_dialog
from desktop.rooms.meeting.attendees_dialog import AttendeesDialog
from desktop.rooms.meeting.forms import AgendaForms
from desktop.rooms.meeting.item_ways import ItemWays
from desktop.rooms.meeting.lines_dialog import LinesDialog
from desktop.rooms.meeting.measure_form import ask_measure
from desktop.rooms.meeting.missing import Lack
from desktop.rooms.meeting.nameables import names
from desktop.rooms.meeting.offer_deeds import OfferDeeds
from desktop.rooms.meeting.offers_dialog import OffersDialog
from desktop.rooms.meeting.paper_deeds import PaperDeeds
from models.documents.wording import wall_clock
from models.errors import RuleBroken
from models.operations.agenda import edit_item, move_item, refit_agenda, remove_item
from models.operations.agenda_order import OVERRIDE
from models.operations.agenda_shown import add_listing_item
from models.operations.meetings import set_length, set_place
from models.operations.priorities_local import add_local_priorities
from models.queries.agenda import AgendaView, ItemRow
from models.queries.item_priorities import item_priorities
from models.queries.meetings import MeetingRow
from models.queries.missing import Missing, missing
from models.queries.missing_agenda import SETTLED
from models.queries.offers import OfferRow, offers
from models.queries.people import post_choices
from models.rules.capture_line import POST, meant
from models.rules.vocabulary import Purpose

CAME_IN = "came in after the agenda was issued"
_FIELDS = {"presenter": "lead_post_id", "ask": "ask", "part reason": "part_reason"}


@dataclass(frozen=True, slots=True)
class Lead:
    """Who presents an item: a post of ours, or somebody in words."""

    lead_post_id: str
    lead: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """New values for an item; what is None stays. `lead` is typed: a post, a name, initials, or any words."""

    title: str | None = None
    minutes: int | None = None
    purpose: str | None = None
    ask: str | None = None
    lead: str | None = None
    paper: str | None = None
    part: int | None = None
    part_reason: str | None = None
    section: str | None = None
    measure: str | None = None
    fixed_start: dt.time | None = None
    no_fixed_start: bool = False
    fixed_length: bool | None = None
    title_sensitive: bool | None = None
    late_reason: str | None = None
    late_agreed_by: str | None = None


class AgendaDeeds:
    """Deeds on the agenda of one meeting at a time; `view` is the agenda as last read."""

    def __init__(self, parent: QWidget, desk: Desk, meeting_forms: MeetingForms, select: Callable[[str], None]) -> None:
        self._parent, self._desk, self._select = parent, desk, select
        self._meeting_forms, self._forms = meeting_forms, AgendaForms(parent, desk)
        self.ways = ItemWays(parent, desk)
        self._life = MeetingLife(parent, desk)
        self._offers = OfferDeeds(parent, desk, select)
        self._papers = PaperDeeds(parent, desk, lambda _paper_id: None)
        self.view: AgendaView | None = None

    # what stands beside the agenda

    def missing(self, view: AgendaView) -> Missing:
        """Read what a meeting lacks for its next stage."""
        return self._desk.read(missing, meeting_id=view.meeting.id, now=wall_clock(self._desk.now()))

    def offers(self, view: AgendaView) -> tuple[OfferRow, ...]:
        """Read what waits for an agenda."""
        return self._desk.read(offers, meeting_id=view.meeting.id, today=self._desk.today)

    def history(self, meeting: MeetingRow) -> tuple[Section, ...]:
        """Return how the meeting came to its day."""
        return tuple(self._life.history(meeting))

    def take_offer(self, offer: OfferRow) -> None:
        """Put on the agenda what is offered to it."""
        if self.view:
            self._offers.add(self.view, offer)

    def drop_offer(self, offer: OfferRow) -> None:
        """Let a promise go."""
        self._offers.drop(offer)

    def show_offers(self) -> None:
        """Show everything that waits for the agenda."""
        view = self.view
        if view:
            OffersDialog(self._parent, lambda: self.offers(view), self.take_offer, self.drop_offer).exec()

    # items

    def add(self, after: ItemRow | None, purpose: str = "") -> None:
        """Ask for an item after another one and choose it."""
        if self.view:
            added = self._forms.add_item(self.view, after, self._posts(), purpose)
            if added:
                self._select(added)

    def edit(self, item: ItemRow) -> None:
        """Ask for everything about an item."""
        self._forms.edit_item(item, self._posts())

    def change(self, item: ItemRow, change: ItemChange) -> None:
        """Change what is given about an item; the presenter is read as typed."""
        lead = self._lead(change.lead) if change.lead is not None else None
        self._desk.perform(
            edit_item,
            item_id=item.id,
            revision=item.revision,
            title=change.title,
            minutes=change.minutes,
            purpose=change.purpose,
            ask=change.ask,
            lead_post_id=lead.lead_post_id if lead else None,
            lead=lead.lead if lead else None,
            paper=change.paper,
            part=change.part,
            part_reason=change.part_reason,
            section=change.section,
            measure=change.measure,
            fixed_start=change.fixed_start,
            no_fixed_start=change.no_fixed_start,
            fixed_length=change.fixed_length,
            title_sensitive=change.title_sensitive,
            late_reason=change.late_reason,
            late_agreed_by=change.late_agreed_by,
        )

    def measure(self, item: ItemRow) -> None:
        """Ask for the measure that prints under an item."""

        def store(text: str) -> None:
            self.change(item, ItemChange(measure=text))

        ask_measure(self._parent, f"Measure of {item_name(item)}", item.measure, store, today=self._desk.today)

    def shift(self, item: ItemRow, step: int) -> None:
        """Move an item one place up (-1) or down (1)."""
        self.carry(item, item.position + step)

    def carry(self, item: ItemRow, position: int) -> None:
        """Bring an item to a position; with what is pinned out of its place only for a reason, which is asked for."""

        def moved() -> None:
            try:
                self._desk.perform(move_item, item_id=item.id, to_position=position, revision=item.revision)
            except RuleBroken as refused:
                if refused.field != OVERRIDE:
                    raise
                self._override(item, position, str(refused))

        messages.attempt(moved)

    def remove(self, item: ItemRow) -> None:
        """Take an item away, and say how to have it back; one whose number went out is withdrawn instead."""
        if item.fixed:
            self.ways.withdraw(item)
            return

        def taken() -> bool:
            self._desk.perform(remove_item, item_id=item.id, revision=item.revision)
            return True

        if messages.attempt(taken):
            messages.toast(f"Removed “{item.title}”.", undo=True)

    def attendees(self, item: ItemRow) -> None:
        """Show who attends for an item only."""
        if self.view:
            AttendeesDialog(self._parent, self._desk, self.view, item).exec()

    def lines(self, item: ItemRow) -> None:
        """Show the lines an item tracks."""
        if self.view:
            LinesDialog(self._parent, self._desk, self.view, item).exec()

    def aligned(self, item: ItemRow) -> str:
        """Say which priorities an item serves."""
        return ", ".join(row.label or row.title for row in self._desk.read(item_priorities, item_id=item.id))

    def align(self, item: ItemRow) -> None:
        """Show the priorities an item may serve."""
        aligned_dialog(self._parent, self._desk, item).exec()

    def refit(self) -> None:
        """Fit the items into the meeting, round what is promised or stays."""
        view = self.view
        if view is None:
            return

        def fitted() -> bool:
            self._desk.perform(refit_agenda, meeting_id=view.meeting.id)
            return True

        if messages.attempt(fitted):
            messages.toast("The items fit into the meeting.", undo=True)

    def mend(self, lack: Lack) -> None:
        """Ask for the one thing that is missing."""
        view, kind = self.view, lack.row.kind
        if view is None:
            return
        item = next((item for item in view.items if item.id == lack.row.subject_id), None)
        if kind in {"overrun", "overlap"}:
            self.refit()
        elif kind in {"paper", "rule"}:
            self._mend_paper(lack)
        elif item:
            self._mend_item(item, kind)
        elif kind in {"local", "unlisted"}:
            messages.attempt(lambda: self._put_in(view, lack))
        elif kind == "chair":
            self.take_chair()
        elif kind == "purpose":
            self.add(None, Purpose.SOLVE)
        else:
            self._meeting_forms.edit(view.meeting)

    def _put_in(self, view: AgendaView, lack: Lack) -> None:
        """Put the local priorities that are lacking on the agenda, or the item that lists what came in."""
        meeting_id = view.meeting.id
        if lack.row.kind == "local":
            self._desk.perform(add_local_priorities, meeting_id=meeting_id)
            return
        late = CAME_IN if view.late_wanted else ""
        shows = lack.row.subject_id
        self._select(self._desk.perform(add_listing_item, meeting_id=meeting_id, shows=shows, late_reason=late))

    def _mend_item(self, item: ItemRow, kind: str) -> None:
        """Choose an item, and ask for what it lacks."""
        self._select(item.id)
        if kind in _FIELDS:
            self._forms.mend_item(item, _FIELDS[kind], self._posts())
        elif kind == "pinned":
            self._override(item, item.position, f"{item.title} stands out of its place.")

    def _mend_paper(self, lack: Lack) -> None:
        """Chase a paper that is not final, or open what its forum requires of it."""
        if lack.row.kind == "paper":
            self._papers.chase((lack.row.subject_id,))
            return
        paper = self._papers.read(lack.row.subject_id)
        for trouble in paper.row.troubles:
            if lack.row.words.endswith(trouble.words):
                self._papers.mend(paper, trouble.rule)
                return

    def paper_commands(self, view: AgendaView, item: ItemRow) -> Mapping[str, Callable[[], None]]:
        """Return what can be done about the papers of an item, by the ids of the command table."""
        offered: dict[str, Callable[[], None]] = {"paper.commission": lambda: self._papers.commission(view, item.id)}
        awaited = tuple(paper.id for paper in item.papers if paper.status not in SETTLED)
        if awaited:
            offered["paper.chase"] = lambda: self._papers.chase(awaited)
        if len(awaited) == 1:
            offered["paper.status"] = lambda: self._papers.bring_on(self._papers.read(awaited[0]))
        return offered

    # the meeting

    def take_chair(self) -> None:
        """Ask who takes the chair of this meeting."""
        if self.view:
            self._forms.take_chair(self.view.meeting, self._posts())

    def set_place(self, place: str) -> None:
        """Say where the meeting takes place."""
        if self.view:
            self._desk.perform(set_place, meeting_id=self.view.meeting.id, place=place)

    def set_minutes(self, minutes: int) -> None:
        """Say how long the meeting is."""
        if self.view:
            self._desk.perform(set_length, meeting_id=self.view.meeting.id, minutes=minutes)

    def _override(self, item: ItemRow, position: int, sentence: str) -> None:
        """Ask for the reason that moves what is pinned, and move it."""

        def submit(values: Values) -> None:
            self._desk.perform(
                move_item,
                item_id=item.id,
                to_position=position,
                override_because=text_of(values, OVERRIDE),
                revision=text_of(values, "revision") or item.revision,
            )

        fields = (Field(OVERRIDE, "Because", required=True, help="Printed on the agenda"),)
        ask(self._parent, "Out of its place", "Move item", fields, submit, today=self._desk.today, note=sentence)

    def _posts(self) -> tuple[tuple[str, str], ...]:
        on = self.view.meeting.date if self.view else self._desk.today
        return self._desk.read(post_choices, as_of=on)

    def _lead(self, typed: str) -> Lead:
        """Return whom typed words name; RuleBroken when they could be several, the words themselves when nobody."""
        on = self.view.meeting.date if self.view else self._desk.today
        found = [one for one in meant(typed, names(self._desk, on).nameables) if one.kind == POST]
        if len(found) > 1:
            several = " or ".join(one.name for one in found[:3])
            raise RuleBroken(f"“{typed}” could be {several}; write more of the name.", "lead_post_id")
        return Lead(found[0].id, "") if found else Lead("", typed)
