"""What could still be put on an agenda: promises not kept, items left out, risks, actions and reviews that are due."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from models.queries.actions import actions
from models.queries.meetings import MeetingRow, meeting
from models.queries.priorities import reviews_due
from models.queries.risks import RiskRow, risks
from models.queries.waiting_items import items_for, occasions, waiting_items
from models.records.agenda import AgendaItem, ItemPause, ItemPromise
from models.records.forums import Forum, TemplateItem
from models.records.risks import RiskLink
from models.rules.carry_over import pause_holds, promise_target
from models.rules.vocabulary import OriginKind, Purpose, Shows
from models.rules.written_dates import date_words

PROMISED, UNDISCUSSED, LEFT_OUT, RISK, ACTION = "promised", "undiscussed", "left out", "risk", "action"
REVIEW = "review"
AHEAD = 31  # days before its review is due a document is offered to the forum that agreed it
QUARTER = 3
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Something an agenda could take, with why; exactly one of the keys is set.

    `item_id` is an item of a cancelled meeting that was never promised anywhere.
    """

    kind: str
    title: str
    reason: str
    promise_id: str = ""
    action_id: str = ""
    risk_id: str = ""
    template_item_id: str = ""
    item_id: str = ""
    set_id: str = ""


def offers(session: Session, *, meeting_id: str, today: dt.date) -> tuple[OfferRow, ...]:
    """Return what the agenda of a meeting could take: promises, what was left out, what is due for review, actions due.

    Risks come where the forum assures: those not reviewed for a quarter before the meeting first. Documents of
    priorities come to the forum that agreed them.
    """
    about = meeting(session, meeting_id=meeting_id)
    return (
        *_promises(session, about, today),
        *_left_out(session, about),
        *_risks(session, about, today),
        *_actions(session, about, today),
        *_reviews(session, about),
    )


def _promises(session: Session, about: MeetingRow, today: dt.date) -> Iterator[OfferRow]:
    all_of_them = occasions(session, forum_id=about.forum_id)
    mine = items_for(session, forum_id=about.forum_id, meeting_id=about.id, today=today)
    theirs = {one.promise.id for one in mine}
    for one in mine:
        if not one.settled and not one.promise.id:
            source = one.promise.from_item_id or ""
            yield OfferRow(UNDISCUSSED, one.promise.title, one.origin, item_id=source)
    for one in waiting_items(session, forum_id=about.forum_id):
        here = one.promise.id in theirs or promise_target(one.route, all_of_them, today) == about.id
        if (here or one.promise.undated) and not one.settled:
            why = f"{one.origin}; its date is to be fixed" if one.promise.undated else one.origin
            yield OfferRow(PROMISED, one.promise.title, why, promise_id=one.promise.id)


def _left_out(session: Session, about: MeetingRow) -> Iterator[OfferRow]:
    """Yield the standing items a pause keeps off this agenda."""
    chosen = (
        select(TemplateItem.id, TemplateItem.title, ItemPause)
        .join(ItemPause, ItemPause.template_item_id == TemplateItem.id)
        .where(TemplateItem.forum_id == about.forum_id)
        .order_by(TemplateItem.position, ItemPause.id)
    )
    there = set(session.scalars(select(AgendaItem.origin_id).where(*_standing_here(about.id))))
    begun = session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == about.id).limit(1)) is not None
    for key, title, pause in session.execute(chosen):
        if key not in there and _holds(pause, about, begun=begun):
            until = f"left out until {date_words(pause.return_on)}" if pause.return_on else "left out this once"
            yield OfferRow(LEFT_OUT, title, f"{until}: {pause.reason}" if pause.reason else until, template_item_id=key)


def _standing_here(meeting_id: str) -> tuple[ColumnElement[bool], ...]:
    return AgendaItem.meeting_id == meeting_id, AgendaItem.origin_kind == OriginKind.TEMPLATE.value


def _holds(pause: ItemPause, about: MeetingRow, *, begun: bool) -> bool:
    if pause.once:
        return pause.used_meeting_id == about.id or (pause.used_meeting_id is None and not begun)
    return pause_holds(once=False, return_on=pause.return_on, used=False, meeting_day=about.date)


def _risks(session: Session, about: MeetingRow, today: dt.date) -> Iterator[OfferRow]:
    assures = or_(TemplateItem.shows == Shows.RISKS_DUE.value, TemplateItem.purpose == Purpose.ASSURE.value)
    asked = select(TemplateItem.id).where(TemplateItem.forum_id == about.forum_id, assures)
    if session.scalar(asked.limit(1)) is None:
        return
    linked = select(RiskLink.risk_id).join(AgendaItem, AgendaItem.id == RiskLink.item_id)
    there = set(session.scalars(linked.where(AgendaItem.meeting_id == about.id)))
    home = session.scalar(select(Forum.unit_id).where(Forum.id == about.forum_id)) or ""
    rows = [
        row
        for row in risks(session, as_of=today, level=about.level)
        if row.id not in there and row.unit_id in {"", home} and _review_due(row, about.date)
    ]
    for row in sorted(
        rows, key=lambda row: (row.reviewed_on > _quarter_before(about.date), row.reviewed_on, row.reference)
    ):
        yield OfferRow(RISK, f"{row.reference} {row.title}", _review_words(row, about.date), risk_id=row.id)


def _review_due(row: RiskRow, day: dt.date) -> bool:
    due = row.next_review is not None and row.next_review <= day
    return due or row.reviewed_on <= _quarter_before(day)


def _review_words(row: RiskRow, day: dt.date) -> str:
    if row.reviewed_on <= _quarter_before(day) or row.next_review is None:
        return f"not reviewed since {date_words(row.reviewed_on)}"
    return f"review due {date_words(row.next_review)}"


def _quarter_before(day: dt.date) -> dt.date:
    """Return the day three months earlier, the last of its month where there is no such day."""
    months = day.year * MONTHS_IN_A_YEAR + day.month - 1 - QUARTER
    first = dt.date(months // MONTHS_IN_A_YEAR, months % MONTHS_IN_A_YEAR + 1, 1)
    after = (first + dt.timedelta(days=31)).replace(day=1)
    return min(first.replace(day=1) + dt.timedelta(days=day.day - 1), after - dt.timedelta(days=1))


def _actions(session: Session, about: MeetingRow, today: dt.date) -> Iterator[OfferRow]:
    """Yield the open actions due by a meeting that are promised to no agenda of the forum."""
    promised = select(ItemPromise.from_action_id).where(
        ItemPromise.forum_id == about.forum_id,
        ItemPromise.from_action_id.is_not(None),
        ItemPromise.dropped_because == "",
    )
    known = set(session.scalars(promised))
    for row in actions(session, today=today, status="open", forum_id=about.forum_id, due_by=about.date):
        if row.id not in known and row.due is not None:
            late = "overdue since" if row.overdue else "due"
            yield OfferRow(ACTION, f"{row.reference}: {row.text}", f"{late} {date_words(row.due)}", action_id=row.id)


def _reviews(session: Session, about: MeetingRow) -> Iterator[OfferRow]:
    """Yield the documents of priorities this forum agreed whose review is due about the day of a meeting."""
    due = [row for row in reviews_due(session, as_of=about.date, ahead_days=AHEAD) if row.forum_id == about.forum_id]
    if not due:
        return
    there = set(session.scalars(select(AgendaItem.title).where(AgendaItem.meeting_id == about.id)))
    for row in due:
        if review_title(row.name) not in there:
            late = "was due" if row.late else "due"
            yield OfferRow(REVIEW, review_title(row.name), f"review {late} {date_words(row.due)}", set_id=row.set_id)


def review_title(name: str) -> str:
    """Return the title of the item at which a document is reviewed."""
    return f"Review of the {name}"
