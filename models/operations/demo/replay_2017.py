"""The replay of 2017-18: what an Audit Panel paper of December 2017 tells of the framework, done again day by day.

Source: paper 001 of the Audit Panel, 19 December 2017, 1.6 to 1.9 and 1.19 to 1.20. What was commissioned, where it was
presented, which themes were covered and who tracks the actions is told there; days, wording and people are invented.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Concatenate, ParamSpec, TypeVar

from models.operations.actions import close_action, update_action
from models.operations.agenda import open_agenda
from models.operations.attendance import set_attendance
from models.operations.cascade import accept_all, cascade_theme
from models.operations.deep_dives import commission_deep_dive
from models.operations.demo.replay_words import (
    ACTIONS,
    DIVES,
    PEOPLE,
    PRACTICE,
    PROGRESS,
    STANDS_ON,
    STOCKTAKE,
    THEMES,
    Dive,
    Theme,
)
from models.operations.framework import load_framework
from models.operations.minutes import record_minute
from models.operations.outcomes import record_action
from models.operations.people import appoint
from models.operations.plan import publish_year
from models.operations.practice import record_practice
from models.operations.settings import change_setting
from models.operations.stages import agree_minutes, end_meeting, enter_room, finish_minutes
from models.operations.themes import set_theme, set_track
from models.operations.year import lay_out_year
from models.queries.actions import actions
from models.queries.agenda import agenda
from models.queries.meetings import find_meeting
from models.queries.priorities import priority_sets
from models.rules.attendance_line import SeatLine
from models.rules.financial_year import FinancialYear
from models.rules.framework import Framework
from models.rules.vocabulary import Presence
from models.store.unit import Mint, Unit
from models.store.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")
YEAR = FinancialYear(2017)
AT_NINE = dt.time(9, tzinfo=dt.UTC)
CRIMEFIGHTERS = "CF-TP"
BOARD_SEATS = tuple(list(PEOPLE)[:15])
"""The posts of the Management Board, all held."""


def replay_2017(workspace: Workspace, framework: Framework, mint: Mint) -> int:
    """Fill an empty book with the framework of 2017 and what was done in it, and return how many deeds that took.

    Every deed is a transaction of its own, dated on its day; the book stands on Wed 20 Dec 2017 afterwards.
    """
    replay = _Replay(workspace, framework, mint)
    for day, deed in sorted(replay.diary(), key=lambda entry: entry[0]):
        replay.go_to(day)
        deed()
    replay.go_to(STANDS_ON)
    replay.do(_stand_still)
    return replay.deeds


def _stand_still(unit: Unit) -> None:
    """Let the book stand on its day; what was done in it cannot be taken back from a window."""
    change_setting(unit, name="demo_today", value=STANDS_ON.isoformat())
    unit.seal()
    unit.say("Make the replay of 2017-18")


class _Replay:
    """The diary of the year, and who does what is written there."""

    def __init__(self, workspace: Workspace, framework: Framework, mint: Mint) -> None:
        self.workspace, self.mint, self.deeds = workspace, mint, 0
        self.go_to(YEAR.first)
        self.keys = self.do(load_framework, framework=framework)
        for code, name in PEOPLE.items():
            self.do(appoint, post_id=self.keys.posts[code], person=name)
        self.do(lay_out_year, first=YEAR.first, last=YEAR.last)
        self.do(publish_year, first=YEAR.first, last=YEAR.last)
        sets = workspace.read(priority_sets, as_of=STANDS_ON)
        self.priorities = {row.label: row.id for one in sets if one.in_force for row in one.priorities}
        self.taken: dict[str, str] = {}

    def go_to(self, day: dt.date) -> None:
        """Stand at nine o’clock of a day."""
        now = dt.datetime.combine(day, AT_NINE)
        self.workspace.clock = lambda: now

    def do(self, operation: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do one deed as one transaction."""
        self.deeds += 1
        return self.workspace.transact_with(self.mint, operation, *args, **kwargs).value

    def diary(self) -> Iterator[tuple[dt.date, Callable[[], None]]]:
        """Yield what is done on which day; deeds of one day are done in this order."""
        for theme in THEMES:
            yield theme.set_at, partial(self.set_theme, theme)
        for theme in THEMES:
            if theme.track:
                yield theme.meeting, partial(self.crimefighters, theme)
        for dive in (STOCKTAKE, *DIVES):
            yield dive.meeting, partial(self.commission, dive)
        yield DIVES[-1].presented, partial(self.hold, DIVES[-1].forum, DIVES[-1].presented)
        for dive in DIVES:
            yield dive.presented, partial(self.hear, dive)
        yield STOCKTAKE.presented, self.stocktake
        yield PRACTICE.on, self.present
        yield PROGRESS, self.progress
        yield STANDS_ON, self.tracked

    def meeting(self, code: str, day: dt.date) -> str:
        """Return the key of a forum’s meeting of a day."""
        return self.workspace.read(find_meeting, reference=f"{code} {day}").id

    def item(self, meeting_id: str, title: str) -> str:
        """Return the key of the agenda item whose title begins so."""
        items = self.workspace.read(agenda, meeting_id=meeting_id).items
        return next(row.id for row in items if row.title.startswith(title))

    def served(self, labels: Sequence[str]) -> list[str]:
        """Return the keys of priorities by their labels."""
        return [self.priorities[label] for label in labels]

    def set_theme(self, theme: Theme) -> None:
        """Set a theme for a meeting to come and pass it down to the boroughs, which take it up."""
        self.taken[theme.title] = key = self.do(
            set_theme,
            meeting_id=self.meeting(CRIMEFIGHTERS, theme.meeting),
            theme_id=self.keys.themes[theme.title],
            priority_ids=self.served(theme.serves),
        )
        self.do(cascade_theme, meeting_theme_id=key)
        self.do(accept_all, meeting_theme_id=key)

    def crimefighters(self, theme: Theme) -> None:
        """Hold CrimeFighters and say how its theme stands."""
        self.hold(CRIMEFIGHTERS, theme.meeting)
        self.do(set_track, meeting_theme_id=self.taken[theme.title], track=theme.track)

    def hold(self, code: str, day: dt.date) -> None:
        """Hold a meeting from its beginning to its end."""
        meeting_id = self.meeting(code, day)
        self.do(enter_room, meeting_id=meeting_id)
        self.do(end_meeting, meeting_id=meeting_id)

    def commission(self, dive: Dive) -> None:
        """Hold a meeting that commissions a deep-dive, which reports to its next one."""
        meeting_id = self.meeting(dive.forum, dive.meeting)
        self.enter(dive.forum, meeting_id)
        item_id = self.item(meeting_id, dive.item)
        self.do(record_minute, meeting_id=meeting_id, item_id=item_id, text=dive.minute)
        self.do(
            commission_deep_dive,
            meeting_id=meeting_id,
            item_id=item_id,
            title=dive.title,
            question=dive.question,
            lead_post_id=self.keys.posts[dive.lead],
            tracking_forum_id=self.keys.forums[dive.tracked_by] if dive.tracked_by else "",
            theme_id=self.keys.themes[dive.theme],
            priority_ids=self.served(dive.serves),
        )
        self.do(end_meeting, meeting_id=meeting_id)

    def enter(self, code: str, meeting_id: str) -> None:
        """Begin a meeting; everybody has come to the Management Board."""
        self.do(enter_room, meeting_id=meeting_id)
        if code == "MB":
            seats = [SeatLine(self.keys.posts[post], Presence.HERE) for post in BOARD_SEATS]
            self.do(set_attendance, meeting_id=meeting_id, seats=seats)

    def hear(self, dive: Dive) -> None:
        """Write up what a deep-dive found at the meeting that took it."""
        meeting_id = self.meeting(dive.forum, dive.presented)
        self.do(record_minute, meeting_id=meeting_id, item_id=self.item(meeting_id, dive.title), text=dive.found)
        self.do(finish_minutes, meeting_id=meeting_id)

    def stocktake(self) -> None:
        """Hold the Management Board that takes the Violence Stocktake and sets six actions."""
        before, meeting_id = self.meeting("MB", STOCKTAKE.meeting), self.meeting("MB", STOCKTAKE.presented)
        self.do(finish_minutes, meeting_id=before)
        self.enter("MB", meeting_id)
        self.do(agree_minutes, meeting_id=before, at_meeting_id=meeting_id)
        item_id = self.item(meeting_id, STOCKTAKE.title)
        self.do(record_minute, meeting_id=meeting_id, item_id=item_id, text=STOCKTAKE.found)
        for text, owner, due in ACTIONS:
            self.do(
                record_action,
                meeting_id=meeting_id,
                item_id=item_id,
                text=text,
                owner_post_id=self.keys.posts[owner],
                due=due,
            )
        self.do(end_meeting, meeting_id=meeting_id)

    def present(self) -> None:
        """Present a good practice at CrimeFighters."""
        self.do(
            record_practice,
            title=PRACTICE.title,
            words=PRACTICE.words,
            origin_unit_id=self.keys.units[PRACTICE.unit],
            presenter_post_id=self.keys.posts[PRACTICE.presenter],
            meeting_id=self.meeting(CRIMEFIGHTERS, PRACTICE.on),
            theme_id=self.keys.themes["Stop and search"],
        )

    def progress(self) -> None:
        """Hear how the first two actions go, a week before Performance Group looks at them."""
        rows = self.workspace.read(actions, today=PROGRESS, forum_id=self.keys.forums["MB"])
        first, second = (next(row for row in rows if row.text == text) for text, _, _ in ACTIONS[:2])
        self.do(close_action, action_id=first.id, note="The first picture went out with the papers of 13 December.")
        self.do(update_action, action_id=second.id, text="The draft is with the business groups.", status="on track")

    def tracked(self) -> None:
        """Open the agenda at which Performance Group tracks the actions."""
        self.do(open_agenda, meeting_id=self.meeting("PG", STANDS_ON))
