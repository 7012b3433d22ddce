"""What the search index finds, as rows to show: where each hit stands and what opens it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.queries.found import FoundRow
from models.queries.search_plan import (
    dive_rows,
    gold_rows,
    measure_rows,
    practice_rows,
    priority_rows,
    promise_rows,
    theme_rows,
)
from models.records.agenda import AgendaItem
from models.records.base import Record
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.outcomes import Action, Correction, Decision, Minute
from models.records.papers import Paper, PaperAttachment, PaperRecommendation, PaperSection, PaperVersion
from models.records.risks import Risk
from models.rules.vocabulary import ItemKind
from models.rules.written_dates import date_words
from models.store.search_index import matching

Reader = Callable[[Session, Sequence[str]], dict[str, FoundRow]]
OWN_ITEMS = (ItemKind.ITEM.value, ItemKind.STANDING.value, ItemKind.PINNED_FIRST.value, ItemKind.PINNED_LAST.value)
"""The kinds of item worth finding; formalities stand on every agenda."""
PER_HIT = 12
"""How many lines of the index are looked at for each hit wanted: formalities and older versions fall out."""
LONGEST = 100


def found_words(session: Session, *, typed: str, limit: int) -> list[FoundRow]:
    """Return what is written with these words in it, the best first: no hit twice, a paper once whatever fits in it."""
    hits = matching(session, typed=typed, most=limit * PER_HIT)
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for table, key in hits:
        keys[table].append(key)
    rows = {table: READERS[table](session, some) for table, some in keys.items()}
    found: dict[tuple[str, str, str], FoundRow] = {}
    for table, key in hits:
        row = rows[table].get(key)
        if row is not None and len(found) < limit:
            found.setdefault((row.kind, row.title, row.within or row.id), row)
    return list(found.values())


def action_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    """Return actions by their keys."""
    statement = select(Action.id, Action.reference, Action.text, Action.status).where(Action.id.in_(keys))
    return {
        row.id: FoundRow("action", row.id, f"{row.reference} {row.text}", row.status)
        for row in session.execute(statement)
    }


def _risk_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    statement = select(Risk.id, Risk.reference, Risk.title, Risk.level).where(Risk.id.in_(keys))
    return {
        row.id: FoundRow("risk", row.id, f"{row.reference} {row.title}", f"{row.level} risk")
        for row in session.execute(statement)
    }


def _under_items(
    kind: str, words: InstrumentedAttribute[str], item_id: InstrumentedAttribute[str], record: type[Record]
) -> Reader:
    """Return a reader of what stands under an agenda item."""

    def read(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
        statement = (
            select(record.id, words.label("words"), AgendaItem.id.label("item_id"), AgendaItem.title, *_place())
            .join(AgendaItem, AgendaItem.id == item_id)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .join(Forum, Forum.id == Meeting.forum_id)
            .where(record.id.in_(keys))
        )
        return {
            row.id: FoundRow(kind, row.meeting_id, shortened(row.words), f"{_at(row)}, {row.title}", row.item_id)
            for row in session.execute(statement)
        }

    return read


def _item_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    statement = (
        select(AgendaItem.id, AgendaItem.title, *_place())
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(AgendaItem.id.in_(keys), AgendaItem.kind.in_(OWN_ITEMS))
    )
    return {row.id: FoundRow("item", row.meeting_id, row.title, _at(row), row.id) for row in session.execute(statement)}


def _correction_rows(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
    statement = (
        select(Correction.id, Correction.text, *_place())
        .join(Meeting, Meeting.id == Correction.meeting_id)
        .join(Forum, Forum.id == Meeting.forum_id)
        .where(Correction.id.in_(keys))
    )
    return {
        row.id: FoundRow("minute", row.meeting_id, shortened(row.text), f"{_at(row)}, correction")
        for row in session.execute(statement)
    }


def _papers(chosen: Callable[[Sequence[str]], Select[str, str]], detail: str = "") -> Reader:
    """Return a reader of papers and of what belongs to them; `chosen` gives row key and paper key."""

    def read(session: Session, keys: Sequence[str]) -> dict[str, FoundRow]:
        owners = {row[0]: row[1] for row in session.execute(chosen(keys))}
        known = paper_rows(session, tuple(set(owners.values())), detail)
        return {key: known[paper] for key, paper in owners.items() if paper in known}

    return read


def paper_rows(session: Session, keys: Sequence[str], detail: str = "") -> dict[str, FoundRow]:
    """Return papers by their keys; `detail` says what of them was found."""
    statement = (
        select(Paper.id, Paper.reference, Paper.title, Paper.status, *_place())
        .join(Forum, Forum.id == Paper.forum_id)
        .join(Meeting, Meeting.id == Paper.meeting_id, isouter=True)
        .where(Paper.id.in_(keys))
    )
    return {
        row.id: FoundRow(
            "paper",
            row.meeting_id or row.id,
            f"{row.reference} {row.title}",
            ", ".join(part for part in (_at(row), row.status, detail) if part),
            row.id,
        )
        for row in session.execute(statement)
    }


def _of_paper(record: type[PaperSection | PaperRecommendation | PaperAttachment]) -> Reader:
    return _papers(lambda keys: select(record.id, record.paper_id).where(record.id.in_(keys)))


def _of_version(keys: Sequence[str]) -> Select[str, str]:
    owner = PaperAttachment.id == PaperVersion.attachment_id
    return (
        select(PaperVersion.id, PaperAttachment.paper_id).join(PaperAttachment, owner).where(PaperVersion.id.in_(keys))
    )


def _place() -> list[Any]:
    """Return the columns that say where something stands."""
    return [Forum.code, Meeting.date, Meeting.id.label("meeting_id")]


def _at(row: Row[Any]) -> str:
    return f"{row.code} {date_words(row.date)}" if row.date else str(row.code)


def shortened(words: str) -> str:
    """Return words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


READERS: dict[str, Reader] = {
    "agenda_item": _item_rows,
    "minute": _under_items("minute", Minute.text, Minute.item_id, Minute),
    "decision": _under_items("decision", Decision.text, Decision.item_id, Decision),
    "deep_dive": dive_rows,
    "action": action_rows,
    "correction": _correction_rows,
    "paper": paper_rows,
    "paper_section": _of_paper(PaperSection),
    "paper_recommendation": _of_paper(PaperRecommendation),
    "paper_attachment": _of_paper(PaperAttachment),
    "paper_version": _papers(_of_version, "in its file"),
    "risk": _risk_rows,
    "theme": theme_rows,
    "measure": measure_rows,
    "good_practice": practice_rows,
    "gold_group": gold_rows,
    "priority": priority_rows,
    "item_promise": promise_rows,
}
"""How the hits of each indexed table are read."""
