"""The filter by who sits there: everybody to choose from, their meetings, and when they are away."""

import datetime as dt
from collections import defaultdict

from desktop.kit.desk import Desk
from desktop.kit.proposal_marks import Absence
from models.queries.absences import AbsenceRow, absences
from models.queries.meetings import meetings
from models.queries.year_meetings import sitters
from models.rules.absences import spans
from models.rules.financial_year import FinancialYear
from models.rules.written_dates import short_date_words

Choices = tuple[tuple[str, str], ...]
Span = tuple[dt.date, dt.date]


class WhoFilter:
    """People and posts of one year; a value is `person KEY` or `post KEY`."""

    def __init__(self, desk: Desk, span: FinancialYear) -> None:
        self._desk, self._span = desk, span
        self._away: defaultdict[str, list[AbsenceRow]] = defaultdict(list)
        for row in desk.read(absences, first=span.first, last=span.last):
            self._away[row.person_id].append(row)
        there = desk.read(sitters, as_of=desk.today)
        self._people, self._posts = there.people, there.posts

    def choices(self) -> Choices:
        """Return everybody who can sit at a meeting, people first; who is away says so."""
        return (
            *((f"person {row.id}", f"{row.title}{self._away_words(row.id)}") for row in self._people),
            *((f"post {row.id}", f"{row.title}{self._away_words(row.holder_id)}") for row in self._posts),
        )

    def seated(self, value: str) -> frozenset[str] | None:
        """Return the meetings at which a person or post sits, none where nobody is chosen."""
        if not value:
            return None
        person, post = person_and_post(value)
        first, last = self._span.first, self._span.last
        return frozenset(
            row.id for row in self._desk.read(meetings, first=first, last=last, person_id=person, post_id=post)
        )

    def person(self, value: str) -> str:
        """Return the person chosen, or who holds the post chosen; empty for nobody."""
        person, post = person_and_post(value)
        return person or next((row.holder_id for row in self._posts if row.id == post), "")

    def away(self, value: str) -> tuple[Absence, ...]:
        """Return when in the year the person chosen is away."""
        first, last = self._span.first, self._span.last
        found = []
        for row in self._away.get(self.person(value), []):
            rule, words = row.rule, f"{row.person_name} is away{f': {row.reason}' if row.reason else ''}"
            times = spans(rule.starts, rule.ends, rule.half, rule.every_weeks, rule.until, first, last)
            found += [Absence(begins, ends, words) for begins, ends, _, _ in times]
        return tuple(found)

    def lane(self, value: str) -> str:
        """Return the name under which the person or post chosen has a lane in the week, empty for nobody."""
        person, post = person_and_post(value)
        if person:
            return next((row.title for row in self._people if row.id == person), "")
        return next((row.holder or row.title for row in self._posts if row.id == post), "")

    def _away_words(self, person_id: str) -> str:
        rows = self._away.get(person_id, [])
        if not rows:
            return ""
        more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
        return f", away {span_words(rows[0].rule.starts, rows[0].rule.ends)}{more}"


def person_and_post(value: str) -> tuple[str, str]:
    """Return the keys of person and post in a value of the filter, empty where it is not one."""
    kind, _, key = value.partition(" ")
    return key if kind == "person" else "", key if kind == "post" else ""


def span_words(first: dt.date, last: dt.date) -> str:
    """Return a span as short as it can be said: `15–19 Mar`, `29 Mar–2 Apr`, `15 Mar`."""
    ending = _day_and_month(last)
    if first == last:
        return ending
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day}–{ending}" if same_month else f"{_day_and_month(first)}–{ending}"


def _day_and_month(day: dt.date) -> str:
    return short_date_words(day).partition(" ")[2]
