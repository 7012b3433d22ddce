"""What forums are called on a day, and what they meant before."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.records.forums import ForumName
from models.store.readings import remembered


class ForumNames:
    """The names of every forum over time; read once, asked for any day."""

    def __init__(self, session: Session) -> None:
        self._names = remembered(session, "forum names", frozenset({"forum_name"}), lambda: _read(session))

    def history(self, forum_id: str) -> tuple[tuple[dt.date | None, str], ...]:
        """Return the names of a forum with the day each began, oldest first; none means from the beginning."""
        return tuple(self._names.get(forum_id, ()))

    def on(self, forum_id: str, day: dt.date) -> str:
        """Return what a forum is called on a day; before its first name, the first one."""
        names = self._names.get(forum_id, ())
        called = names[0][1] if names else ""
        for starts, name in names:
            if starts is None or starts <= day:
                called = name
        return called

    def before(self, forum_id: str, day: dt.date) -> str:
        """Return the name a forum had before the one it has on a day, empty if it never changed."""
        names = [name for starts, name in self._names.get(forum_id, ()) if starts is None or starts <= day]
        return names[-2] if len(names) > 1 else ""


def _read(session: Session) -> dict[str, list[tuple[dt.date | None, str]]]:
    found: defaultdict[str, list[tuple[dt.date | None, str]]] = defaultdict(list)
    for row in session.execute(select(ForumName.forum_id, ForumName.starts, ForumName.name)):
        found[row.forum_id].append((row.starts, row.name))
    return {forum: sorted(names, key=lambda name: name[0] or dt.date.min) for forum, names in found.items()}
