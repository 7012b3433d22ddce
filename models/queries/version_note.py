"""What the next version of an issued agenda has to say of itself: what changed since the last one went out."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from models.queries.changes import meeting_note
from models.queries.item_numbers import numbers_by_item
from models.queries.words import natural
from models.records import Record
from models.records.agenda import AgendaItem
from models.records.journal import Change
from models.records.meetings import IssuedDocument
from models.records.papers import Paper
from models.rules.vocabulary import ItemKind

Image = Mapping[str, Any]
SAID = (
    ("title", "retitled"),
    ("purpose", "asked otherwise"),
    ("ask", "asked otherwise"),
    ("lead_post_id", "presented by somebody else"),
    ("lead", "presented by somebody else"),
    ("minutes", "given another length"),
    ("fixed_start", "given another time"),
    ("position", "moved"),
)
"""What changed of an item, the strongest first; the first that did is said."""


@dataclass(frozen=True, slots=True)
class _Then:
    """Rows of one table as they are now, and as they were when the last agenda went out; none: not there."""

    now: Mapping[str, Image]
    then: Mapping[str, Image | None]

    def before(self, key: str) -> Image | None:
        """Return a row as it was; one that did not change since is as it is now."""
        return self.then[key] if key in self.then else self.now.get(key)


def version_note(session: Session, *, meeting_id: str) -> str:
    """Return what changed since the last agenda went out: “date changed from Wed 17 March 2027; item 7 added (late)”.

    Empty where no agenda was issued, or nothing changed since.
    """
    issued = session.scalar(_last_issue(meeting_id))
    if issued is None:
        return ""
    since = session.scalar(select(Change.entry_seq).where(Change.table == "issued_document", Change.row_id == issued))
    said = [meeting_note(session, meeting_id=meeting_id)]
    if since is not None:
        said += _items(session, meeting_id, since)
        said += _papers(session, meeting_id, since)
    return "; ".join(filter(None, said))


def _last_issue(meeting_id: str) -> Select[str]:
    chosen = select(IssuedDocument.id).where(IssuedDocument.meeting_id == meeting_id, IssuedDocument.kind == "agenda")
    return chosen.order_by(IssuedDocument.version.desc(), IssuedDocument.part).limit(1)


def _rows(session: Session, kind: type[Record], meeting_id: str, since: int) -> _Then:
    """Read the rows of a meeting now, and the first image before each change made after an entry."""
    column = kind.__table__.c.meeting_id
    found = session.scalars(select(kind).where(column == meeting_id))
    now = {row.id: {one.key: getattr(row, one.key) for one in kind.__table__.columns} for row in found}
    mine = or_(Change.row_id.in_(now), Change.before.contains(meeting_id))
    changes = select(Change.row_id, Change.before).where(
        Change.entry_seq > since, Change.table == kind.__tablename__, mine
    )
    then: dict[str, Image | None] = {}
    for key, before in session.execute(changes.order_by(Change.entry_seq, Change.ordinal)):
        then.setdefault(key, _of_meeting(before, meeting_id))
    return _Then(now, then)


def _of_meeting(image: str | None, meeting_id: str) -> Image | None:
    """Return an image that was a row of the meeting already."""
    found: Image | None = json.loads(image) if image else None
    return found if found and found["meeting_id"] == meeting_id else None


def _items(session: Session, meeting_id: str, since: int) -> Iterator[str]:
    """Say what became of the items, those of which the same is said together."""
    rows = _rows(session, AgendaItem, meeting_id, since)
    numbers = numbers_by_item(session, meeting_ids=[meeting_id])
    moved, said = _moved(rows), defaultdict[str, list[str]](list)
    for key in sorted((key for key in rows.now if numbers.get(key)), key=lambda key: natural(numbers[key])):
        said[_of_item(rows.before(key), rows.now[key], moved=key in moved)].append(numbers[key])
    said.pop("", None)
    for what, which in said.items():
        named = which[0] if len(which) == 1 else f"{', '.join(which[:-1])} and {which[-1]}"
        yield f"item{'' if len(which) == 1 else 's'} {named} {what}"
    yield _breaks(rows)


def _of_item(before: Image | None, now: Image, *, moved: bool) -> str:
    """Say what became of an item, empty where it stands as it stood."""
    late = " (late)" if now["late_reason"] else ""
    if before is None or _never_out(before):
        return f"added{late}" if not now["withdrawn_because"] else ""
    if bool(before.get("withdrawn_because")) != bool(now["withdrawn_because"]):
        return "withdrawn" if now["withdrawn_because"] else "taken after all"
    changed = (what for field, what in SAID if (moved if field == "position" else _differ(before, now, field)))
    return "" if now["withdrawn_because"] else next(changed, "")


def _never_out(before: Image) -> bool:
    """Tell whether a line had been withdrawn when the last agenda went out, and was never on one."""
    return bool(before.get("withdrawn_because")) and not before["number"]


def _differ(before: Image, now: Image, field: str) -> bool:
    """Tell whether a fact changed; an image of an older schema has no word of what came later."""
    return str(before.get(field) or "") != str(now[field] or "")


def _moved(rows: _Then) -> frozenset[str]:
    """Return the items that stand before another one they followed: as few as explain the new order."""
    common = [key for key in rows.now if rows.before(key) is not None]
    old = sorted(common, key=lambda key: _position(rows.before(key)))
    place = {key: number for number, key in enumerate(old)}
    new = sorted(common, key=lambda key: _position(rows.now[key]))
    return frozenset(new) - frozenset(_longest_rising(new, place))


def _position(image: Image | None) -> int:
    return int(image["position"]) if image else 0


def _longest_rising(keys: Collection[str], place: Mapping[str, int]) -> list[str]:
    """Return the longest run of keys that kept their order."""
    best: dict[str, list[str]] = {}
    for key in keys:
        earlier = [run for last, run in best.items() if place[last] < place[key]]
        best[key] = [*max(earlier, key=len, default=[]), key]
    return max(best.values(), key=len, default=[])


def _breaks(rows: _Then) -> str:
    """Say that there are more or fewer breaks than there were."""
    was = _count(rows.before(key) for key in {*rows.now, *rows.then})
    now = _count(rows.now.values())
    return "" if was == now else "break added" if now > was else "break taken out"


def _count(images: Iterable[Image | None]) -> int:
    return sum(1 for image in images if image and image["kind"] == ItemKind.BREAK)


def _papers(session: Session, meeting_id: str, since: int) -> Iterator[str]:
    rows = _rows(session, Paper, meeting_id, since)
    for key, now in sorted(rows.now.items(), key=lambda pair: natural(str(pair[1]["reference"]))):
        before = rows.before(key)
        late = " (late)" if now["late_reason"] and not (before and before["late_reason"]) else ""
        if before is None:
            yield f"paper {now['reference']} added{late}"
        elif before["status"] != now["status"]:
            yield f"paper {now['reference']} now {now['status']}{late}"
