"""Everything worth knowing about a plan: what cannot be, what should not be, and what is good to know."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.rules.planner.answer import Finding
from models.rules.planner.day_findings import days_of_meeting, load_of_day, load_of_week, meetings_within
from models.rules.planner.person_findings import absences_of_meeting, chairs_of_day, clashes_of_day
from models.rules.planner.problem import Problem, Slots
from models.rules.planner.series_findings import broken_pair, series_of_forum
from models.rules.planner.standing import Standing, monday_of
from models.rules.planner.wording import sentence
from models.rules.written_dates import date_words

HARD, SOFT, NOTICE = SEVERITIES = ("hard", "soft", "notice")
IT_IS_PAST = "It is past."


def findings(problem: Problem, slots: Slots) -> tuple[Finding, ...]:
    """Say everything worth knowing about a plan, hard findings first, then soft ones and notices, each by date."""
    return _in_order(problem, slots, _everything(Standing(problem, slots)))


def findings_of(problem: Problem, slots: Slots, key: str) -> tuple[Finding, ...]:
    """Say what `findings` says of one meeting, fast enough to follow it while it is dragged."""
    found = (finding for finding in _around(Standing(problem, slots), key) if key in finding.meetings)
    return _in_order(problem, slots, found)


def clashes_of(found: Iterable[Finding], who: str) -> tuple[Finding, ...]:
    """Pick the overlaps that name a person."""
    return tuple(finding for finding in found if finding.kind == "overlap" and who in finding.who)


def _everything(standing: Standing) -> Iterator[Finding]:
    for turn in standing.problem.turns:
        yield from _of_meeting(standing, turn.key)
    for day in standing.days:
        yield from clashes_of_day(standing, day)
        yield from _of_day(standing, day)
    yield from _there(load_of_week(standing, monday) for monday in standing.weeks)
    yield from _there(broken_pair(standing, pair) for pair in standing.known.pairs)
    for forum in standing.forums:
        yield from series_of_forum(standing, forum)
    yield from _there(meetings_within(standing, span) for span in standing.problem.avoided)


def _around(standing: Standing, key: str) -> Iterator[Finding]:
    """Find what could name a meeting: on its day, in its week, in its forum, with those it hangs together with."""
    yield from _of_meeting(standing, key)
    yield from _there(broken_pair(standing, pair) for pair in standing.known.pairs_of.get(key, ()))
    slot = standing.slots.get(key)
    if slot is None:
        return
    day = slot.date
    yield from clashes_of_day(standing, day, key)
    yield from _of_day(standing, day)
    yield from _there((load_of_week(standing, monday_of(day)),))
    yield from series_of_forum(standing, standing.turn(key).forum)
    spans = (span for span in standing.problem.avoided if span.first <= day <= span.last)
    yield from _there(meetings_within(standing, span) for span in spans)


def _of_meeting(standing: Standing, key: str) -> Iterator[Finding]:
    sitting = standing.sitting(key)
    if sitting is None:
        yield _unplaced(standing, key)
        return
    yield from absences_of_meeting(standing, sitting)
    yield from days_of_meeting(standing, sitting)


def _of_day(standing: Standing, day: dt.date) -> Iterator[Finding]:
    yield from chairs_of_day(standing, day)
    yield from load_of_day(standing, day)


def _unplaced(standing: Standing, key: str) -> Finding:
    turn = standing.turn(key)
    text = sentence(f"{turn.code} of {date_words(turn.home.date)} has no place")
    return Finding("unplaced", HARD, text, (key,), date=turn.home.date)


def _there(found: Iterable[Finding | None]) -> Iterator[Finding]:
    return (finding for finding in found if finding)


def _in_order(problem: Problem, slots: Slots, found: Iterable[Finding]) -> tuple[Finding, ...]:
    settled = [_past(finding) if _is_past(problem, slots, finding) else finding for finding in found]
    return tuple(sorted(settled, key=_rank))


def _rank(finding: Finding) -> tuple[int, dt.date, str, tuple[str, ...]]:
    return SEVERITIES.index(finding.severity), finding.date or dt.date.max, finding.kind, finding.meetings


def _is_past(problem: Problem, slots: Slots, finding: Finding) -> bool:
    """Say whether every meeting of a finding lies behind; one without a place never does."""
    today = problem.today
    if today is None:
        return False
    return all((slot := slots.get(key)) and slot.date <= today for key in finding.meetings)


def _past(finding: Finding) -> Finding:
    return replace(finding, severity=NOTICE, text=f"{finding.text} {IT_IS_PAST}")
