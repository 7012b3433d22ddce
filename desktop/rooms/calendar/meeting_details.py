"""What the inspector shows of the chosen meeting, and its buttons: as it stands, or as the proposal moves it."""

from collections.abc import Callable, Mapping

from desktop.kit.controls import Deed
from desktop.kit.desk import Desk
from desktop.kit.meeting_forms import MeetingForms
from desktop.kit.meeting_life import MeetingLife
from desktop.kit.sections import Section
from desktop.rooms.calendar.details import PlaceEdits, sections
from desktop.rooms.calendar.plan_deeds import PlanDeeds
from desktop.rooms.calendar.planning import Planning
from desktop.rooms.calendar.proposal_details import Placed, proposal_sections, unplaced_sections
from models.queries.meetings import MeetingRow
from models.queries.move_effects import move_effects
from models.queries.proposal import ProposalRow
from models.rules.planner.candidates import cost_of
from models.rules.written_dates import short_date_words

Commands = Mapping[str, Callable[[], None]]


Asking = tuple[MeetingForms, MeetingLife]


class MeetingDetails:
    """Sections and buttons of one meeting for the inspector."""

    def __init__(self, desk: Desk, planning: Planning, deeds: PlanDeeds, asking: Asking) -> None:
        self._desk, self._planning, self._deeds = desk, planning, deeds
        self._forms, self._life = asking

    def sections(self, row: MeetingRow) -> tuple[Section, ...]:
        """Return everything known of a meeting."""
        new = self._planning.moved.get(row.id)
        if new is not None:
            return self._proposed(new)
        edits = PlaceEdits(
            lambda place: self._forms.change_place(row, place),
            lambda minutes: self._forms.change_length(row, minutes),
        )
        return (*sections(row, edits), *self._life.history(row))

    def deeds(self, row: MeetingRow, do: Commands) -> tuple[Deed, ...]:
        """Return the buttons at the foot."""
        new = self._planning.moved.get(row.id)
        if new is not None:
            return self._deeds_of_proposed(row, new)
        opened = Deed("Open meeting", do["meeting.open"], icon="gavel")
        if "meeting.restore" in do:
            return (opened, Deed("Restore…", do["meeting.restore"], icon="rotate-ccw"))
        return (
            opened,
            Deed("Move…", do["meeting.move"], tip="Move meeting (Ctrl M)"),
            Deed("", do["meeting.edit"], icon="pencil", tip="Change time or place…"),
            Deed("", do["meeting.cancel"], icon="calendar-x", tip="Cancel meeting…"),
        )

    def _deeds_of_proposed(self, row: MeetingRow, new: ProposalRow) -> tuple[Deed, ...]:
        words = "Accept this move" if new.changed else "Accept this deputy" if new.deputy else "Accept this meeting"
        accept = Deed(words, lambda: self._deeds.accept((row.id,)), enabled=new.slot is not None)
        if not new.changed and not new.meeting_id:
            return (accept,)
        day = short_date_words(row.date).partition(" ")[2]
        tip = "It stays there; the rest is planned again" if new.meeting_id else "It goes back to its rule’s date"
        return (accept, Deed(f"Keep {day}" if new.changed else "Keep as it is", lambda: self._deeds.keep(row), tip=tip))

    def _proposed(self, new: ProposalRow) -> tuple[Section, ...]:
        basis = self._planning.basis
        found = self._planning.proposal
        if new.slot is None or basis is None or found is None:
            why = [each for each in found.unplaced if each.key == new.key] if found else []
            return unplaced_sections(new, why[0]) if why else ()
        effects = None
        if new.meeting_id and new.changed:
            effects = self._desk.read(move_effects, meeting_id=new.meeting_id, date=new.slot.date, now=self._desk.now())
        turn = next(each for each in basis.problem.turns if each.key == new.key)
        ask = Deed("Why not…", lambda: self._deeds.why_not(new.key))
        cost = cost_of(basis.problem, turn, new.slot)
        return proposal_sections(new, basis.rows[new.key], Placed(new.slot, cost, effects), ask)
