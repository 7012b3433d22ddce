"""What an agenda lacks of the forward plan: a theme, a source, an item that lists what came in, local priorities."""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView, ItemRow
from models.queries.agenda_rows import ShownLine
from models.queries.agenda_shown import HEADS, is_cascaded, is_own, shown
from models.queries.local_items import SPEAKS_OF, subject
from models.queries.local_lacking import lacking_lines
from models.queries.missing_rows import MissingRow
from models.queries.priorities import local_priorities
from models.queries.themes import MeetingThemeRow, meeting_themes
from models.records.forums import Forum
from models.rules.priorities import unsettled
from models.rules.vocabulary import CascadeAnswer, Shows, Strength

WAITING = CascadeAnswer.WAITING
SAID = {
    Strength.EXPECTED: "Local priorities are expected here, and none is on the agenda",
    Strength.RECOMMENDED: "Local priorities are recommended here, at the chair’s discretion",
}
"""What is said of local priorities where they need not stand."""


def of_themes(session: Session, view: AgendaView, items: list[ItemRow]) -> Iterator[MissingRow]:
    """Yield what an agenda lacks of themes, of what it should list, and of local priorities; `items` are taken."""
    if not items:
        return
    forum = session.get_one(Forum, view.meeting.forum_id)
    themes = meeting_themes(session, meeting_id=view.meeting.id, with_fixed=True)
    yield from _of_themes(forum, view, [row for row in themes if is_own(row) or is_cascaded(row)])
    unlisted = set(HEADS) - {item.shows for item in items}
    came_in = shown(session, meeting_id=view.meeting.id, kinds=unlisted, themes=themes)
    yield from _unlisted(forum, came_in)
    yield from _local(session, forum, view, items)


def _of_themes(forum: Forum, view: AgendaView, themes: list[MeetingThemeRow]) -> Iterator[MissingRow]:
    if forum.theme_window and not themes:
        yield MissingRow("theme", "Theme not set", "meeting", view.meeting.id)
    for row in themes:
        if row.taken and not row.sources:
            yield MissingRow("source", f"No source yet: {row.title}", "theme", row.id)
    waiting = sum(row.answer == WAITING for row in themes)
    if waiting:
        words = "1 cascaded theme waits" if waiting == 1 else f"{waiting} cascaded themes wait"
        yield MissingRow("cascade", f"{words} for an answer", "meeting", view.meeting.id)


def _unlisted(forum: Forum, came_in: Mapping[str, tuple[ShownLine, ...]]) -> Iterator[MissingRow]:
    """Yield what came in for a meeting and no item lists; a theme taken every time needs no list."""
    for kind, lines in came_in.items():
        fixed = kind == Shows.THEMES and all(line.key == forum.fixed_theme_id for line in lines)
        if not fixed:
            count = f"{len(lines)} to list" if len(lines) > 1 else lines[0].text
            yield MissingRow("unlisted", f"No item for {HEADS[Shows(kind)].lower()}: {count}", "shows", kind)


def _local(session: Session, forum: Forum, view: AgendaView, items: list[ItemRow]) -> Iterator[MissingRow]:
    for line, _ in lacking_lines(session, about=view.meeting):
        yield MissingRow("local", f"Not on the agenda: {line.item.title}", "meeting", view.meeting.id)
    if not forum.local_priorities or not forum.unit_id:
        return
    found = local_priorities(session, unit_id=forum.unit_id, as_of=view.meeting.date)
    if forum.local_priorities == Strength.REQUIRED:
        for name in unsettled(found):
            yield MissingRow("advisory", f"No local priority was chosen: {name}", "meeting", view.meeting.id)
    else:
        wanted, titles = {subject(one.label) for one in found}, {subject(item.title) for item in items}
        if not wanted & titles and not any(SPEAKS_OF in item.title.casefold() for item in items):
            yield MissingRow("advisory", SAID[Strength(forum.local_priorities)], "meeting", view.meeting.id)
