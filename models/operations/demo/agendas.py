"""The agendas of a demo book."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from models.operations.demo.local_priorities import LocalPriorities
from models.operations.demo.meetings import WITH_AGENDA, DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.wording import Wording, demo_resource
from models.queries.local_items import ORIGIN, SPEAKS_OF
from models.records.agenda import AgendaItem
from models.rules.framework import ForumEntry, ItemEntry
from models.rules.item_numbers import NumberedLine, item_numbers
from models.rules.priorities import LocalPriority
from models.rules.vocabulary import ItemKind, ItemOutcome, Level, OriginKind, Placement, Purpose, Shows
from models.rules.written_dates import long_date_words

PART_TWO_SHARE = 0.14
TRIES = 5
KINDS = {
    Placement.PINNED_FIRST: ItemKind.PINNED_FIRST,
    Placement.STANDING: ItemKind.STANDING,
    Placement.PINNED_LAST: ItemKind.PINNED_LAST,
}
FIXED_TAIL = (ItemKind.PINNED_LAST, ItemKind.OTHER_BUSINESS, ItemKind.NEXT_MEETING)
REACHED = frozenset({ItemOutcome.NONE, ItemOutcome.TAKEN})
BUSINESS = frozenset({ItemKind.ITEM, ItemKind.STANDING, ItemKind.PINNED_FIRST, ItemKind.PINNED_LAST})
SHOWN = ("MB", "2026-11-03")
"""The meeting whose agenda is told in resources/demo/showcase.toml."""


@dataclass(slots=True)
class DemoItem:
    """An item as it will be stored; `lead` is a post's code, `told` what the showcase tells of it and its paper."""

    kind: ItemKind
    title: str
    purpose: Purpose
    minutes: int
    lead: str = ""
    ask: str = ""
    part: int = 1
    part_reason: str = ""
    title_sensitive: bool = False
    origin: str = ""
    origin_kind: OriginKind = OriginKind.NONE
    origin_id: str = ""
    shows: Shows = Shows.NOTHING
    section: str = ""
    number: str = ""
    outcome: ItemOutcome = ItemOutcome.NONE
    told: Mapping[str, Any] = field(default_factory=dict)
    id: str = ""


def agendas(
    sheaf: Sheaf, meetings: list[DemoMeeting], count: int, wording: Wording, source: Random, *, local: LocalPriorities
) -> dict[str, list[DemoItem]]:
    """Make the agendas of all meetings that have one, `count` items in all where that can be; by the meeting's key."""
    with_agenda = [meeting for meeting in meetings if meeting.status in WITH_AGENDA]
    made = {meeting.id: list(_frame(sheaf, meeting, local)) for meeting in with_agenda}
    shown = [one.id for one in with_agenda if (one.forum.code, one.date.isoformat()) == SHOWN]
    made |= {key: list(_shown(made[key])) for key in shown}
    rooms = [meeting for meeting in with_agenda if meeting.id not in shown]
    missing = max(0, count - sum(map(len, made.values())))
    for turn in range(missing):
        meeting = rooms[turn % len(rooms)]
        _insert(made[meeting.id], _new_item(meeting, made[meeting.id], wording, source))
    return made


def gather_items(sheaf: Sheaf, made: Mapping[str, list[DemoItem]], issued: Collection[str]) -> None:
    """Gather the rows of agendas and give each item its key; those that were issued keep their numbers for good."""
    for meeting_id, items in made.items():
        lines = [NumberedLine("", item.kind is not ItemKind.BREAK, item.part) for item in items]
        numbers = item_numbers(lines)
        for position, (item, number) in enumerate(zip(items, numbers, strict=True), 1):
            item.number = number
            item.id = sheaf.add(
                AgendaItem,
                {
                    "meeting_id": meeting_id,
                    "position": position,
                    "kind": item.kind.value,
                    "title": item.title,
                    "purpose": item.purpose.value,
                    "ask": item.ask,
                    "lead_post_id": sheaf.keys.posts.get(item.lead),
                    "minutes": item.minutes,
                    "part": item.part,
                    "part_reason": item.part_reason,
                    "title_sensitive": item.title_sensitive,
                    "origin": item.origin,
                    "origin_kind": item.origin_kind.value,
                    "origin_id": item.origin_id,
                    "shows": item.shows.value,
                    "section": item.section,
                    "number": number if meeting_id in issued else "",
                    "outcome": item.outcome.value,
                },
            )


def _frame(sheaf: Sheaf, meeting: DemoMeeting, local: LocalPriorities) -> Iterator[DemoItem]:
    """Yield what every agenda of a forum holds, in the order of the page; local priorities each on a line."""
    standing: list[DemoItem] = []
    for entry in meeting.forum.items:
        own = local.of(meeting, sheaf.keys.units) if SPEAKS_OF in entry.title.casefold() else ()
        line = _standing(entry, sheaf.templates[meeting.forum.code, entry.title])
        standing += [_local(line, one) for one in own] or [line]
    yield DemoItem(ItemKind.FORMALITY, "Apologies and declarations of interests", Purpose.NOTE, 5)
    if meeting.previous:
        day = long_date_words(meeting.previous).split(" ", 1)[1]
        yield DemoItem(ItemKind.FORMALITY, f"Minutes of the meeting of {day}", Purpose.AGREE, 5)
    yield from (item for item in standing if item.kind is ItemKind.PINNED_FIRST)
    if meeting.previous:
        yield DemoItem(ItemKind.PREVIOUS_ACTIONS, "Actions of earlier meetings", Purpose.NOTE, 10)
    yield from (item for item in standing if item.kind in {ItemKind.STANDING, ItemKind.PINNED_LAST})
    yield DemoItem(ItemKind.OTHER_BUSINESS, "Any other business", Purpose.NOTE, 5)
    yield DemoItem(ItemKind.NEXT_MEETING, "Date of next meeting", Purpose.NOTE, 0)


def _standing(item: ItemEntry, template_item_id: str) -> DemoItem:
    return DemoItem(
        KINDS[item.placement],
        item.title,
        item.purpose,
        item.minutes,
        item.lead,
        item.ask,
        part=item.part,
        origin_kind=OriginKind.TEMPLATE,
        origin_id=template_item_id,
        shows=item.shows,
        section=item.section,
    )


def _local(pattern: DemoItem, one: LocalPriority) -> DemoItem:
    key = next(iter(one.priority_ids), "")
    return replace(pattern, title=one.label, origin=ORIGIN, origin_kind=OriginKind.LOCAL_PRIORITY, origin_id=key)


def business(items: list[DemoItem]) -> list[DemoItem]:
    """Return the items at which something is decided or promised: those that were reached."""
    return [item for item in items if item.kind in BUSINESS and item.outcome in REACHED]


def own_words(forum: ForumEntry) -> dict[str, str]:
    """Return what a forum speaks of when it speaks of a unit or a programme: its own."""
    name = forum.names[-1].name
    if forum.level is Level.BCU:
        return {"unit": forum.rules[0].place.removesuffix(" BCU Headquarters") or name}
    programme = name.removesuffix(" Programme Board")
    return {"programme": programme} if forum.level is Level.PROGRAMME and programme != name else {}


def _new_item(meeting: DemoMeeting, present: list[DemoItem], wording: Wording, source: Random) -> DemoItem:
    """Make an item that is not yet on the agenda, as far as a few tries find one."""
    titles = {item.title for item in present}
    tries = (_item(meeting, wording, source) for _ in range(TRIES))
    return next((item for item in tries if item.title not in titles), _item(meeting, wording, source))


def _item(meeting: DemoMeeting, wording: Wording, source: Random) -> DemoItem:
    """Make an item of a forum's own business, in what is left of its time."""
    leads = [meeting.forum.chair, *(seat.post for seat in meeting.forum.seats)]
    item = DemoItem(
        ItemKind.ITEM,
        wording.say(f"items {meeting.forum.level.value}", own_words(meeting.forum)),
        source.choice(list(Purpose)),
        source.choice((5, 10, 10, 15)),
        lead=source.choice([lead for lead in leads if lead] or [""]),
        ask=wording.say("texts asks", own_words(meeting.forum)),
    )
    if source.random() < PART_TWO_SHARE:
        item = replace(item, part=2, part_reason=wording.choice("texts private_reasons"))
    return item


def _insert(items: list[DemoItem], item: DemoItem) -> None:
    place = next(number for number, one in enumerate(items) if one.kind in FIXED_TAIL)
    items.insert(place, item)


def _shown(frame: list[DemoItem]) -> Iterator[DemoItem]:
    """Yield the agenda of the next Management Board as the pictures show it, its standing items those of the forum."""
    standing = {item.title: item for item in frame if item.origin_kind is OriginKind.TEMPLATE}
    for entry in demo_resource("showcase")["agenda"]:
        said = {key: entry[key] for key in ("title", "lead", "ask", "part", "part_reason", "origin") if key in entry}
        item = DemoItem(
            kind=ItemKind(entry["kind"]),
            purpose=Purpose(entry["purpose"]),
            minutes=entry["minutes"],
            told=entry.get("paper", {}),
            **said,
        )
        own = standing.get(item.title)
        if own:
            item.origin_kind, item.origin_id, item.shows = own.origin_kind, own.origin_id, own.shows
        yield item
