"""What the meetings of a demo book decided and what was said at them."""

from collections import Counter
from random import Random

from models.operations.demo.agendas import DemoItem, business, own_words
from models.operations.demo.decision_details import DecisionDetails
from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.wording import Wording
from models.records.outcomes import Decision, Minute
from models.rules.framework import ForumEntry
from models.rules.vocabulary import Level, NumberKind, Verb

MINUTED_LEVELS = frozenset({Level.CORPORATE, Level.BUSINESS_GROUP, Level.THEMATIC})
WEIGHTS = {Level.CORPORATE: 3.0, Level.BUSINESS_GROUP: 1.6, Level.THEMATIC: 1.6}


def shares(meetings: list[DemoMeeting], count: int, source: Random) -> Counter[str]:
    """Share out a count among meetings by chance, more to those at the top; by the meeting's key."""
    if not meetings:
        return Counter()
    weights = [WEIGHTS.get(meeting.forum.level, 1.0) for meeting in meetings]
    return Counter(meeting.id for meeting in source.choices(meetings, weights, k=count))


def gather_decisions(  # noqa: PLR0913  as many things shape a decision
    sheaf: Sheaf,
    meetings: list[DemoMeeting],
    made: dict[str, list[DemoItem]],
    count: int,
    wording: Wording,
    source: Random,
    *,
    details: DecisionDetails,
) -> None:
    """Gather `count` decisions of the meetings that were held; some answer what a paper recommends."""
    held = [meeting for meeting in meetings if meeting.held and meeting.id in made]
    wanted = shares(held, count, source)
    verbs = [verb for verb in Verb for _ in range(3 if verb in {Verb.AGREED, Verb.APPROVED, Verb.NOTED} else 1)]
    for meeting in held:
        for _ in range(wanted[meeting.id]):
            verb, item = source.choice(verbs), source.choice(business(made[meeting.id]))
            answer = details.answer(meeting, item)
            verb = answer.verb if answer else verb
            text = answer.text if answer else _decided(verb, meeting.forum, wording)
            key = sheaf.add(
                Decision,
                {
                    "forum_id": sheaf.keys.forums[meeting.forum.code],
                    "meeting_id": meeting.id,
                    "item_id": item.id,
                    "position": sheaf.next_position(meeting.id),
                    "reference": sheaf.next_reference(meeting.forum, NumberKind.DECISION, meeting.date),
                    "verb": verb.value,
                    "text": text,
                    "recommendation_id": answer.key if answer else None,
                    **details.columns(meeting, item, verb),
                },
            )
            details.follow(key, meeting, item, text)


def _decided(verb: Verb, forum: ForumEntry, wording: Wording) -> str:
    """Say what was decided as it is typed after its verb: the position on victim care as presented."""
    usual = "decisions programme_usual" if forum.level is Level.PROGRAMME else "decisions usual"
    kind = f"decisions {verb.value}" if f"decisions {verb.value}" in wording.words else usual
    return wording.ending(kind, own_words(forum)).removeprefix("to ").removeprefix("that ")


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
