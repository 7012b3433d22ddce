"""Deep-dives: an inquiry commissioned under an item, with its slot on a later agenda and its paper."""

from collections.abc import Sequence

from models.errors import RuleBroken
from models.operations.checks import known, minutes_of, named, within
from models.operations.deep_dive_links import Links, cut_links, set_links
from models.operations.deep_dive_slips import note_slip
from models.operations.meetings import correctable
from models.operations.naming import meeting_words, snippet
from models.operations.opened_items import waiting_for
from models.operations.papers import AuthorLine, commission_paper
from models.operations.positions import next_position
from models.operations.promises import call_off, move_to_next_meeting, named_meeting, settle
from models.operations.under_item import under_item
from models.queries.waiting_items import occasions
from models.records.agenda import AgendaItem, DeepDive, ItemPromise
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.records.organisation import Post
from models.records.papers import Paper
from models.records.themes import Theme
from models.rules.carry_over import Waiting, promise_target
from models.rules.vocabulary import DeepDiveStatus, PaperStatus, PromiseKind, Purpose
from models.store.unit import Unit

USUAL_MINUTES = 30
LONGEST_TITLE = 5000
LONGEST_QUESTION = 5000
LONGEST_ASK = 2000
LONGEST_REASON = 2000


def commission_deep_dive(  # noqa: PLR0913  a commission has as many facts
    unit: Unit,
    *,
    meeting_id: str,
    item_id: str,
    title: str,
    question: str = "",
    lead_post_id: str = "",
    sponsor_post_id: str = "",
    forum_id: str = "",
    due_meeting_id: str = "",
    minutes: int = USUAL_MINUTES,
    informs_unit_ids: Sequence[str] = (),
    tracking_forum_id: str = "",
    theme_id: str = "",
    priority_ids: Sequence[str] = (),
    risk_ids: Sequence[str] = (),
) -> str:
    """Commission a deep-dive under an item and return its key: a slot is reserved and a paper commissioned.

    It reports to the same forum, at its next meeting, where nothing else is said. Another forum may track its actions.
    """
    meeting = under_item(unit, meeting_id, item_id)
    forum = unit.get(Forum, forum_id or meeting.forum_id)
    dive = DeepDive(
        meeting_id=meeting_id,
        item_id=item_id,
        position=next_position(unit, meeting_id),
        title=named(title, "title", "The title", LONGEST_TITLE),
        question=within(question, "question", "The question", LONGEST_QUESTION),
        commissioner_post_id=meeting.acting_chair_post_id or unit.get(Forum, meeting.forum_id).chair_post_id,
        sponsor_post_id=known(unit, Post, sponsor_post_id),
        lead_post_id=known(unit, Post, lead_post_id),
        forum_id=forum.id,
        due_meeting_id=named_meeting(unit, forum, due_meeting_id) or _next(unit, forum, meeting),
        status=DeepDiveStatus.COMMISSIONED.value,
        tracking_forum_id=known(unit, Forum, tracking_forum_id),
        theme_id=known(unit, Theme, theme_id),
    )
    promise = _reserve(unit, dive, _slot(dive, meeting, due_meeting_id, minutes_of(minutes)))
    set_links(unit, dive, Links(informs_unit_ids, priority_ids, risk_ids))
    settle(unit, promise)
    unit.say(f"Commission deep-dive {snippet(dive.title)} at {meeting_words(unit, meeting)}")
    return dive.id


def edit_deep_dive(  # noqa: PLR0913  a commission has as many facts
    unit: Unit,
    *,
    deep_dive_id: str,
    revision: str | None = None,
    title: str | None = None,
    question: str | None = None,
    lead_post_id: str | None = None,
    sponsor_post_id: str | None = None,
    due_meeting_id: str | None = None,
    informs_unit_ids: Sequence[str] | None = None,
    tracking_forum_id: str | None = None,
    theme_id: str | None = None,
    priority_ids: Sequence[str] | None = None,
    risk_ids: Sequence[str] | None = None,
) -> None:
    """Change what is given about a deep-dive; its slot and its paper follow. No due meeting: the forum's next one.

    Title and question stand in the record, and stay once its minutes are agreed.
    """
    dive = unit.get(DeepDive, deep_dive_id, revision)
    if (title, question) != (None, None):
        correctable(unit, dive.meeting_id)
    dive.title = named(title, "title", "The title", LONGEST_TITLE) if title is not None else dive.title
    if question is not None:
        dive.question = within(question, "question", "The question", LONGEST_QUESTION)
    dive.lead_post_id = known(unit, Post, lead_post_id) if lead_post_id is not None else dive.lead_post_id
    dive.sponsor_post_id = known(unit, Post, sponsor_post_id) if sponsor_post_id is not None else dive.sponsor_post_id
    if tracking_forum_id is not None:
        dive.tracking_forum_id = known(unit, Forum, tracking_forum_id)
    dive.theme_id = known(unit, Theme, theme_id) if theme_id is not None else dive.theme_id
    set_links(unit, dive, Links(informs_unit_ids, priority_ids, risk_ids))
    _follow(unit, dive)
    if due_meeting_id is not None:
        _change_due(unit, dive, due_meeting_id)
    unit.say(f"Edit deep-dive {snippet(dive.title)}")


def put_off_deep_dive(
    unit: Unit, *, deep_dive_id: str, because: str, to_meeting_id: str = "", revision: str | None = None
) -> None:
    """Let a deep-dive report at another meeting to come, by default the one after; from where and why is kept.

    What stands on an agenda already goes on from there as any item does that is moved.
    """
    dive = unit.get(DeepDive, deep_dive_id, revision)
    why = named(because, "because", "The reason", LONGEST_REASON)
    if dive.status != DeepDiveStatus.COMMISSIONED:
        raise RuleBroken(f"{snippet(dive.title)} is {dive.status}; only what is still to report is put off.")
    promise = unit.get(ItemPromise, dive.promise_id or "")
    if waiting_for(unit, promise) is None and promise.taken_item_id:
        move_to_next_meeting(unit, item_id=promise.taken_item_id, reason=why, to_meeting_id=to_meeting_id)
    else:
        _put_off_waiting(unit, dive, to_meeting_id, why)
    unit.say(f"Put off deep-dive {snippet(dive.title)}")


def remove_deep_dive(unit: Unit, *, deep_dive_id: str, revision: str | None = None) -> None:
    """Take a deep-dive out of the record; its slot is given up and its paper withdrawn.

    Refused once it stands on an agenda that has gone out.
    """
    dive = unit.get(DeepDive, deep_dive_id, revision)
    correctable(unit, dive.meeting_id)
    because = "the deep-dive was taken back"
    promise = unit.get(ItemPromise, dive.promise_id) if dive.promise_id else None
    if promise and not promise.dropped_because and not call_off(unit, promise, because):
        code = unit.get(Forum, dive.forum_id).code
        raise RuleBroken(f"{snippet(dive.title)} stands on an agenda of {code} already; withdraw it there.")
    if dive.paper_id:
        paper = unit.get(Paper, dive.paper_id)
        paper.status, paper.withdrawn_because = PaperStatus.WITHDRAWN.value, because
    cut_links(unit, dive)
    unit.delete(dive)
    unit.say(f"Remove deep-dive {snippet(dive.title)}")


def _commission_paper(unit: Unit, dive: DeepDive) -> str:
    return commission_paper(
        unit,
        forum_id=dive.forum_id,
        title=dive.title,
        meeting_id=dive.due_meeting_id or "",
        sponsor_post_id=dive.sponsor_post_id or "",
        authors=[AuthorLine(post_id=dive.lead_post_id)] if dive.lead_post_id else (),
    )


def _reserve(unit: Unit, dive: DeepDive, slot: ItemPromise) -> ItemPromise:
    """Store a deep-dive with its paper and the promise that keeps its place, and return that."""
    dive.paper_id, dive.promise_id = _commission_paper(unit, dive), unit.add(slot).id
    unit.add(dive)
    return slot


def _slot(dive: DeepDive, meeting: Meeting, due_meeting_id: str, minutes: int) -> ItemPromise:
    """Return the promise that keeps a place for a deep-dive on the agenda it reports to."""
    return ItemPromise(
        forum_id=dive.forum_id,
        meeting_id=due_meeting_id or None,
        after=meeting.date,
        kind=PromiseKind.COMMISSIONED.value,
        from_item_id=dive.item_id,
        title=dive.title,
        purpose=Purpose.DISCUSS.value,
        ask=dive.question[:LONGEST_ASK],
        lead_post_id=dive.lead_post_id,
        minutes=minutes,
    )


def _follow(unit: Unit, dive: DeepDive) -> None:
    """Let the slot, where it still waits or its agenda has not gone out, and the paper say what the deep-dive says."""
    promise = unit.get(ItemPromise, dive.promise_id) if dive.promise_id else None
    if promise is not None:
        promise.title, promise.ask, promise.lead_post_id = dive.title, dive.question[:LONGEST_ASK], dive.lead_post_id
        item = unit.get(AgendaItem, promise.taken_item_id) if promise.taken_item_id else None
        if item is not None and not item.number:
            item.title, item.ask, item.lead_post_id = promise.title, promise.ask, promise.lead_post_id
    if dive.paper_id:
        paper = unit.get(Paper, dive.paper_id)
        paper.title, paper.sponsor_post_id = dive.title, dive.sponsor_post_id


def _change_due(unit: Unit, dive: DeepDive, due_meeting_id: str) -> None:
    forum, promise = unit.get(Forum, dive.forum_id), unit.get(ItemPromise, dive.promise_id or "")
    if waiting_for(unit, promise) is None:
        raise RuleBroken(f"{snippet(dive.title)} stands on an agenda already; put it off, or move it on there.")
    promise.meeting_id = named_meeting(unit, forum, due_meeting_id)
    _due_at(unit, dive, promise.meeting_id or _next(unit, forum, unit.get(Meeting, dive.meeting_id)), "")
    settle(unit, promise)


def _put_off_waiting(unit: Unit, dive: DeepDive, to_meeting_id: str, why: str) -> None:
    """Let a slot that stands on no agenda yet wait for another meeting."""
    forum, promise = unit.get(Forum, dive.forum_id), unit.get(ItemPromise, dive.promise_id or "")
    waiting, held = waiting_for(unit, promise), occasions(unit.session, forum_id=forum.id)
    if waiting is None:
        raise RuleBroken(f"{snippet(dive.title)} has no slot any more: {promise.dropped_because}.")
    due = promise_target(waiting.route, held, unit.today)
    promise.meeting_id = named_meeting(unit, forum, to_meeting_id)
    if due and due == promise.meeting_id:
        words = meeting_words(unit, unit.get(Meeting, due))
        raise RuleBroken(f"{snippet(dive.title)} is due at {words} already; choose another meeting.", "to_meeting_id")
    if not promise.meeting_id and due:
        promise.after = max(promise.after, unit.get(Meeting, due).date)
    later = waiting_for(unit, promise)
    target = promise_target(later.route, held, unit.today) if later else ""
    _due_at(unit, dive, target or None, why)
    settle(unit, promise)


def _due_at(unit: Unit, dive: DeepDive, meeting_id: str | None, why: str) -> None:
    """Let a deep-dive and its paper be due at a meeting, none where it is not planned yet."""
    note_slip(unit, dive, unit.get(Meeting, meeting_id) if meeting_id else None, why)
    if dive.paper_id:
        unit.get(Paper, dive.paper_id).meeting_id = meeting_id


def _next(unit: Unit, forum: Forum, meeting: Meeting) -> str | None:
    """Return the meeting at which a deep-dive reports where none is named, none if it is not planned yet."""
    waiting = Waiting(meeting.date, source=meeting.id)
    return promise_target(waiting, occasions(unit.session, forum_id=forum.id), unit.today) or None
