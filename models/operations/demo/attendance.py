"""Who was there, in a demo book."""

import datetime as dt
from collections.abc import Iterator, Mapping
from random import Random

from models.operations.demo.meetings import DemoMeeting
from models.operations.demo.people import Staff
from models.operations.demo.sheaf import Sheaf
from models.queries.holders import lives
from models.records.meetings import Attendance
from models.rules.framework import ForumEntry, Framework
from models.rules.vocabulary import Presence

APOLOGIES_SHARE, DEPUTY_SHARE = 0.07, 0.05


def gather_attendance(
    sheaf: Sheaf, framework: Framework, meetings: list[DemoMeeting], staff: Staff, source: Random
) -> None:
    """Gather how each seat was filled at the meetings that were held; the chair is away where somebody else chaired.

    At every forum with a quorum enough members come.
    """
    forums = {forum.code: forum for forum in framework.forums}
    deputies = {post.code: post.deputy for post in framework.posts}
    for meeting in meetings:
        if meeting.held:
            _gather(
                sheaf,
                meeting,
                tuple(dict.fromkeys(seats_of(meeting.forum, forums, meeting.date))),
                deputies,
                staff,
                source,
            )


def seats_of(forum: ForumEntry, forums: Mapping[str, ForumEntry], on: dt.date) -> Iterator[str]:
    """Yield the posts that sit on a forum on a day, chairs first; a post may come more than once."""
    yield from (post for post in (forum.chair, forum.co_chair) if post)
    for seat in forum.seats:
        if lives(seat.starts, seat.ends, on):
            if seat.post:
                yield seat.post
            elif seat.members_of in forums:
                yield from seats_of(forums[seat.members_of], forums, on)


def _gather(
    sheaf: Sheaf,
    meeting: DemoMeeting,
    seats: tuple[str, ...],
    deputies: Mapping[str, str],
    staff: Staff,
    source: Random,
) -> None:
    missable = max(0, len(seats) - meeting.forum.quorum)
    for post in seats:
        presence = _presence(source) if missable else Presence.HERE
        if meeting.acting_chair:
            chair = {meeting.forum.chair: Presence.APOLOGIES, meeting.acting_chair: Presence.HERE}
            presence = chair.get(post, presence)
        deputy = deputies.get(post, "") if presence is Presence.DEPUTY else ""
        person = staff.holder(deputy or post, meeting.date)
        if presence is Presence.APOLOGIES or person is None or (presence is Presence.DEPUTY and not deputy):
            presence, person, deputy = Presence.APOLOGIES, None, ""
        missable -= presence is not Presence.HERE
        sheaf.add(
            Attendance,
            {
                "meeting_id": meeting.id,
                "post_id": sheaf.keys.posts[post],
                "presence": presence.value,
                "person_id": person,
                "deputy_post_id": sheaf.keys.posts.get(deputy),
            },
        )


def _presence(source: Random) -> Presence:
    lot = source.random()
    if lot < APOLOGIES_SHARE:
        return Presence.APOLOGIES
    return Presence.DEPUTY if lot < APOLOGIES_SHARE + DEPUTY_SHARE else Presence.HERE
