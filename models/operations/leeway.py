"""How far the planner may move a forum's meetings, and which forum meets before which."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from models.errors import RuleBroken
from models.queries.leeway import leeway_of
from models.records.forums import Forum
from models.records.planning import ForumLeeway, ForumOrder
from models.rules.leeway import FARTHEST, read_starts, read_weekdays, sound_leeway
from models.rules.leeway_words import leeway_words
from models.rules.planner.problem import Leeway
from models.store.unit import Unit


def set_leeway(  # noqa: PLR0913  a leeway has as many facts
    unit: Unit,
    *,
    forum_id: str,
    before: int | None = None,
    after: int | None = None,
    weekdays: str | None = None,
    starts: str | None = None,
    places: str | None = None,
    deputy_chairs: bool | None = None,
    most_a_day: int | None = None,
    from_working_day: int | None = None,
    least_gap: int | None = None,
    greatest_gap: int | None = None,
    revision: str | None = None,
) -> str:
    """Change what is given of a forum's leeway and return its key; what never was set is as usual.

    `weekdays` in words, “Mon–Thu”, or figures, “0123”; `starts` “15:00 or 16:15”; `places` one a line.
    """
    forum = unit.get(Forum, forum_id)
    row = _row(unit, forum_id)
    if row is not None and revision is not None:
        row = unit.get(ForumLeeway, row.id, revision)
    given: dict[str, Any] = {
        "before": before,
        "after": after,
        "weekdays": None if weekdays is None else read_weekdays(weekdays),
        "starts": None if starts is None else read_starts(starts),
        "places": None if places is None else tuple(places.splitlines()),
        "deputy_chairs": deputy_chairs,
        "most_a_day": most_a_day,
        "from_working_day": from_working_day,
        "least_gap": least_gap,
        "greatest_gap": greatest_gap,
    }
    present = leeway_of(row) if row is not None else Leeway()
    changed = {field: value for field, value in given.items() if value is not None}
    return store_leeway(unit, forum, dataclasses.replace(present, **changed))


def store_leeway(unit: Unit, forum: Forum, leeway: Leeway) -> str:
    """Store the whole leeway of a forum in place of what it had, and return its key."""
    sound = sound_leeway(leeway)
    row = _row(unit, forum.id) or unit.add(ForumLeeway(forum_id=forum.id))
    for field, value in leeway_columns(sound).items():
        setattr(row, field, value)
    unit.say(f"Set leeway of {forum.code}: {leeway_words(sound)}")
    return row.id


def reset_leeway(unit: Unit, *, forum_id: str, revision: str | None = None) -> None:
    """Give a forum the usual leeway again; a forum that has it stays as it is."""
    forum, row = unit.get(Forum, forum_id), _row(unit, forum_id)
    if row is not None:
        unit.delete(unit.get(ForumLeeway, row.id, revision))
    unit.say(f"Give {forum.code} the usual leeway")


def order_forums(unit: Unit, *, earlier_id: str, later_id: str, working_days: int = 1) -> str:
    """Let one forum meet at least so many working days before another in each cycle; returns the key of the order."""
    if earlier_id == later_id:
        code = unit.get(Forum, earlier_id).code
        raise RuleBroken(f"{code} cannot meet before itself; choose another forum.", "later_id")
    earlier, later = unit.get(Forum, earlier_id), unit.get(Forum, later_id)
    if not 1 <= working_days <= FARTHEST:
        raise RuleBroken(f"{working_days} working days will not do; give 1 to {FARTHEST}.", "working_days")
    orders = unit.rows(select(ForumOrder).order_by(ForumOrder.id))
    _refuse_circle(unit, earlier, later, [(row.earlier_id, row.later_id) for row in orders])
    found = [row for row in orders if (row.earlier_id, row.later_id) == (earlier_id, later_id)]
    row = found[0] if found else unit.add(ForumOrder(earlier_id=earlier_id, later_id=later_id))
    row.working_days = working_days
    days = f"{working_days} working day{'' if working_days == 1 else 's'}"
    unit.say(f"Order: {earlier.code} at least {days} before {later.code}")
    return row.id


def remove_order(unit: Unit, *, order_id: str, revision: str | None = None) -> None:
    """Let two forums meet in any order again."""
    row = unit.get(ForumOrder, order_id, revision)
    earlier, later = unit.get(Forum, row.earlier_id), unit.get(Forum, row.later_id)
    unit.delete(row)
    unit.say(f"Remove order: {earlier.code} before {later.code}")


def _row(unit: Unit, forum_id: str) -> ForumLeeway | None:
    """Return the stored leeway of a forum, none where it has the usual one."""
    return next(iter(unit.rows(select(ForumLeeway).where(ForumLeeway.forum_id == forum_id))), None)


def leeway_columns(leeway: Leeway) -> dict[str, object]:
    """Return a leeway as the columns of its row hold it."""
    return {
        **dataclasses.asdict(leeway),
        "weekdays": "".join(map(str, leeway.weekdays)),
        "starts": " ".join(f"{start:%H:%M}" for start in leeway.starts),
        "places": "\n".join(leeway.places),
    }


def _refuse_circle(unit: Unit, earlier: Forum, later: Forum, orders: Iterable[tuple[str, str]]) -> None:
    """Refuse an order whose later forum already meets, directly or by others, before its earlier one."""
    after: dict[str, list[str]] = {}
    for first, second in orders:
        after.setdefault(first, []).append(second)
    ways: list[tuple[str, ...]] = [(later.id,)]
    seen = {later.id}
    while ways:
        way = ways.pop(0)
        if way[-1] == earlier.id:
            codes = ", then ".join(unit.get(Forum, key).code for key in way)
            raise RuleBroken(
                f"{later.code} meets before {earlier.code} already ({codes}); remove that order first.", "later_id"
            )
        ways += [(*way, key) for key in after.get(way[-1], ()) if key not in seen]
        seen.update(after.get(way[-1], ()))
