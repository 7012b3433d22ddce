"""The items of an agenda: added, changed, taken away while nothing went out, and withdrawn afterwards."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from models.errors import RuleBroken
from models.operations.agenda_details import put_attendees
from models.operations.agenda_lines import lines_of, place_after, refuse_pinned, renumber, was_issued
from models.operations.agenda_opening import open_agenda
from models.operations.agenda_parting import part_from
from models.operations.checks import known, minutes_of, named, within, word_of
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.records.agenda import AgendaItem
from models.records.meetings import Meeting
from models.records.organisation import Post
from models.rules.vocabulary import ItemKind, OriginKind, Purpose
from models.store.unit import Unit

ADDABLE = (ItemKind.ITEM, ItemKind.BREAK)
PARTS = (1, 2)
USUAL_MINUTES = 10
LONGEST_ASK = 2000
LONGEST_TITLE = 5000
TEXTS = {
    "ask": ("What is asked", 2000),
    "lead": ("The lead", 200),
    "paper": ("The paper's reference", 60),
    "part_reason": ("The reason for Part 2", 2000),
    "section": ("The section", 200),
    "measure": ("The measure", 2000),
    "late_reason": ("The reason for coming late", 2000),
    "late_agreed_by": ("Who agreed to it", 200),
    "origin": ("The origin", 2000),
}


def add_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    title: str,
    after_item_id: str = "",
    minutes: int = USUAL_MINUTES,
    purpose: str = Purpose.DISCUSS,
    ask: str = "",
    lead_post_id: str = "",
    lead: str = "",
    paper: str = "",
    part: int = 1,
    part_reason: str = "",
    kind: str = ItemKind.ITEM,
    origin: str = "",
    section: str = "",
    attendees: Sequence[str] = (),
    measure: str = "",
    fixed_start: dt.time | None = None,
    title_sensitive: bool = False,
    late_reason: str = "",
    late_agreed_by: str = "",
) -> str:
    """Add an item after another one, else as the last before what is pinned last; returns its key.

    `attendees` are posts that come for this item only. Once an agenda has gone out an item comes late and says why.
    """
    correctable(unit, meeting_id)
    items = list(lines_of(unit, meeting_id)) or _opened(unit, meeting_id)
    texts = {"ask": ask, "lead": lead, "paper": paper, "part_reason": part_reason, "section": section}
    more = {"measure": measure, "late_reason": late_reason, "late_agreed_by": late_agreed_by, "origin": origin}
    whole = {"title": title, "purpose": purpose, "minutes": minutes, "part": part, "lead_post_id": lead_post_id}
    item = AgendaItem(meeting_id=meeting_id, kind=_addable(kind).value, **_texts(texts | more), **_checked(unit, whole))
    item.fixed_start, item.title_sensitive = fixed_start, title_sensitive
    _refuse_unexplained(unit, item)
    items.insert(place_after(items, after_item_id), item)
    renumber(items)
    put_attendees(unit, unit.add(item).id, attendees, ())
    unit.say(f"Add item {snippet(item.title)} to {meeting_words(unit, unit.get(Meeting, meeting_id))}")
    return item.id


def edit_item(  # noqa: PLR0913  an item has as many facts
    unit: Unit,
    *,
    item_id: str,
    revision: str | None = None,
    title: str | None = None,
    minutes: int | None = None,
    purpose: str | None = None,
    ask: str | None = None,
    lead_post_id: str | None = None,
    lead: str | None = None,
    paper: str | None = None,
    part: int | None = None,
    part_reason: str | None = None,
    section: str | None = None,
    measure: str | None = None,
    fixed_start: dt.time | None = None,
    no_fixed_start: bool = False,
    fixed_length: bool | None = None,
    title_sensitive: bool | None = None,
    late_reason: str | None = None,
    late_agreed_by: str | None = None,
) -> None:
    """Change what is given about an item; an empty lead post takes the lead away, `no_fixed_start` the start."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    _refuse_change(item, part=part, late_reason=late_reason)
    texts = {"ask": ask, "lead": lead, "paper": paper, "part_reason": part_reason, "section": section}
    more = {"measure": measure, "late_reason": late_reason, "late_agreed_by": late_agreed_by}
    whole = {"title": title, "purpose": purpose, "minutes": minutes, "part": part, "lead_post_id": lead_post_id}
    plain = {"fixed_start": fixed_start, "fixed_length": fixed_length, "title_sensitive": title_sensitive}
    kept = {field: value for field, value in plain.items() if value is not None}
    for field, value in (_texts(texts | more) | _checked(unit, whole) | kept).items():
        setattr(item, field, value)
    item.fixed_start = None if no_fixed_start else item.fixed_start
    unit.say(f"Edit item {snippet(item.title)}")


def remove_item(unit: Unit, *, item_id: str, revision: str | None = None) -> None:
    """Take an item off the agenda; refused for what is pinned, what has gone out and what has a record."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    refuse_pinned(item, "cannot be removed")
    if item.origin_kind == OriginKind.LOCAL_PRIORITY:
        raise RuleBroken(f"{snippet(item.title)} is a local priority; withdraw it and say why.")
    if item.number:
        raise RuleBroken(f"{snippet(item.title)} went out as item {item.number}; withdraw it instead.")
    part_from(unit, item)
    renumber([other for other in lines_of(unit, item.meeting_id) if other.id != item_id])
    unit.say(f"Remove item {snippet(item.title)}")


def withdraw_item(unit: Unit, *, item_id: str, because: str, revision: str | None = None) -> None:
    """Let an item not be taken, with the reason; it keeps its number and takes no time."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    item.withdrawn_because = named(because, "because", "The reason for withdrawing it", LONGEST_ASK)
    unit.say(f"Withdraw item {snippet(item.title)}")


def unwithdraw_item(unit: Unit, *, item_id: str, revision: str | None = None) -> None:
    """Take a withdrawn item after all."""
    item = unit.get(AgendaItem, item_id, revision)
    correctable(unit, item.meeting_id)
    if not item.withdrawn_because:
        raise RuleBroken(f"{snippet(item.title)} is not withdrawn.")
    item.withdrawn_because = ""
    unit.say(f"Take item {snippet(item.title)} after all")


def _opened(unit: Unit, meeting_id: str) -> list[AgendaItem]:
    open_agenda(unit, meeting_id=meeting_id)
    return list(lines_of(unit, meeting_id))


def _texts(given: Mapping[str, str | None]) -> dict[str, object]:
    """Return the texts that are given, each within its length."""
    return {field: within(text, field, *TEXTS[field]) for field, text in given.items() if text is not None}


def _checked(unit: Unit, given: Mapping[str, Any]) -> dict[str, object]:
    """Return the facts that are given, each as it is stored."""
    checks: dict[str, Callable[[Any], object]] = {
        "title": lambda text: named(text, "title", "The title", LONGEST_TITLE),
        "purpose": lambda word: word_of(Purpose, word, "purpose").value,
        "minutes": minutes_of,
        "part": _part,
        "lead_post_id": lambda key: known(unit, Post, key),
    }
    return {field: checks[field](value) for field, value in given.items() if value is not None}


def _addable(kind: str) -> ItemKind:
    chosen = word_of(ItemKind, kind, "kind")
    if chosen not in ADDABLE:
        raise RuleBroken("Only items and breaks can be added; the rest comes from the forum's template.", "kind")
    return chosen


def _part(part: int) -> int:
    if part not in PARTS:
        raise RuleBroken(f"There is no Part {part}; choose 1 (open) or 2 (closed).", "part")
    return part


def _refuse_unexplained(unit: Unit, item: AgendaItem) -> None:
    """Refuse an item that comes after the agenda was issued and does not say why."""
    if item.kind == ItemKind.BREAK or item.late_reason or not was_issued(unit, item.meeting_id):
        return
    words = meeting_words(unit, unit.get(Meeting, item.meeting_id))
    raise RuleBroken(f"The agenda of {words} has gone out; say why this item comes late.", "late_reason")


def _refuse_change(item: AgendaItem, *, part: int | None, late_reason: str | None) -> None:
    """Refuse another part once the number is fixed, and taking away why an item came late."""
    if item.number and part is not None and _part(part) != item.part:
        went = f"{snippet(item.title)} went out as item {item.number} of Part {item.part}"
        raise RuleBroken(f"{went}; withdraw it and add it in the other part.", "part")
    if item.late_reason and late_reason is not None and not late_reason.strip():
        raise RuleBroken(f"{snippet(item.title)} came late; say why.", "late_reason")
