"""Gold Groups: a forum of its own for what endures, tasked by another forum, until it reports back (F001-34)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import known, named
from models.operations.forum_life import end_forum
from models.operations.forum_members import set_members
from models.operations.forum_settings import link_forums
from models.operations.forums import add_forum
from models.operations.meetings import add_meeting
from models.operations.naming import snippet
from models.operations.opened_items import waiting_for
from models.operations.promises import promise_item
from models.records.agenda import AgendaItem, ItemPromise
from models.records.forums import Forum, ForumName
from models.records.meetings import Meeting
from models.records.organisation import Post
from models.records.risks import Risk
from models.records.themes import GoldGroup, Theme
from models.rules.vocabulary import LinkKind, PromiseKind, Purpose
from models.rules.written_dates import date_words
from models.store.unit import Unit

CODE = "GOLD-"
NAME = "Gold Group: "
TERMS = "What the Gold Group is to do"
LONGEST_TOPIC = 200
LONGEST_TERMS = 10_000
USUAL_MINUTES = 60
REPORT_MINUTES = 15


@dataclass(frozen=True, slots=True)
class GoldTasked:
    """The keys of what tasking a Gold Group made: its forum, the group itself, and its first meeting."""

    forum_id: str
    gold_group_id: str
    meeting_id: str


def task_gold_group(  # noqa: PLR0913  a Gold Group has as many facts
    unit: Unit,
    *,
    tasking_forum_id: str,
    chair_post_id: str,
    terms: str,
    first_date: dt.date,
    start: dt.time,
    topic: str = "",
    theme_id: str = "",
    risk_id: str = "",
    tasking_meeting_id: str = "",
    minutes: int = USUAL_MINUTES,
    place: str = "",
    code: str = "",
    lead_members: Sequence[str] = (),
) -> GoldTasked:
    """Task a Gold Group over a theme, a risk or a topic: a forum with chair, terms and its first meeting.

    It escalates to the forum that tasks it. A second one on the same theme or risk waits until the first has closed.
    """
    above = unit.get(Forum, tasking_forum_id)
    _refuse_second(unit, above, theme_id, risk_id)
    about, begun = _topic(unit, topic, theme_id, risk_id), min(unit.today, first_date)
    seat = {"chair_post_id": _chair(unit, chair_post_id), "start": start, "minutes": minutes, "place": place}
    forum_id = _add_forum(unit, above, name=f"{NAME}{about}", code=code or _free_code(unit), starts=begun, **seat)
    set_members(unit, forum_id=forum_id, post_ids=lead_members)
    link_forums(unit, forum_id=forum_id, other_id=above.id, kind=LinkKind.ESCALATES)
    gold = GoldGroup(
        forum_id=forum_id,
        tasking_forum_id=above.id,
        tasking_meeting_id=_tasked_at(unit, above, tasking_meeting_id),
        theme_id=known(unit, Theme, theme_id),
        risk_id=known(unit, Risk, risk_id),
        terms=named(terms, "terms", TERMS, LONGEST_TERMS),
        begun_on=begun,
    )
    made = GoldTasked(forum_id, unit.add(gold).id, add_meeting(unit, forum_id=forum_id, date=first_date))
    unit.say(f"Task Gold Group {snippet(about)} from {above.code}")
    return made


def edit_gold_group(unit: Unit, *, gold_group_id: str, terms: str, revision: str | None = None) -> None:
    """Change what a Gold Group is to do."""
    gold = unit.get(GoldGroup, gold_group_id, revision)
    gold.terms = named(terms, "terms", TERMS, LONGEST_TERMS)
    unit.say(f"Change terms of {unit.get(Forum, gold.forum_id).code}")


def close_gold_group(unit: Unit, *, gold_group_id: str, on: dt.date, report: str, revision: str | None = None) -> str:
    """Close a Gold Group with its report and return the key of the promise that brings it back to its forum.

    The report waits for the next agenda of the forum that tasked it, or for the meeting it is promised to already.
    Meetings planned after the day are cancelled.
    """
    gold = unit.get(GoldGroup, gold_group_id, revision)
    forum = unit.get(Forum, gold.forum_id)
    if gold.closed_on is not None:
        raise RuleBroken(f"{forum.code} closed on {date_words(gold.closed_on)} already.")
    if on < gold.begun_on:
        raise RuleBroken(f"{forum.code} began on {date_words(gold.begun_on)}; give that day or a later one.", "on")
    gold.report = named(report, "report", "The report", LONGEST_TERMS)
    gold.closed_on = on
    end_forum(unit, forum_id=forum.id, on=on, reason=f"The Gold Group closed on {date_words(on)}")
    gold.promise_id = _promised(unit, gold, on) or promise_item(
        unit,
        forum_id=gold.tasking_forum_id,
        title=f"{_name(unit, forum)}: report",
        purpose=Purpose.ASSURE,
        minutes=REPORT_MINUTES,
        lead_post_id=forum.chair_post_id or "",
        after=on,
        kind=PromiseKind.REPORT,
        reason=f"{forum.code} closed on {date_words(on)}",
    )
    unit.say(f"Close Gold Group {forum.code}")
    return gold.promise_id


def _promised(unit: Unit, gold: GoldGroup, on: dt.date) -> str:
    """Return the key of the promise by which a group is to report, empty where it reports no more from a day on."""
    promise = unit.session.get(ItemPromise, gold.promise_id or "")
    if promise is None or promise.dropped_because:
        return ""
    item = unit.session.get(AgendaItem, promise.taken_item_id or "")
    coming = item is not None and unit.get(Meeting, item.meeting_id).date >= on
    return promise.id if coming or waiting_for(unit, promise) else ""


def reopen_gold_group(unit: Unit, *, gold_group_id: str, revision: str | None = None) -> None:
    """Let a Gold Group go on; refused once its report stands on an agenda. Meetings cancelled stay cancelled."""
    gold = unit.get(GoldGroup, gold_group_id, revision)
    forum = unit.get(Forum, gold.forum_id)
    if gold.closed_on is None:
        raise RuleBroken(f"{forum.code} is at work; there is nothing to open again.")
    promise = unit.get(ItemPromise, gold.promise_id or "")
    if waiting_for(unit, promise) is None and not promise.dropped_because:
        raise RuleBroken(f"The report of {forum.code} stands on an agenda already; task a new Gold Group.")
    promise.dropped_because = promise.dropped_because or "the Gold Group goes on"
    gold.closed_on, gold.promise_id, forum.ends = None, None, None
    unit.say(f"Open Gold Group {forum.code} again")


def _add_forum(unit: Unit, above: Forum, **facts: Any) -> str:  # noqa: ANN401  the facts of add_forum
    return add_forum(unit, level=above.level, unit_id=above.unit_id or "", **facts)


def _chair(unit: Unit, chair_post_id: str) -> str:
    if not chair_post_id:
        raise RuleBroken("A Gold Group needs a chair; choose the post.", "chair_post_id")
    return unit.get(Post, chair_post_id).id


def _topic(unit: Unit, topic: str, theme_id: str, risk_id: str) -> str:
    """Return what a Gold Group is about: what is written, else the title of its theme or risk."""
    of_theme = unit.get(Theme, theme_id).title if theme_id else ""
    of_risk = unit.get(Risk, risk_id).title[:LONGEST_TOPIC] if risk_id else ""
    return named(topic.strip() or of_theme or of_risk, "topic", "What the Gold Group is about", LONGEST_TOPIC)


def _refuse_second(unit: Unit, above: Forum, theme_id: str, risk_id: str) -> None:
    chosen = select(GoldGroup).where(GoldGroup.tasking_forum_id == above.id, GoldGroup.closed_on.is_(None))
    for gold in unit.rows(chosen):
        same_theme, same_risk = theme_id and gold.theme_id == theme_id, risk_id and gold.risk_id == risk_id
        if same_theme or same_risk:
            code = unit.get(Forum, gold.forum_id).code
            raise RuleBroken(f"{code} is at work on it since {date_words(gold.begun_on)}; close it first.", "theme_id")


def _tasked_at(unit: Unit, above: Forum, meeting_id: str) -> str | None:
    if meeting_id and unit.get(Meeting, meeting_id).forum_id != above.id:
        raise RuleBroken(f"This is no meeting of {above.code}; choose one of its meetings.", "tasking_meeting_id")
    return meeting_id or None


def _free_code(unit: Unit) -> str:
    """Return the next code of a Gold Group that no forum has: GOLD-1, GOLD-2 and so on."""
    taken = {forum.code.casefold() for forum in unit.rows(select(Forum).where(Forum.code.ilike(f"{CODE}%")))}
    number = 1
    while f"{CODE}{number}".casefold() in taken:
        number += 1
    return f"{CODE}{number}"


def _name(unit: Unit, forum: Forum) -> str:
    rows = unit.rows(select(ForumName).where(ForumName.forum_id == forum.id).order_by(ForumName.starts.desc()))
    return rows[0].name if rows else forum.code
