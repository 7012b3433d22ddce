"""The right side of the agenda: what is missing, what waits for it, its versions, and the meeting itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.kit.controls import Deed
from desktop.kit.in_place import Edit
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Part, Section
from desktop.kit.short_words import moment_words
from desktop.rooms.meeting.agenda_deeds import AgendaDeeds, ItemChange
from desktop.rooms.meeting.escalated_section import escalated_section
from desktop.rooms.meeting.item_facts import item_sections, read_minutes
from desktop.rooms.meeting.missing import Lack, lacks, lacks_title
from desktop.rooms.meeting.offers_section import OffersSection, offers_title
from models.documents.wording import wall_clock
from models.queries.agenda import AgendaView, ItemRow
from models.queries.missing import Missing
from models.queries.offers import OfferRow
from models.rules.vocabulary import MeetingStatus, Presence
from models.rules.written_dates import date_words, short_date_words

NOT_ISSUED = "Version 1, not issued yet. Once it is, numbers are fixed: a later item becomes 6A."
_FEW = 5  # lacks over a chosen item
_ISSUING = frozenset({MeetingStatus.PLANNED, MeetingStatus.AGENDA_OPEN, MeetingStatus.AGENDA_ISSUED})


@dataclass(frozen=True, slots=True)
class Hand:
    """What the inspector may do: change one field of an item, mend a lack, and change facts of the meeting."""

    change: Callable[[ItemRow, ItemChange], None]
    mend: Callable[[Lack], None]
    set_place: Callable[[str], None]
    set_minutes: Callable[[int], None]
    take_chair: Callable[[], None]
    away: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an agenda: what it lacks, and what waits for it; both as last read."""

    missing: Missing
    offers: tuple[OfferRow, ...]


def beside_item(
    view: AgendaView, item: ItemRow, around: Around, deeds: AgendaDeeds, let_go: Callable[[], None]
) -> tuple[Section, ...]:
    """Return what stands beside the agenda while an item is chosen; `let_go` shows all that is missing."""
    above = (*_missing(around.missing, deeds.mend, (item.id, let_go)), *_waiting_words(around.offers, deeds))
    trail = escalated_section(view.escalations, item.id)
    return (*above, versions_section(view), *trail, *item_sections(item, deeds))


def beside_agenda(view: AgendaView, around: Around, deeds: AgendaDeeds, hand: Hand) -> tuple[Section, ...]:
    """Return what stands beside the agenda while no item is chosen: the meeting itself, below what it lacks."""
    above: tuple[Section, ...] = _missing(around.missing, deeds.mend)
    if around.offers:
        offers = OffersSection(around.offers, deeds.take_offer, deeds.drop_offer, deeds.show_offers)
        above = (*above, Part(offers, offers_title(around.offers)))
    return (*above, *agenda_sections(view, hand))


def agenda_sections(view: AgendaView, hand: Hand) -> tuple[Section, ...]:
    """Return the facts of a meeting that is open before the user: with its versions, and who was there."""
    facts, versions = meeting_sections(view, hand), versions_section(view)
    if view.meeting.status in _ISSUING and view.items:
        return (versions, *facts)
    return (*facts[:2], attendance_section(view), *facts[2:], versions) if view.seats else facts


def meeting_sections(view: AgendaView, hand: Hand) -> tuple[Section, ...]:
    """Return the facts of the meeting itself, with its deadlines."""
    meeting = view.meeting
    length = Edit(lambda typed: hand.set_minutes(read_minutes(typed)), text=str(meeting.minutes))
    chair = Fact("Acting chair" if meeting.acting_chair else "Chair", meeting.chair or "none", meeting.chair_name)
    rows = [
        chair,
        Fact("Secretary", view.secretary or "none"),
        Fact("Place", meeting.place or "none yet", edit=Edit(hand.set_place, text=meeting.place)),
        Fact("Length", f"{meeting.minutes} min", edit=length),
    ]
    if meeting.moved_because:
        rows.append(Fact("Moved because", meeting.moved_because))
    if view.previous_meeting:
        rows.append(Fact("Last meeting", date_words(view.previous_meeting.date)))
    rows.append(Fact("Next meeting", date_words(view.next_meeting.date) if view.next_meeting else "not planned"))
    dues = tuple(Fact(row.kind.capitalize(), moment_words(row.due)) for row in meeting.deadlines)
    head = Head(meeting.forum_name, reference=meeting.reference, code=meeting.forum_code, level=meeting.level)
    chairing = Note("repeat", "text 2", "For this meeting only", Deed("Deputy takes the chair…", hand.take_chair))
    away = Note("calendar-x", "text 2", "A deputy, or another day", Deed("Chair is away…", hand.away))
    found: tuple[Section, ...] = (head, Facts(tuple(rows)), Notes((chairing, away)))
    return (*found, Facts(dues, title="Deadlines")) if dues else found


def attendance_section(view: AgendaView) -> Facts:
    """Return who was there, who deputised and who sent apologies; empty rows are left out."""
    here = [seat.name or seat.post for seat in view.seats if seat.presence == Presence.HERE]
    deputies = [
        f"{seat.deputy_name or seat.deputy} for {seat.post}" for seat in view.seats if seat.presence == Presence.DEPUTY
    ]
    away = [seat.name or seat.post for seat in view.seats if seat.presence == Presence.APOLOGIES]
    unknown = [seat.post for seat in view.seats if not seat.presence]
    rows = (("Here", here), ("Deputies", deputies), ("Apologies", away), ("Not known", unknown))
    return Facts(tuple(Fact(label, "\n".join(names)) for label, names in rows if names), title="Attendance")


def versions_section(view: AgendaView) -> Notes:
    """Return the issues of an agenda, newest first, each with what changed."""
    notes = []
    for version in reversed(view.versions):
        issued = wall_clock(version.issued_at)
        words = f"Version {version.version}, {short_date_words(issued.date())} {issued:%H:%M}, {version.issued_by}"
        notes.append(Note("send", "info", f"{words}: {version.note}" if version.note else words))
    if not view.versions:
        notes.append(Note("circle-dashed", "text 2", NOT_ISSUED))
    return Notes(tuple(notes), title="Versions")


def _missing(
    found: Missing, mend: Callable[[Lack], None], chosen: tuple[str, Callable[[], None]] | None = None
) -> tuple[Notes, ...]:
    """Return what is missing for the next stage, and what is sound; nothing where there is no stage to come.

    Beside a chosen item, of which the key and what lets go of it are given, only the first are shown, its own before.
    """
    if not found.next_stage or not (found.rows or found.sound):
        return ()
    every = lacks(found)
    shown = every if chosen is None else _first(every, chosen[0])
    notes = [Note(lack.icon, "warn", lack.row.words, _mending(lack, mend)) for lack in shown]
    if chosen and len(shown) < len(every):
        more = f"and {len(every) - len(shown)} more"
        notes.append(Note("ellipsis", "text 2", more, Deed("Show all", chosen[1])))
    notes += [Note("check", "good", words) for words in found.sound]
    return (Notes(tuple(notes), lacks_title(found), f"by {moment_words(found.due)}" if found.due else ""),)


def _first(every: Sequence[Lack], item_id: str) -> list[Lack]:
    """Return the few lacks that stand over an item, its own first."""
    return sorted(every, key=lambda lack: lack.row.subject_id != item_id)[:_FEW]


def _mending(lack: Lack, mend: Callable[[Lack], None]) -> Deed | None:
    return Deed(lack.button, lambda: mend(lack)) if lack.button else None


def _waiting_words(offers: Sequence[OfferRow], deeds: AgendaDeeds) -> tuple[Notes, ...]:
    """Say how many offers wait, and open them; nothing where none does."""
    words = f"{len(offers)} {'waits' if len(offers) == 1 else 'wait'} for this agenda"
    note = Note("layers", "text 2", words, Deed("Show…", deeds.show_offers))
    return (Notes((note,)),) if offers else ()
