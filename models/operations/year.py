"""Laying out a year: all meetings the rules give, put on the calendar at once."""

import datetime as dt

from models.queries.year import proposed_year
from models.records.meetings import Meeting
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import date_words
from models.store.unit import Unit


def lay_out_year(unit: Unit, *, first: dt.date, last: dt.date) -> int:
    """Put every meeting the rules give from `first` to `last` on the calendar; return how many were new.

    What the calendar holds already, forum by forum and rule date by rule date, is not touched.
    """
    proposed = proposed_year(unit.session, first=first, last=last)
    new = [row for row in proposed if row.date is not None and not row.stored]
    unit.bulk(
        Meeting,
        [
            {
                "forum_id": row.forum_id,
                "number": row.number,
                "rule_date": row.rule_date,
                "date": row.date,
                "start": row.start,
                "minutes": row.minutes,
                "place": row.place,
                "status": MeetingStatus.PLANNED.value,
                "moved_because": row.moved_because,
            }
            for row in new
        ],
    )
    unit.say(f"Lay out {len(new)} meetings from {date_words(first)} to {date_words(last)}")
    return len(new)
