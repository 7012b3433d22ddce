"""The rows of the threads of a demo book: promises, deep-dives and escalations."""

import datetime as dt
from collections.abc import Iterable

from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DEMO_TODAY
from models.operations.demo.threads import Thread
from models.records.agenda import DeepDive, Escalation, ItemPromise
from models.rules.vocabulary import DeepDiveStatus, PromiseKind


def gather_threads(sheaf: Sheaf, threads: Iterable[Thread]) -> None:
    """Gather what was promised, commissioned and escalated, in the order given."""
    for thread in threads:
        sheaf.add(
            ItemPromise,
            {
                "id": thread.promise_id,
                "forum_id": sheaf.keys.forums[thread.later.forum.code],
                "meeting_id": None if thread.target else thread.later.id,
                "after": thread.meeting.date,
                "kind": thread.kind.value,
                "reason": thread.reason,
                "from_item_id": thread.source.id,
                "title": thread.title,
                "purpose": thread.purpose.value,
                "ask": thread.ask,
                "lead_post_id": sheaf.keys.posts.get(thread.lead),
                "minutes": thread.minutes,
                "taken_item_id": thread.target.id if thread.target else None,
            },
        )
        if thread.kind is PromiseKind.COMMISSIONED:
            _deep_dive(sheaf, thread)
        if thread.kind is PromiseKind.ESCALATED:
            _escalation(sheaf, thread)


def _deep_dive(sheaf: Sheaf, thread: Thread) -> None:
    meeting, posts = thread.meeting, sheaf.keys.posts
    reported = thread.later.held and thread.later.date < DEMO_TODAY
    sheaf.add(
        DeepDive,
        {
            "meeting_id": meeting.id,
            "item_id": thread.source.id,
            "position": sheaf.next_position(meeting.id),
            "title": thread.title,
            "question": thread.ask,
            "commissioner_post_id": posts.get(meeting.acting_chair or meeting.forum.chair),
            "sponsor_post_id": posts.get(thread.sponsor),
            "lead_post_id": posts.get(thread.lead),
            "forum_id": sheaf.keys.forums[thread.later.forum.code],
            "due_meeting_id": thread.later.id,
            "promise_id": thread.promise_id,
            "paper_id": thread.paper_id or None,
            "status": (DeepDiveStatus.REPORTED if reported else DeepDiveStatus.COMMISSIONED).value,
        },
    )


def _escalation(sheaf: Sheaf, thread: Thread) -> None:
    sheaf.add(
        Escalation,
        {
            "item_id": thread.source.id,
            "meeting_id": thread.meeting.id,
            "from_forum_id": sheaf.keys.forums[thread.meeting.forum.code],
            "to_forum_id": sheaf.keys.forums[thread.later.forum.code],
            "promise_id": thread.promise_id,
            "reason": thread.reason,
            "position": sheaf.next_position(thread.meeting.id),
            "at": dt.datetime.combine(thread.meeting.date, dt.time(16), tzinfo=dt.UTC),
        },
    )
