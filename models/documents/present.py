"""Who was at a meeting, as its record says it: seats, deputies, visitors, for which items, and declared interests."""

from models.documents.agenda import chair_words, held_together
from models.documents.content import Fact, Facts, Run, Tone
from models.documents.wording import held, sentence
from models.queries.agenda import PRESENT, AgendaView
from models.queries.agenda_rows import InterestRow, SeatRow, VisitorRow
from models.rules.vocabulary import Presence


def attendance(view: AgendaView, part: int | None = None) -> Facts:
    """Return chair, present, deputies, visitors, apologies and interests; `part` 1 leaves out who came for Part 2."""
    here = [seat for seat in view.seats if seat.presence == Presence.HERE and seat.post != view.meeting.chair]
    away = [_seat(seat) for seat in view.seats if seat.presence in (Presence.APOLOGIES, Presence.DEPUTY)]
    deputies = [seat for seat in view.seats if seat.presence == Presence.DEPUTY]
    facts = [
        _fact("Chair", chair_words(view.meeting)),
        _fact("Present", _listed([_seat(seat) for seat in here], [_span(view, seat, part) for seat in here]), "none"),
        _fact("Deputies", _listed(list(map(_deputy, deputies)), [_span(view, seat, part) for seat in deputies])),
        _fact(
            "For part",
            _listed(list(map(_visitor, view.also_attending)), [_span(view, row, part) for row in view.also_attending]),
        ),
        _fact("Apologies", "; ".join(away), "none"),
        _fact("Secretary", view.secretary),
        _fact("Interests", " ".join(_interest(row) for row in view.interests if _shown(view, row, part))),
    ]
    if not any(seat.presence for seat in view.seats):
        facts[1] = _fact("Present", "not recorded")
    return Facts((*(fact for fact in facts if fact.runs[0].text), *_quorum(view)))


def span_words(first: str, last: str) -> str:
    """Say between which items somebody was there: “items 1–3”, “item 4”, “from item 4”, “to item 3”, or nothing."""
    if first and last:
        return held(f"item {first}") if first == last else held(f"items {first}–{last}")
    return held(f"from item {first}") if first else held(f"to item {last}") if last else ""


def _fact(label: str, words: str, nil: str = "") -> Fact:
    return Fact(label, (Run(words or nil),))


def _listed(names: list[str], spans: list[str | None]) -> str:
    """List names with their items; those with none at all stay out."""
    said = [f"{name} ({span})" if span else name for name, span in zip(names, spans, strict=True) if span is not None]
    return "; ".join(said)


def _span(view: AgendaView, row: SeatRow | VisitorRow, part: int | None) -> str | None:
    """Return between which of the printed items somebody was there; None where they came for none of these."""
    if not (row.from_item_id or row.to_item_id):
        return ""
    places = {item.id: place for place, item in enumerate(view.items)}
    first, last = places.get(row.from_item_id, 0), places.get(row.to_item_id, len(view.items) - 1)
    numbers = [
        item.number for item in view.items[first : last + 1] if item.number and (part is None or item.part == part)
    ]
    if not numbers:
        return None
    return span_words(numbers[0] if row.from_item_id else "", numbers[-1] if row.to_item_id else "")


def _seat(seat: SeatRow) -> str:
    if not seat.name:
        return f"{seat.post} (vacant)"
    return f"{held(seat.name)}, {seat.post}{' (acting)' if seat.acting else ''}"


def _deputy(seat: SeatRow) -> str:
    return f"{held_together(seat.deputy, seat.deputy_name) or 'a deputy'} for {seat.post}"


def _visitor(row: VisitorRow) -> str:
    return f"{held(row.name)}, {row.description}" if row.description else held(row.name)


def _shown(view: AgendaView, row: InterestRow, part: int | None) -> bool:
    item = next((item for item in view.items if item.id == row.item_id), None)
    return part is None or item is None or item.part == part


def _interest(row: InterestRow) -> str:
    where = f", {held(f'item {row.item_number}')}" if row.item_number else ""
    left = "; left the room" if row.left_room else ""
    return sentence(f"{row.who}{where}: {row.nature.strip().rstrip('.')}{left}")


def _quorum(view: AgendaView) -> tuple[Fact, ...]:
    """Say that there was no quorum, where attendance was taken and fell short of it."""
    taken = any(seat.presence in PRESENT for seat in view.seats)
    if not taken or not view.lack_of_quorum:
        return ()
    return (Fact("Quorum", (Run(f"▲ Not met: {view.lack_of_quorum}", Tone.ALARM),)),)
