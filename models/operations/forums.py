"""Forums: made, edited, renamed, and given their rules."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import code_of, in_order, known, minutes_of, named, within, word_of
from models.operations.forum_settings import store_deadline
from models.operations.meetings import USUAL_MINUTES, USUAL_START, usual_rule
from models.operations.organisation import lines, post_called
from models.records.forums import Forum, ForumName, ForumRule
from models.records.organisation import OrganisationUnit, Post
from models.rules.cadence import ClosedDay, Unscheduled
from models.rules.cadence_text import cadence_text
from models.rules.cadence_words import closed_day_said, parse_cadence
from models.rules.deadlines import DeadlineKind, DeadlineRule
from models.rules.financial_year import financial_year
from models.rules.vocabulary import MARKINGS, Level
from models.rules.written_dates import date_words
from models.store.unit import Unit

USUAL_DEADLINES = (
    DeadlineRule(DeadlineKind.DRAFT_PAPERS, 10),
    DeadlineRule(DeadlineKind.FINAL_PAPERS, 5),
    DeadlineRule(DeadlineKind.DATA_PACK, 2),
    DeadlineRule(DeadlineKind.AGENDA_OUT, 5),
    DeadlineRule(DeadlineKind.DRAFT_MINUTES, 3, after=True),
    DeadlineRule(DeadlineKind.ACTION_LOG, 0, after=True),
)
"""What a new forum is given: papers, data and agenda before the meeting, minutes and log after it."""
LONGEST_FORUM_NAME = 300
AD_HOC = "ad hoc"


def add_forum(  # noqa: PLR0913  a forum has as many facts
    unit: Unit,
    *,
    code: str,
    name: str,
    level: str,
    unit_id: str = "",
    chair_post_id: str = "",
    chair: str = "",
    co_chair_post_id: str = "",
    secretary_post_id: str = "",
    cadence: str = AD_HOC,
    closed_day: str = "",
    start: dt.time = USUAL_START,
    minutes: int = USUAL_MINUTES,
    place: str = "",
    quorum: int = 0,
    purposes: Sequence[str] = (),
    scheduled: bool = True,
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> str:
    """Add a forum with the usual deadlines and return its key; one with an end is temporary and never meets after it.

    `cadence` is plain English, "monthly, third Wednesday"; `closed_day` is what it says of closed days, else the next
    working day. A forum that is registered only (not `scheduled`) is never laid out. The chair is given by its key,
    or in words (`chair`): a title not known yet becomes a new post.
    """
    forum = Forum(
        code=_free_code(unit, code),
        level=word_of(Level, level, "level").value,
        unit_id=known(unit, OrganisationUnit, unit_id),
        quorum=_quorum(quorum),
        purposes=lines(purposes),
        scheduled=scheduled,
        position=_next_position(unit, level),
    )
    _set_life(forum, starts, ends)
    chair_post_id = chair_post_id or post_called(unit, chair)
    _set_posts(unit, forum, chair=chair_post_id, co_chair=co_chair_post_id, secretary=secretary_post_id)
    rename_forum(unit, forum_id=unit.add(forum).id, name=name)
    change_rule(unit, forum_id=forum.id, cadence=cadence, closed_day=closed_day, start=start)
    change_rule(unit, forum_id=forum.id, minutes=minutes, place=place)
    _give_usual_deadlines(unit, forum.id)
    unit.say(f"Add forum {forum.code}")
    return forum.id


def _set_life(forum: Forum, starts: dt.date | None, ends: dt.date | None) -> None:
    in_order(starts, ends)
    forum.starts, forum.ends = starts, ends


def _give_usual_deadlines(unit: Unit, forum_id: str) -> None:
    for deadline in USUAL_DEADLINES:
        store_deadline(unit, forum_id, deadline)


def edit_forum(  # noqa: PLR0913  a forum has as many facts
    unit: Unit,
    *,
    forum_id: str,
    revision: str | None = None,
    code: str | None = None,
    level: str | None = None,
    unit_id: str | None = None,
    chair_post_id: str | None = None,
    co_chair_post_id: str | None = None,
    secretary_post_id: str | None = None,
    quorum: int | None = None,
    both_chairs: bool | None = None,
    purposes: Sequence[str] | None = None,
    marking: str | None = None,
    scheduled: bool | None = None,
    starts: dt.date | None = None,
) -> None:
    """Change what is given about a forum; an empty unit, post or marking takes it away."""
    forum = unit.get(Forum, forum_id, revision)
    given = {
        "code": _free_code(unit, code, forum_id) if code is not None else None,
        "level": word_of(Level, level, "level").value if level is not None else None,
        "quorum": _quorum(quorum) if quorum is not None else None,
        "both_chairs": both_chairs,
        "purposes": lines(purposes) if purposes is not None else None,
        "marking": _marking(marking) if marking is not None else None,
        "scheduled": scheduled,
        "starts": starts,
    }
    for field, value in given.items():
        if value is not None:
            setattr(forum, field, value)
    _set_posts(unit, forum, chair=chair_post_id, co_chair=co_chair_post_id, secretary=secretary_post_id)
    forum.unit_id = known(unit, OrganisationUnit, unit_id) if unit_id is not None else forum.unit_id
    unit.say(f"Edit forum {forum.code}")


def rename_forum(unit: Unit, *, forum_id: str, name: str, starts: dt.date | None = None) -> None:
    """Call a forum differently from a day on; without a day its first name is corrected."""
    forum = unit.get(Forum, forum_id)
    called = named(name, "name", "The name", LONGEST_FORUM_NAME)
    rows = unit.rows(select(ForumName).where(ForumName.forum_id == forum_id))
    row = next((row for row in rows if row.starts == starts), None)
    if row is None:
        unit.add(ForumName(forum_id=forum_id, name=called, starts=starts))
    else:
        row.name = called
    unit.say(f"Rename {forum.code} {called}" + (f" from {date_words(starts)}" if starts else ""))


def change_rule(  # noqa: PLR0913  a rule has as many parts
    unit: Unit,
    *,
    forum_id: str,
    starts: dt.date | None = None,
    cadence: str | None = None,
    closed_day: str | None = None,
    start: dt.time | None = None,
    minutes: int | None = None,
    place: str | None = None,
) -> None:
    """Give a forum another rule from a day on; without a day its first rule is corrected.

    What is not given stays as it was on that day; meetings already on the calendar are not touched.
    """
    forum = unit.get(Forum, forum_id)
    rows = unit.rows(select(ForumRule).where(ForumRule.forum_id == forum_id))
    before = usual_rule(unit, forum_id, starts or dt.date.min)
    rule = next((row for row in rows if row.starts == starts), None)
    if rule is None:
        rule = ForumRule(forum_id=forum_id, starts=starts, **_as_before(before))
    if cadence is not None:
        year = financial_year(starts or forum.starts or unit.today).first
        rule.cadence = cadence_text(parse_cadence(cadence, year_start=year))
    rule.closed_day = _closed_day(closed_day, cadence) or rule.closed_day
    rule.start = start or rule.start
    rule.minutes = minutes_of(minutes) if minutes is not None else rule.minutes
    rule.place = within(place, "place", "The place") if place is not None else rule.place
    if rule not in rows:
        unit.add(rule)
    unit.say(f"Change rule of {forum.code}" + (f" from {date_words(starts)}" if starts else ""))


def _closed_day(said: str | None, cadence: str | None) -> str:
    """Return what is said of closed days, on its own or within a cadence; empty where nothing is."""
    if said:
        return word_of(ClosedDay, said, "closed_day").value
    within_cadence = closed_day_said(cadence) if cadence else None
    return within_cadence.value if within_cadence else ""


def _next_position(unit: Unit, level: str) -> int:
    """Return the place of a new forum: the last of its level."""
    return (unit.session.scalar(select(func.max(Forum.position)).where(Forum.level == level)) or 0) + 1


def _as_before(rule: ForumRule | None) -> dict[str, object]:
    if rule is None:
        ad_hoc, usual = cadence_text(Unscheduled(AD_HOC)), ClosedDay.NEXT_WORKING.value
        return {"cadence": ad_hoc, "closed_day": usual, "start": USUAL_START, "minutes": USUAL_MINUTES, "place": ""}
    return {name: getattr(rule, name) for name in ("cadence", "closed_day", "start", "minutes", "place")}


def _free_code(unit: Unit, code: str, own_id: str = "") -> str:
    kept = code_of(code, "code", "The code")
    if any(sign in kept for sign in "{}"):
        raise RuleBroken(f"The code “{kept}” has braces in it; write it without.", "code")
    if unit.rows(select(Forum).where(func.lower(Forum.code) == kept.lower(), Forum.id != own_id)):
        raise RuleBroken(f"There is a forum {kept} already; choose another code.", "code")
    return kept


def _quorum(quorum: int) -> int:
    if quorum < 0:
        raise RuleBroken(f"A quorum of {quorum} cannot be; give 0 for none, or more.", "quorum")
    return quorum


def _marking(marking: str) -> str:
    if marking and marking not in MARKINGS:
        raise RuleBroken(f"There is no marking “{marking}”; choose one of: {', '.join(MARKINGS)}.", "marking")
    return marking


def _set_posts(unit: Unit, forum: Forum, **posts: str | None) -> None:
    """Put posts in place by the part they play; an empty one leaves the place empty, none leaves it as it is."""
    for part, post_id in posts.items():
        if post_id is not None:
            setattr(forum, f"{part}_post_id", known(unit, Post, post_id))
    _refuse_same_chairs(forum)


def _refuse_same_chairs(forum: Forum) -> None:
    if forum.chair_post_id and forum.chair_post_id == forum.co_chair_post_id:
        raise RuleBroken("A forum's two chairs are two posts; choose another co-chair, or none.", "co_chair_post_id")
