"""Next year's rules, taken together from what a year taught."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.forums import change_rule
from models.operations.rule_change import follow_rule
from models.records.forums import Forum
from models.records.meetings import Meeting
from models.rules.written_dates import date_words
from models.store.unit import Unit


def take_rules(unit: Unit, *, cadences: Mapping[str, str], starts: dt.date) -> int:
    """Let forums, by key, meet by other rules in plain words from a day on; return how many meetings follow at once.

    Where the days from then on are laid out already the meetings follow their new rule; else the year will.
    """
    if not cadences:
        raise RuleBroken("Choose the rules that are taken.", "cadences")
    later = select(func.count()).select_from(Meeting).where(Meeting.rule_date >= starts)
    laid_out = bool(unit.session.scalar(later))
    followed = 0
    for forum_id, cadence in cadences.items():
        if laid_out:
            change = follow_rule(unit, forum_id=forum_id, starts=starts, cadence=cadence)
            followed += sum(row.what != "kept" for row in change.rows)
        else:
            change_rule(unit, forum_id=forum_id, starts=starts, cadence=cadence)
    named = unit.get(Forum, next(iter(cadences))).code if len(cadences) == 1 else f"{len(cadences)} forums"
    unit.say(f"Take new rules of {named} from {date_words(starts)}")
    return followed
