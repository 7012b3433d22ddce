"""What the inspector says of one forum, and which of it can be changed in place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.kit.controls import Deed
from desktop.kit.in_place import Edit
from desktop.kit.sections import Fact, Facts, Head, Note, Notes, Section
from desktop.kit.short_words import counted
from desktop.kit.statuses import Status
from desktop.rooms.framework.map_content import in_force
from desktop.rooms.framework.planning import Planning, planning_section
from models.queries.forums import ForumDetail, ForumRow, LinkRow
from models.rules.cadence import ClosedDay
from models.rules.deadlines import DeadlineKind
from models.rules.vocabulary import LinkKind, Placement
from models.rules.written_dates import date_words

Commit = Callable[[str], None]
_IN_FORCE = Status("In force", "circle-check", "good")
_REGISTERED = Status("Registered only", "list", "hold")
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class ForumDialogs:
    """What the small buttons open."""

    meet: Callable[[], None]
    members: Callable[[], None]
    links: Callable[[], None]
    items: Callable[[], None]
    rename: Callable[[], None]
    end: Callable[[], None]


@dataclass(frozen=True, slots=True)
class ForumEdits:
    """What stores each value changed in place, and the dialogs of what is no single value."""

    name: Commit
    cadence: Commit
    closed_day: Commit
    start: Commit
    minutes: Commit
    place: Commit
    chair: Commit
    quorum: Commit
    deadline: Callable[[str, str], None]
    pattern: Callable[[str, str], None]
    dialogs: ForumDialogs


@dataclass(frozen=True, slots=True)
class Around:
    """What the inspector needs beside the forum: the day, the words of all posts, and all forums by key."""

    day: date
    posts: tuple[tuple[str, str], ...]
    forums: dict[str, ForumRow]
    planning: Planning


def sections(detail: ForumDetail, around: Around, edits: ForumEdits) -> tuple[Section, ...]:
    """Return the sections of the inspector for a forum."""
    row = detail.forum
    head = Head(row.name, code=row.code, level=row.level, status=life(row, around.day), edit=Edit(edits.name))
    deadline_words = dict(detail.deadlines)
    deadlines = tuple(_deadline(kind.value, deadline_words.get(kind.value, ""), edits) for kind in DeadlineKind)
    numbering = tuple(_pattern(kind, pattern, edits) for kind, pattern in detail.patterns)
    return (
        head,
        Facts(tuple(fact for fact in _facts(detail, around, edits) if fact)),
        _meetings(row, edits),
        _members(detail, around, edits),
        _works_with(detail, around, edits),
        planning_section(around.planning),
        Facts(deadlines, "Deadlines"),
        _items(detail, edits),
        Facts(numbering, "Numbering"),
        _since(detail, around.day, edits),
    )


def life(row: ForumRow, day: date) -> Status:
    """Return whether a forum is in force on a day, still to begin, or ended."""
    if row.ends and row.ends < day:
        return Status(f"Ended {date_words(row.ends)}", "x", "hold")
    if not in_force(row, day) and row.starts:
        return Status(f"From {date_words(row.starts)}", "clock", "info")
    return _IN_FORCE if row.scheduled else _REGISTERED


def _facts(detail: ForumDetail, around: Around, edits: ForumEdits) -> tuple[Fact | None, ...]:
    row = detail.forum
    words = dict(around.posts)
    chair = Edit(edits.chair, words.get(row.chair_post_id, ""), ("", *words.values()))
    start = f"{row.start:%H:%M}" if row.start else ""
    both = "both chairs must be there" if detail.both_chairs else ""
    return (
        Fact("Meets", row.cadence, edit=Edit(edits.cadence, row.cadence)),
        Fact("At", start, edit=Edit(edits.start, start)),
        Fact("Length", f"{row.minutes} min", edit=Edit(edits.minutes, str(row.minutes))),
        Fact("Place", row.place, edit=Edit(edits.place, row.place)),
        Fact("On a holiday", row.closed_day, edit=Edit(edits.closed_day, row.closed_day, tuple(ClosedDay))),
        Fact("Chair", row.chair or "none named", _holder(row), edit=chair),
        Fact("Co-chair", row.co_chair) if row.co_chair else None,
        Fact("Secretary", detail.secretary) if detail.secretary else None,
        Fact("Quorum", str(row.quorum) if row.quorum else "none set", both, edit=Edit(edits.quorum, str(row.quorum))),
        Fact("Unit", row.unit) if row.unit else None,
        Fact("Marking", detail.marking) if detail.marking else None,
    )


def _meetings(row: ForumRow, edits: ForumEdits) -> Notes:
    laid_out = f"{row.meetings} in this year" if row.scheduled or row.meetings else "Not laid out here."
    add = Deed("Add…", edits.dialogs.meet, tip="Add a meeting by hand")
    return Notes((Note("calendar-days", "text 2", laid_out, add),), "Meetings")


def _holder(row: ForumRow) -> str:
    return row.chair_name or ("vacant" if row.chair else "")


def _members(detail: ForumDetail, around: Around, edits: ForumEdits) -> Notes:
    """Return who sits there: the forums whose members do, then posts; many are counted."""
    others = [around.forums[key].code for key in detail.members_of_ids if key in around.forums]
    of = f"members of {', '.join(others)}" if others else ""
    count = len(detail.members)
    seats = counted(count, "post") if count else "Nobody sits here yet."
    rest = (f"and {count - _MOST_NAMED} more",) if count > _MOST_NAMED else ()
    wanted = [key in detail.wanted_post_ids for key in detail.member_post_ids]
    members = [f"{words} (wanted)" if only else words for words, only in zip(detail.members, wanted, strict=True)]
    named = "\n".join((*members[:_MOST_NAMED], *rest))
    if any(wanted):
        seats += f", {len(detail.wanted_post_ids)} of them only wanted"
    change = Deed("Change…", edits.dialogs.members, tip="Change who sits here, and who must")
    names = (Note("", "text 2", words) for words in (of, named) if words)
    return Notes((Note("users", "text 2", seats, change), *names), "Members")


def _works_with(detail: ForumDetail, around: Around, edits: ForumEdits) -> Notes:
    me = detail.forum.id
    said = (
        ("arrow-up", "Escalates to", _others(detail.links, me, LinkKind.ESCALATES, of_me=True)),
        ("arrow-down", "Hears from", _others(detail.links, me, LinkKind.ESCALATES, of_me=False)),
        ("arrow-down", "Cascades themes to", _others(detail.links, me, LinkKind.CASCADES, of_me=True)),
        ("arrow-up", "Takes themes from", _others(detail.links, me, LinkKind.CASCADES, of_me=False)),
        ("list-checks", "Tracks the actions of", _others(detail.links, me, LinkKind.TRACKS, of_me=True)),
        ("list-checks", "Its actions are tracked by", _others(detail.links, me, LinkKind.TRACKS, of_me=False)),
    )
    lines = [Note(icon, "text 2", f"{words} {_named(keys, around)}") for icon, words, keys in said if keys]
    first = lines[0] if lines else Note("", "text 2", "No other forum.")
    button = Deed("Change…", edits.dialogs.links, tip="Change how it works with other forums")
    return Notes((Note(first.icon, first.tone, first.text, button), *lines[1:]), "Works with")


def _others(links: tuple[LinkRow, ...], me: str, kind: LinkKind, *, of_me: bool) -> list[str]:
    """Return the forums at the other end of my links of a kind, mine or theirs."""
    mine = [link for link in links if link.kind == kind and (link.forum_id if of_me else link.other_id) == me]
    return [link.other_id if of_me else link.forum_id for link in mine]


def _named(keys: list[str], around: Around) -> str:
    """Return forums by their codes; many of one level are counted: `12 BCU forums`."""
    rows = [around.forums[key] for key in keys if key in around.forums]
    levels = {row.level for row in rows}
    if len(rows) > _MOST_NAMED and len(levels) == 1:
        return f"{len(rows)} {rows[0].level} forums"
    return ", ".join(row.code for row in rows)


def _deadline(kind: str, words: str, edits: ForumEdits) -> Fact:
    title = kind[:1].upper() + kind[1:]
    return Fact(title, words or "none", edit=Edit(lambda text: edits.deadline(kind, text), words))


def _pattern(kind: str, pattern: str, edits: ForumEdits) -> Fact:
    title = f"{kind[:1].upper()}{kind[1:]}s"
    return Fact(title, pattern, edit=Edit(lambda text: edits.pattern(kind, text), pattern))


def _items(detail: ForumDetail, edits: ForumEdits) -> Notes:
    """Return the items of every agenda in their order; pinned ones carry the pin."""
    notes = [
        Note("repeat" if item.placement == Placement.STANDING else "pin", "text 2", f"{item.title}, {item.minutes} min")
        for item in detail.items
    ]
    first = notes[0] if notes else Note("", "text 2", "Only the formalities.")
    button = Deed("Change…", edits.dialogs.items, tip="Change what stands on every agenda")
    return Notes((Note(first.icon, first.tone, first.text, button), *notes[1:]), "On every agenda")


def _name_since(detail: ForumDetail, day: date) -> str:
    """Return since when the forum has the name it has on a day."""
    begun = [starts for starts, _ in detail.names if starts and starts <= day]
    return f"So named since {date_words(begun[-1])}" if begun else "So named from the beginning"


def _since(detail: ForumDetail, day: date, edits: ForumEdits) -> Notes:
    row = detail.forum
    began = f"Since {date_words(row.starts)}" if row.starts else "From the beginning"
    if row.formerly:
        began = f"{_name_since(detail, day)}, formerly {row.formerly}"
    later = [f"{name} from {date_words(starts)}" for starts, name in detail.names if starts and starts > day]
    words = "; ".join((began, *later))
    rename = Deed("Rename…", edits.dialogs.rename, tip="Rename from a day on")
    notes = [Note("history", "text 2", words, rename)]
    last = f"Until {date_words(row.ends)}" if row.ends else "Without an end"
    notes.append(Note("clock", "text 2", last, Deed("End…", edits.dialogs.end, tip="End this forum on a day")))
    if detail.purposes:
        notes.append(Note("flag", "text 2", f"For {', '.join(detail.purposes)}"))
    if row.source:
        notes.append(Note("file-text", "text 2", f"Source: {row.source}"))
    return Notes(tuple(notes), "Since")
