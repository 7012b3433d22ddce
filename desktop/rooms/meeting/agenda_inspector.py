"""The right side of the agenda: what is missing, the versions, and the item or the meeting itself."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.kit.controls import Deed
from desktop.kit.in_place import Edit
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section
from desktop.kit.short_words import moment_words
from desktop.kit.typed_values import read_figure
from desktop.rooms.meeting.agenda_deeds import ItemChange
from desktop.rooms.meeting.missing import Lack, assurances, lacks
from desktop.rooms.meeting.stages import deadline
from models.documents.wording import wall_clock
from models.errors import RuleBroken
from models.queries.agenda import AgendaView, ItemRow
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import MeetingStatus, Presence, Purpose
from models.rules.written_dates import date_words, short_date_words

Change = Callable[[str], ItemChange]
NO_PRESENTER = "nobody yet"
NOT_ISSUED = "Version 1, not issued yet. What is issued cannot be undone, only followed by the next version."
PARTS = {1: "Part 1, open", 2: "Part 2, closed"}
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


def item_sections(view: AgendaView, item: ItemRow, hand: Hand) -> tuple[Section, ...]:
    """Return what the inspector shows for the chosen item of an agenda."""
    return _about(view, hand, _item_sections(item, hand))


def agenda_sections(view: AgendaView, hand: Hand) -> tuple[Section, ...]:
    """Return what the inspector shows for a meeting whose agenda is open before the user."""
    return _about(view, hand, meeting_sections(view, hand))


def meeting_sections(view: AgendaView, hand: Hand) -> tuple[Section, ...]:
    """Return the facts of the meeting itself, with its deadlines."""
    meeting = view.meeting
    chair = Fact("Acting chair" if meeting.acting_chair else "Chair", meeting.chair or "none", meeting.chair_name)
    rows = [
        chair,
        Fact("Secretary", view.secretary or "none"),
        Fact("Place", meeting.place or "none yet", edit=Edit(hand.set_place, text=meeting.place)),
        Fact("Length", f"{meeting.minutes} min", edit=Edit(_figure(hand.set_minutes), text=str(meeting.minutes))),
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


def _about(view: AgendaView, hand: Hand, lower: tuple[Section, ...]) -> tuple[Section, ...]:
    """Put what is missing and the versions above, or who was there into a meeting that is past its issue."""
    if view.meeting.status not in _ISSUING or not view.items:
        return (*lower[:2], attendance_section(view), *lower[2:], _versions(view)) if view.seats else lower
    return (_missing(view, hand), _versions(view), *lower)


def _missing(view: AgendaView, hand: Hand) -> Notes:
    found = lacks(view)
    notes = [Note(lack.icon, "warn", lack.text, _mending(lack, hand)) for lack in found]
    notes += [Note("check", "good", words) for words in assurances(view)]
    due = deadline(view, DeadlineKind.AGENDA_OUT)
    title = f"Missing for issue, {len(found)}" if found else "Nothing is missing for issue"
    return Notes(tuple(notes), title=title, aside=f"by {moment_words(due)}" if due else "")


def _mending(lack: Lack, hand: Hand) -> Deed | None:
    return Deed(lack.button, lambda: hand.mend(lack)) if lack.button else None


def _versions(view: AgendaView) -> Notes:
    notes = []
    for version in reversed(view.versions):
        issued = wall_clock(version.issued_at)
        words = f"Version {version.version}, {short_date_words(issued.date())} {issued:%H:%M}, {version.issued_by}"
        notes.append(Note("send", "info", f"{words}: {version.note}" if version.note else words))
    if not view.versions:
        notes.append(Note("circle-dashed", "text 2", NOT_ISSUED))
    return Notes(tuple(notes), title="Versions")


def _item_sections(item: ItemRow, hand: Hand) -> tuple[Section, ...]:
    def edit(change: Change, text: str, choices: tuple[str, ...] = (), *, long: bool = False) -> Edit:
        return Edit(lambda typed: hand.change(item, change(typed)), text=text, choices=choices, long=long)

    parts = {title: part for part, title in PARTS.items()}
    presenter = edit(lambda t: ItemChange(lead=t), item.lead)
    minutes = Edit(_figure(lambda figure: hand.change(item, ItemChange(minutes=figure))), text=str(item.minutes))
    rows = [
        Fact("Presenter", item.lead or NO_PRESENTER, item.lead_name, edit=presenter),
        Fact("Purpose", item.purpose, edit=edit(lambda t: ItemChange(purpose=t), item.purpose, tuple(Purpose))),
        Fact("Minutes", str(item.minutes), edit=minutes),
        Fact("Paper", item.paper or "no paper", edit=edit(lambda t: ItemChange(paper=t), item.paper)),
        Fact("Asked to", item.ask or "not asked yet", edit=edit(lambda t: ItemChange(ask=t), item.ask, long=True)),
        Fact("Part", PARTS[item.part], edit=edit(lambda t: ItemChange(part=parts[t]), PARTS[item.part], tuple(parts))),
    ]
    if item.part != 1:
        because = edit(lambda t: ItemChange(part_reason=t), item.part_reason)
        rows.append(Fact("Because", item.part_reason or "no reason yet", edit=because))
    if item.origin:
        rows.append(Fact("Origin", item.origin))
    reference = f"Item {item.number}" if item.number else "Break"
    head = Head(item.title, reference=reference, edit=edit(lambda t: ItemChange(title=t), item.title))
    return (head, Facts(tuple(rows)))


def _figure(use: Callable[[int], None]) -> Callable[[str], None]:
    """Return a commit that reads minutes first."""

    def commit(typed: str) -> None:
        minutes = read_figure(typed, "minutes")
        if minutes is None:
            raise RuleBroken("Minutes are missing; write a figure such as 20.", "minutes")
        use(minutes)

    return commit
