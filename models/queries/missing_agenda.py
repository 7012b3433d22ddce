"""What an agenda still lacks before it should leave the house."""

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.agenda import AgendaView, ItemRow
from models.queries.missing_rows import MissingRow
from models.queries.missing_themes import of_themes
from models.queries.papers import PaperRow, papers
from models.records.forums import Forum
from models.rules.item_order import is_misplaced
from models.rules.vocabulary import ItemKind, PaperStatus, Purpose, Strength
from models.rules.written_dates import date_words

LED = frozenset({ItemKind.PINNED_FIRST, ItemKind.STANDING, ItemKind.ITEM, ItemKind.PINNED_LAST})
ASKING = frozenset({Purpose.DECIDE, Purpose.AGREE, Purpose.COMMISSION})
SETTLED = frozenset({PaperStatus.FINAL, PaperStatus.WITHDRAWN})
ASKED_OF_FORUMS = (("problem solving", Purpose.SOLVE), ("priority setting", Purpose.PRIORITISE))


def before_issue(session: Session, view: AgendaView, now: dt.datetime) -> Iterator[MissingRow]:
    """Yield what an agenda lacks before it goes out; `now` is wall clock."""
    items = [item for item in view.items if not item.withdrawn_because]
    for item in items:
        yield from _of_item(item)
    yield from _order(items)
    for paper in papers(session, meeting_id=view.meeting.id, now=now):
        yield from _of_paper(paper, now)
    yield from of_themes(session, view, items)
    yield from _purposes(session, view, items)
    yield from _of_meeting(view)


def _of_item(item: ItemRow) -> Iterator[MissingRow]:
    words = f"{item.title}, item {item.number}" if item.number else item.title
    if item.kind in LED and not item.lead:
        yield MissingRow("presenter", f"No presenter: {words}", "item", item.id)
    if item.kind == ItemKind.ITEM and item.purpose in ASKING and not item.ask:
        yield MissingRow("ask", f"Nothing asked: {words}", "item", item.id)
    if item.part != 1 and not item.part_reason:
        yield MissingRow("part reason", f"No reason for Part 2: {words}", "item", item.id)
    if item.gap < 0:
        clash = f"The item before runs {-item.gap} min into the promised start: {words}"
        yield MissingRow("overlap", clash, "item", item.id)


def _order(items: list[ItemRow]) -> Iterator[MissingRow]:
    kinds = [item.kind for item in items]
    for place, item in enumerate(items):
        if is_misplaced(kinds, place) and not item.misplaced_because:
            yield MissingRow("pinned", f"Out of its place: {item.title}", "item", item.id)


def _of_paper(paper: PaperRow, now: dt.datetime) -> Iterator[MissingRow]:
    """Yield that a paper is not final, and what its forum requires of it."""
    if paper.status in SETTLED:
        return
    due = ""
    if paper.due is not None:
        due = f", {'was due' if paper.due < now else 'due'} {date_words(paper.due)}"
    yield MissingRow("paper", f"{paper.reference} is {paper.status}{due}", "paper", paper.id)
    for trouble in paper.troubles:
        if trouble.strength == Strength.REQUIRED:
            yield MissingRow("rule", f"{paper.reference}: {trouble.words}", "paper", paper.id)


def _purposes(session: Session, view: AgendaView, items: list[ItemRow]) -> Iterator[MissingRow]:
    """Yield what the forum is for and no item does."""
    stated = session.scalar(select(Forum.purposes).where(Forum.id == view.meeting.forum_id)) or ""
    wanted = [(words, purpose) for words, purpose in ASKED_OF_FORUMS if words in stated.casefold()]
    purposes = {item.purpose for item in items}
    if items and wanted and not any(purpose in purposes for _, purpose in wanted):
        said = " or ".join(words for words, _ in wanted)
        yield MissingRow("purpose", f"No {said} item", "meeting", view.meeting.id)


def _of_meeting(view: AgendaView) -> Iterator[MissingRow]:
    meeting = view.meeting
    if view.overrun:
        total = sum(item.minutes for item in view.items if not item.withdrawn_because)
        over = f"{view.overrun} minutes over: {total} of {meeting.minutes} min are given out"
        yield MissingRow("overrun", over, "meeting", meeting.id)
    if not meeting.chair_name:
        words = "The chair is vacant on the day" if meeting.chair else "The forum has no chair"
        yield MissingRow("chair", words, "meeting", meeting.id)
    if not meeting.place:
        yield MissingRow("place", "No place is given", "meeting", meeting.id)
