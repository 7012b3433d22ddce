"""What the meetings of a demo book decided and what was said at them."""

from collections import Counter
from random import Random

from models.operations.demo.agendas import DemoItem, own_words
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.wording import Wording
from models.records.outcomes import Decision, Minute
from models.rules.framework import ForumEntry
from models.rules.vocabulary import ItemKind, ItemOutcome, Level, NumberKind, Verb

MINUTED_LEVELS = frozenset({Level.CORPORATE, Level.BUSINESS_GROUP, Level.THEMATIC})
REACHED = frozenset({ItemOutcome.NONE, ItemOutcome.TAKEN})
BUSINESS = frozenset({ItemKind.ITEM, ItemKind.STANDING, ItemKind.PINNED_FIRST, ItemKind.PINNED_LAST})
WEIGHTS = {Level.CORPORATE: 3.0, Level.BUSINESS_GROUP: 1.6, Level.THEMATIC: 1.6}


def business(items: list[DemoItem]) -> list[DemoItem]:
    """Return the items at which something is decided or promised: those that were reached."""
    return [item for item in items if item.kind in BUSINESS and item.outcome in REACHED]


def shares(meetings: list[DemoMeeting], count: int, source: Random) -> Counter[str]:
    """Share out a count among meetings by chance, more to those at the top; by the meeting's key."""
    if not meetings:
        return Counter()
    weights = [WEIGHTS.get(meeting.forum.level, 1.0) for meeting in meetings]
    return Counter(meeting.id for meeting in source.choices(meetings, weights, k=count))


def gather_decisions(
    sheaf: Sheaf,
    meetings: list[DemoMeeting],
    made: dict[str, list[DemoItem]],
    count: int,
    wording: Wording,
    source: Random,
) -> None:
    """Gather `count` decisions of the meetings that were held."""
    held = [meeting for meeting in meetings if meeting.held and meeting.id in made]
    wanted = shares(held, count, source)
    verbs = [verb for verb in Verb for _ in range(3 if verb in {Verb.AGREED, Verb.APPROVED, Verb.NOTED} else 1)]
    for meeting in held:
        for _ in range(wanted[meeting.id]):
            verb = source.choice(verbs)
            sheaf.add(
                Decision,
                {
                    "forum_id": sheaf.keys.forums[meeting.forum.code],
                    "meeting_id": meeting.id,
                    "item_id": source.choice(business(made[meeting.id])).id,
                    "position": sheaf.next_position(meeting.id),
                    "reference": sheaf.next_reference(meeting.forum, NumberKind.DECISION, meeting.date),
                    "verb": verb.value,
                    "text": _decided(verb, meeting.forum, wording),
                },
            )


def _decided(verb: Verb, forum: ForumEntry, wording: Wording) -> str:
    """Say a decision: "Agreed the position on victim care as presented."."""
    usual = "decisions programme_usual" if forum.level is Level.PROGRAMME else "decisions usual"
    kind = f"decisions {verb.value}" if f"decisions {verb.value}" in wording.words else usual
    return f"{verb.value.capitalize()} {wording.ending(kind, own_words(forum))}."


def gather_minutes(
    sheaf: Sheaf, meetings: list[DemoMeeting], made: dict[str, list[DemoItem]], wording: Wording, source: Random
) -> None:
    """Gather what was said at the meetings of the upper levels: one or two paragraphs under each item of business."""
    for meeting in meetings:
        if meeting.held and meeting.id in made and meeting.forum.level in MINUTED_LEVELS:
            for item in business(made[meeting.id]):
                for _ in range(source.randint(1, 2)):
                    row = {"meeting_id": meeting.id, "item_id": item.id, "position": sheaf.next_position(meeting.id)}
                    sheaf.add(Minute, {**row, "text": wording.say("texts minutes", own_words(meeting.forum))})
