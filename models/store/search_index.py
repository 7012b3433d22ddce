"""The search index: the words of everything written, kept with every change of the rows they stand in.

`search_entry` says which row a line stands for, `search_words` holds the words under the same number: FTS5 in a file,
a text search vector on a server. It can always be made anew from the rows, so it is no part of the journal.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Engine, delete, insert, select, text, tuple_
from sqlalchemy.orm import Session

from models.records.settings import ContentText, SearchEntry
from models.store.database import writing
from models.store.journal import RowChange, table_of

T = TypeVar("T")
SOURCES: Mapping[str, tuple[str, ...]] = {
    "agenda_item": ("title", "ask", "measure"),
    "minute": ("text",),
    "decision": ("reference", "text", "reasons", "conditions"),
    "action": ("reference", "text", "closing_note"),
    "correction": ("text",),
    "paper": ("reference", "title", "summary"),
    "paper_section": ("text",),
    "paper_recommendation": ("text",),
    "paper_attachment": ("title",),
    "paper_version": ("name",),
    "deep_dive": ("title", "question"),
    "risk": ("reference", "title", "description"),
    "theme": ("title", "synonyms", "note"),
    "measure": ("name", "family", "synonyms"),
    "good_practice": ("title", "words"),
    "gold_group": ("terms", "report"),
    "priority": ("title",),
    "item_promise": ("title", "ask", "reason"),
}
"""The tables whose words are found, and the columns they stand in; a file's own words are found with its version."""
FILE = "paper_version"
FEW_LETTERS = 4
"""With fewer letters typed than these the newest come first: nearly everything fits, and ranking it takes long."""
_AT_ONCE = 500
_WORD = re.compile(r"\w")
_FILE = {
    "put": "INSERT INTO search_words (rowid, words) VALUES (:id, :words)",
    "take": "DELETE FROM search_words WHERE rowid = :id",
    "find": (
        "SELECT search_entry.source, search_entry.row_id FROM search_words "
        "JOIN search_entry ON search_entry.id = search_words.rowid WHERE search_words MATCH :typed "
    ),
    "newest": "ORDER BY search_words.rowid DESC LIMIT :most",
    "best": "ORDER BY search_words.rank LIMIT :most",
}
_SERVER = {
    "put": "INSERT INTO search_words (id, words) VALUES (:id, to_tsvector('simple', :words))",
    "take": "DELETE FROM search_words WHERE id = :id",
    "find": (
        "SELECT search_entry.source, search_entry.row_id FROM search_words "
        "JOIN search_entry ON search_entry.id = search_words.id, "
        "CAST(NULLIF(CAST(plainto_tsquery('simple', :typed) AS text), '') || ':*' AS tsquery) AS asked "
        "WHERE words @@ asked "
    ),
    "newest": "ORDER BY search_words.id DESC LIMIT :most",
    "best": "ORDER BY ts_rank(words, asked) DESC, search_words.id DESC LIMIT :most",
}


def matching(session: Session, *, typed: str, most: int) -> list[tuple[str, str]]:
    """Return table and key of rows in which every word typed stands, the last one perhaps only begun.

    A word with no letter or figure in it is left out; nothing at all is found where no other is left.
    """
    said = [word for word in typed.replace("\0", " ").split() if _WORD.search(word)]
    if not said:
        return []
    few = sum(len(_WORD.findall(word)) for word in said) < FEW_LETTERS
    ways = _ways(session)
    statement = text(ways["find"] + ways["newest" if few else "best"])
    asked = _unaccented(" ".join(said)) if _on_server(session) else _quoted(said)
    return [(row[0], row[1]) for row in session.execute(statement, {"typed": asked, "most": most})]


def index_changes(session: Session, changes: Iterable[RowChange]) -> None:
    """Bring the index up to what an entry of the journal changed."""
    known = [change for change in changes if change.table in SOURCES]
    moved = [change for change in known if _words(change.table, change.before) != _words(change.table, change.after)]
    _take(session, [(change.table, change.row_id) for change in moved if change.before is not None])
    come = [(change.table, change.row_id, change.after) for change in moved if change.after is not None]
    files = {str(image.get("digest", "")) for table, _, image in come if table == FILE}
    inside = _inside(session, files)
    _put(session, [(table, key, _all_words(table, image, inside)) for table, key, image in come])


def ensure_index(engine: Engine) -> None:
    """Fill the index of a book that has none yet: one of an older schema, just brought up."""
    with Session(engine) as session:
        if session.scalar(select(SearchEntry.id).limit(1)) is not None or not _anything(session):
            return
    with Session(writing(engine)) as session, session.begin():
        if session.scalar(select(SearchEntry.id).limit(1)) is None:
            for table in SOURCES:
                _fill(session, table)


def _anything(session: Session) -> bool:
    return any(session.execute(select(table_of(table).c.id).limit(1)).first() for table in SOURCES)


def _fill(session: Session, name: str) -> None:
    table = table_of(name)
    columns = [table.c.id, *(table.c[column] for column in SOURCES[name])]
    columns += [table.c.digest] if name == FILE else []
    names = [column.name for column in columns]
    rows = [dict(zip(names, row, strict=True)) for row in session.execute(select(*columns))]
    for part in _parts(rows):
        inside = _inside(session, {str(row["digest"]) for row in part} if name == FILE else set())
        _put(session, [(name, str(row["id"]), _all_words(name, row, inside)) for row in part])


def _parts(lines: Sequence[T]) -> Iterator[tuple[T, ...]]:
    """Yield a long list in parts that fit into one statement."""
    left = iter(lines)
    while part := tuple(islice(left, _AT_ONCE)):
        yield part


def _inside(session: Session, digests: set[str]) -> dict[str, str]:
    """Return the words found in files, by the digest of their bytes."""
    if not digests:
        return {}
    found = session.execute(select(ContentText.digest, ContentText.text).where(ContentText.digest.in_(digests)))
    return {row.digest: row.text for row in found}


def _words(table: str, image: Mapping[str, Any] | None) -> str:
    columns = (*SOURCES[table], "digest") if table == FILE else SOURCES[table]
    return "\n".join(str(image.get(column) or "") for column in columns) if image is not None else ""


def _all_words(table: str, image: Mapping[str, Any], inside: Mapping[str, str]) -> str:
    own = "\n".join(str(image.get(column) or "") for column in SOURCES[table])
    return f"{own}\n{inside.get(str(image.get('digest', '')), '')}" if table == FILE else own


def _put(session: Session, lines: Sequence[tuple[str, str, str]]) -> None:
    for part in _parts(lines):
        rows = [{"source": table, "row_id": key} for table, key, _ in part]
        made = insert(SearchEntry).returning(SearchEntry.id, sort_by_parameter_order=True)
        numbers = session.scalars(made, rows).all()
        plain = _unaccented if _on_server(session) else str
        values = [{"id": number, "words": plain(line[2])} for number, line in zip(numbers, part, strict=True)]
        session.connection().execute(text(_ways(session)["put"]), values)


def _take(session: Session, keys: Sequence[tuple[str, str]]) -> None:
    for part in _parts(keys):
        chosen = tuple_(SearchEntry.source, SearchEntry.row_id).in_(part)
        numbers = session.scalars(select(SearchEntry.id).where(chosen)).all()
        if numbers:
            session.connection().execute(text(_ways(session)["take"]), [{"id": number} for number in numbers])
            session.execute(delete(SearchEntry).where(SearchEntry.id.in_(numbers)))


def _quoted(words: Iterable[str]) -> str:
    """Return typed words as FTS5 takes them: each in quotes, so that none means anything but itself."""
    return " AND ".join(_each_quoted(words)) + " *"


def _each_quoted(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        doubled = word.replace('"', '""')
        yield f'"{doubled}"'


def _unaccented(words: str) -> str:
    """Return words without their accents, which FTS5 leaves out by itself."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))


def _on_server(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _ways(session: Session) -> Mapping[str, str]:
    return _SERVER if _on_server(session) else _FILE
