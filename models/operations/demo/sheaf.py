"""All rows of a demo book, gathered before they are stored in bulk."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import insert, select

from models.operations.framework import Keys
from models.records import Record
from models.records.forums import TemplateItem
from models.records.meetings import ItemClock
from models.records.papers import TemplatePaper
from models.records.settings import NumberSeries
from models.rules.framework import ForumEntry
from models.rules.numbering import reference, scope_key
from models.rules.vocabulary import NumberKind, PaperKind
from models.store.unit import Unit


class Expected(NamedTuple):
    """A paper that a forum expects for every meeting; `sponsor` is a post's code."""

    key: str
    title: str
    kind: PaperKind
    sponsor: str


class Sheaf:
    """Rows by kind and the numbers given out so far; `keys` are those of the framework.

    `templates` are the keys of standing items by their forum's code and their title, `expected` the papers every
    meeting of a forum has, by its code; `spans` are the rows of the room's clock, which stand outside the journal.
    """

    def __init__(self, unit: Unit, keys: Keys) -> None:
        self.unit = unit
        self.keys = keys
        self.rows: dict[type[Record], list[dict[str, object]]] = {}
        self.numbers: Counter[tuple[str, str, str]] = Counter()
        self.recorded: Counter[str] = Counter()
        self.templates = self._templates()
        self.expected = self._expected()
        self.spans: list[dict[str, object]] = []

    def _templates(self) -> dict[tuple[str, str], str]:
        codes = {key: code for code, key in self.keys.forums.items()}
        found = self.unit.rows(select(TemplateItem))
        return {(codes[row.forum_id], row.title): row.id for row in found}

    def _expected(self) -> dict[str, list[Expected]]:
        codes = {key: code for code, key in self.keys.forums.items()}
        posts = {key: code for code, key in self.keys.posts.items()}
        found: dict[str, list[Expected]] = {}
        for row in self.unit.rows(select(TemplatePaper).order_by(TemplatePaper.position)):
            sponsor = posts.get(row.sponsor_post_id or "", "")
            found.setdefault(codes[row.forum_id], []).append(Expected(row.id, row.title, PaperKind(row.kind), sponsor))
        return found

    def add(self, kind: type[Record], row: Mapping[str, object]) -> str:
        """Gather a row and return its key: the one it brings, else a new one."""
        key = str(row.get("id") or self.unit.mint())
        self.rows.setdefault(kind, []).append({**row, "id": key})
        return key

    def next_position(self, meeting_id: str) -> int:
        """Return the place of what is recorded next at a meeting, whatever its kind."""
        self.recorded[meeting_id] += 1
        return self.recorded[meeting_id]

    def next_reference(self, forum: ForumEntry, kind: NumberKind, day: dt.date) -> str:
        """Return the next reference of a forum's series, such as MB 7/26."""
        pattern = next(one for one in forum.patterns if one.kind is kind)
        series = (self.keys.forums[forum.code], kind.value, scope_key(pattern.scope, day))
        self.numbers[series] += 1
        return reference(pattern.pattern.replace("{code}", forum.code), self.numbers[series], day, pattern.scope)

    def store(self) -> None:
        """Store everything gathered, and where each number series stands."""
        for kind, rows in self.rows.items():
            self.unit.bulk(kind, rows)
        if self.spans:
            self.unit.session.execute(insert(ItemClock), self.spans)
        for (forum_id, kind_word, scope), last in self.numbers.items():
            self.unit.session.add(NumberSeries(forum_id=forum_id, kind=kind_word, scope_key=scope, last=last))
