"""What a run sheet says of an item: prompts for the chair, and the outcomes a forum may come to."""

from collections.abc import Iterator, Sequence

from models.queries.agenda import AgendaView, ItemRow
from models.queries.agenda_shown import paragraphs
from models.queries.record_rows import AskRow
from models.rules.vocabulary import ItemKind, MeetingStatus, OriginKind, Presence, Purpose, Shows
from models.rules.written_dates import date_words, short_date_words

OUTCOMES = {
    Purpose.NOTE: ("Noted",),
    Purpose.DISCUSS: (),
    Purpose.ASSURE: ("Assured", "Not assured, because:"),
    Purpose.AGREE: ("Agree", "Agree with change"),
    Purpose.DECIDE: ("Approve", "Approve with change"),
    Purpose.COMMISSION: ("Commission", "Not now"),
    Purpose.SOLVE: ("Solution, with an owner",),
    Purpose.PRIORITISE: ("Priorities set",),
}
"""What a forum may say where no paper asks anything, by what it is asked to do."""
PUT_OFF = frozenset({Purpose.AGREE, Purpose.DECIDE})
WAITING_MINUTES = frozenset({MeetingStatus.HELD, MeetingStatus.MINUTES_DRAFT, MeetingStatus.CORRESPONDENCE})
SILENT = frozenset(
    {
        ItemKind.BREAK,
        ItemKind.FORMALITY,
        ItemKind.PREVIOUS_ACTIONS,
        ItemKind.OTHER_BUSINESS,
        ItemKind.NEXT_MEETING,
    }
)


def prompts(about: AgendaView, item: ItemRow) -> tuple[str, ...]:
    """Return what the chair should ask or know at an item, one line each."""
    if item.withdrawn_because:
        return (f"Withdrawn, not taken: {item.withdrawn_because}",)
    return (*_parts(about, item), *_of_the_house(about, item), *_of_the_item(item), *_of_its_papers(item))


def expected_outcomes(about: AgendaView, item: ItemRow, asked: Sequence[AskRow]) -> tuple[str, ...]:
    """Return what the forum may say of an item: what its papers ask, else what its purpose allows."""
    if _is_last_record(about, item):
        return ("Record agreed",)
    if item.withdrawn_because or item.kind in SILENT:
        return ()
    if item.shows == Shows.EFFECTS:
        return ("Effects recorded",)
    later = _put_off(about)
    if asked:
        return (*(f"{ask.letter}. {ask.verb.capitalize()}" for ask in asked), later)
    purpose = Purpose(item.purpose) if item.purpose else Purpose.DISCUSS
    return (*OUTCOMES[purpose], *((later,) if purpose in PUT_OFF else ()))


def _put_off(about: AgendaView) -> str:
    coming = about.next_meeting
    return f"Defer to {short_date_words(coming.date)}" if coming else "Defer"


def _is_last_record(about: AgendaView, item: ItemRow) -> bool:
    """Tell whether an item is the one at which the minutes of the meeting before are agreed."""
    waiting = about.previous_meeting is not None and about.previous_meeting.status in WAITING_MINUTES
    return waiting and item.kind == ItemKind.FORMALITY and item.purpose == Purpose.AGREE


def _parts(about: AgendaView, item: ItemRow) -> Iterator[str]:
    """Say where observers leave, and where they may come back."""
    before = next((row.part for row in reversed(about.items[: about.items.index(item)]) if row.number), 1)
    if item.number and item.part != before:
        yield "Part 2 begins: ask observers to leave." if item.part > before else "Part 1 again: observers may return."


def _of_the_house(about: AgendaView, item: ItemRow) -> Iterator[str]:
    """Say what belongs to items that stand on every agenda: who is away, the last minutes, the effects."""
    if item.kind == ItemKind.FORMALITY and item.id == next(row.id for row in about.items if row.kind == item.kind):
        for seat in about.seats:
            if seat.presence == Presence.DEPUTY:
                yield f"{seat.deputy_name or seat.deputy} deputises for {seat.post}."
            elif seat.presence == Presence.APOLOGIES:
                yield f"Apologies from {seat.name or seat.post}."
    if about.previous_meeting and _is_last_record(about, item):
        yield f"Agree the record of {date_words(about.previous_meeting.date)}."
    if item.shows == Shows.EFFECTS:
        yield "Take each decision: does it move a risk up, down or not at all?"


def _of_the_item(item: ItemRow) -> Iterator[str]:
    """Say why an item is here, what is asked, what is measured, and who comes for it alone."""
    if item.origin_kind == OriginKind.PROMISE and item.origin:
        yield f"{item.origin[:1].upper()}{item.origin[1:]}."
    if item.ask:
        yield item.ask
    yield from _listed(item)
    if item.measure:
        yield item.measure
    if item.attendees:
        yield f"Comes for this item: {', '.join(row.name or row.post for row in item.attendees)}."


def _listed(item: ItemRow) -> Iterator[str]:
    """Say what an item lists by itself, what belongs together in one line."""
    for one in paragraphs(item.shown):
        yield f"{one.text}: {one.second}" if one.second else one.text


def _of_its_papers(item: ItemRow) -> Iterator[str]:
    """Say what is late, so that its urgency is minuted, and what never came."""
    if item.late_reason:
        yield f"Late item: minute the urgency ({item.late_reason.rstrip('.')})."
    for paper in item.papers:
        if not paper.received:
            yield f"Not received: {paper.reference} {paper.title}."
        elif paper.late:
            yield f"Late paper {paper.reference}: minute the urgency ({paper.late_reason.rstrip('.') or 'no reason'})."
