"""Writing a framework file: what `read_framework` reads back as the same framework."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time

from models.rules import deadlines
from models.rules.avoided import AvoidedRule
from models.rules.cadence import ClosedDay
from models.rules.cadence_words import cadence_words
from models.rules.framework import (
    ForumEntry,
    Framework,
    ItemEntry,
    MeasureEntry,
    PaperEntry,
    PatternEntry,
    PersonEntry,
    PostEntry,
    PriorityEntry,
    PrioritySetEntry,
    RuleEntry,
    SeatEntry,
    SuccessorEntry,
    ThemeEntry,
    UnitEntry,
)
from models.rules.planner.problem import Leeway
from models.rules.vocabulary import MinutesLayout, PaperKind, Placement, Purpose, SetState
from models.rules.written_dates import WEEKDAYS

Value = str | int | date | time | list["Value"] | dict[str, "Value"]
Table = Mapping[str, Value | None]
"""Keys and values of a table; an empty value is left out."""

WIDEST_LIST = 100


def write_framework(framework: Framework) -> str:
    """Write a framework as the text of its file."""
    defaults = _defaults(framework.forums)
    blocks = [
        _lines({key: getattr(framework, key) for key in ("title", "organisation", "marking", "zone")}),
        _lines({"level_names": dict(framework.level_names) or None}),
        _list("closures", ({"name": one.name, "starts": one.starts, "ends": one.ends} for one in framework.closures)),
        _list("one_off_days", ({"day": one.day, "name": one.name, "closed": one.closed} for one in framework.one_offs)),
        _list("avoided", map(_avoided, framework.avoided)),
        _list(
            "rooms",
            ({"name": one.name, "seats": one.seats or None, "building": one.building} for one in framework.rooms),
        ),
        _list(
            "travel",
            ({"from": one.building, "to": one.other_building, "minutes": one.minutes} for one in framework.travel),
        ),
        _list("units", map(_unit, framework.units)),
        _list("posts", map(_post, framework.posts)),
        _list("people", map(_person, framework.people)),
        _list("themes", map(_theme, framework.themes)),
        _list("measures", map(_measure, framework.measures)),
        _list("priority_sets", map(_priority_set, framework.priority_sets)),
        "[defaults]\n" + _lines(defaults) if any(defaults.values()) else "",
        *(_forum(forum, defaults) for forum in framework.forums),
    ]
    return "\n".join(block for block in blocks if block)


def _avoided(span: AvoidedRule) -> Table:
    return {"name": span.name, "starts": span.starts, "ends": span.ends, "notice": span.notice or None}


def _unit(unit: UnitEntry) -> Table:
    return {
        "code": unit.code,
        "name": unit.name,
        "kind": unit.kind.value,
        "parent": unit.parent,
        "starts": unit.starts,
        "ends": unit.ends,
        "synonyms": list(unit.synonyms),
        "successors": [_successor(one) for one in unit.successors],
        "source": unit.source,
    }


def _successor(one: SuccessorEntry) -> Value:
    return one.unit if one.on is None else {"unit": one.unit, "on": one.on}


def _post(post: PostEntry) -> Table:
    return {key: getattr(post, key) for key in ("code", "title", "unit", "deputy", "starts", "ends")}


def _person(person: PersonEntry) -> Table:
    holds: list[Value] = [
        _filled({"post": held.post, "starts": held.starts, "ends": held.ends, "acting": held.acting or None})
        for held in person.holds
    ]
    return {"name": person.name, "initials": person.initials, "email": person.email, "holds": holds}


def _theme(theme: ThemeEntry) -> Table:
    lists = {"synonyms": list[Value](theme.synonyms), "prevalent_in": list[Value](theme.prevalent_in)}
    return {"title": theme.title, "kind": theme.kind, "under": theme.under, **lists, "note": theme.note}


def _measure(one: MeasureEntry) -> Table:
    return {"name": one.name, "family": one.family, "theme": one.theme, "synonyms": list(one.synonyms)}


def _priority_set(one: PrioritySetEntry) -> Table:
    days = ("starts", "ends", "unit", "author", "agreed_on", "review_due", "based_on", "fits")
    return {
        "kind": one.kind.value,
        **{key: getattr(one, key) for key in ("name", "short", "version")},
        "state": one.state.value if one.state is SetState.DRAFT else None,
        **{key: getattr(one, key) for key in (*days, "validated_on", "validated_by", "source")},
        "priorities": [_priority(each) for each in one.priorities],
    }


def _priority(one: PriorityEntry) -> Value:
    return {"title": one.title, "mark": one.mark.value} if one.mark else one.title


def _defaults(forums: tuple[ForumEntry, ...]) -> dict[str, Value]:
    """Find the closed-day rule, deadlines and numbering that most forums share, to be said once."""
    closed_days = Counter(rule.closed_day for forum in forums for rule in forum.rules)
    shared = Counter(forum.deadlines for forum in forums)
    numbering = Counter(forum.patterns for forum in forums)
    return {
        "closed_day": max(closed_days, key=closed_days.__getitem__, default=ClosedDay.NEXT_WORKING).value,
        "deadlines": _deadlines(max(shared, key=shared.__getitem__, default=())),
        "numbering": _numbering(max(numbering, key=numbering.__getitem__, default=())),
    }


def _forum(forum: ForumEntry, defaults: Mapping[str, Value]) -> str:
    first = tuple(rule for rule in forum.rules[:1] if rule.starts is None)
    *former, present = forum.names
    table: Table = {
        "code": forum.code,
        "name": present.name,
        "name_starts": present.starts,
        "formerly": [_filled({"name": one.name, "starts": one.starts}) for one in former],
        "level": forum.level.value,
        **{key: getattr(forum, key) for key in ("unit", "chair", "co_chair", "secretary")},
        **_seats(forum.seats),
        "quorum": forum.quorum or None,
        "both_chairs": forum.both_chairs or None,
        "purposes": list(forum.purposes),
        "scheduled": None if forum.scheduled else False,
        **{key: getattr(forum, key) for key in ("starts", "ends", "marking")},
        **(_rule(first[0], defaults) if first else {}),
        **{key: list(getattr(forum, key)) for key in ("escalates_to", "cascades_to", "tracks")},
        "leeway": _leeway(forum.leeway),
        "meets_before": [{"forum": one.forum, "working_days": one.working_days} for one in forum.meets_before],
        "minutes_layout": None if forum.minutes_layout is MinutesLayout.RECORD else forum.minutes_layout.value,
        "paper_rules": {rule.value: strength.value for rule, strength in forum.paper_rules},
        "themes": forum.theme_window or None,
        "fixed_theme": forum.fixed_theme,
        "local_priorities": forum.local_priorities.value if forum.local_priorities else None,
        "source": forum.source,
    }
    own = {"deadlines": _deadlines(forum.deadlines), "numbering": _numbering(forum.patterns)}
    rows = [
        _lines(table),
        *(f"{key} = {_toml(value)}\n" for key, value in own.items() if value != defaults[key]),
        *(_items(forum.items, placement) for placement in Placement),
        _list("papers", map(_paper, forum.papers)),
    ]
    rules = (
        "\n[[forum.rule]]\n" + _lines({"starts": rule.starts, **_rule(rule, defaults)})
        for rule in forum.rules[len(first) :]
    )
    return "[[forum]]\n" + "".join(rows) + "".join(rules)


def _seats(seats: tuple[SeatEntry, ...]) -> Table:
    """Write seats: one whole board as members_of, plain posts as their codes, the rest as tables."""
    whole = seats[0].members_of if seats and seats[0] == SeatEntry(members_of=seats[0].members_of) else ""
    required = {seat.post for seat in seats if not seat.wanted}
    wanted = [post for post in dict.fromkeys(seat.post for seat in seats) if post and post not in required]
    members = [_seat(replace(seat, wanted=seat.wanted and seat.post not in wanted)) for seat in seats[bool(whole) :]]
    return {"members_of": whole, "members": members, "wanted": list[Value](wanted)}


def _seat(seat: SeatEntry) -> Value:
    if seat == SeatEntry(post=seat.post):
        return seat.post
    return _filled(
        {
            "post": seat.post,
            "members_of": seat.members_of,
            "starts": seat.starts,
            "ends": seat.ends,
            "wanted": seat.wanted or None,
        }
    )


def _leeway(leeway: Leeway) -> dict[str, Value]:
    """Write what of a leeway is not as usual."""
    usual = _leeway_table(Leeway())
    return {key: value for key, value in _leeway_table(leeway).items() if value != usual[key]}


def _leeway_table(leeway: Leeway) -> dict[str, Value]:
    return {
        "before": leeway.before,
        "after": leeway.after,
        "weekdays": " ".join(WEEKDAYS[day][:3] for day in leeway.weekdays),
        "starts": [f"{start:%H:%M}" for start in leeway.starts],
        "places": list(leeway.places),
        "deputy_chairs": leeway.deputy_chairs,
        "most_a_day": leeway.most_a_day,
        "from_working_day": leeway.from_working_day,
        "least_gap": leeway.least_gap,
        "greatest_gap": leeway.greatest_gap,
    }


def _rule(rule: RuleEntry, defaults: Mapping[str, Value]) -> Table:
    return {
        "cadence": cadence_words(rule.cadence),
        "closed_day": None if rule.closed_day.value == defaults["closed_day"] else rule.closed_day.value,
        "start": f"{rule.start:%H:%M}",
        "minutes": rule.minutes,
        "place": rule.place,
    }


def _items(items: tuple[ItemEntry, ...], placement: Placement) -> str:
    rows = (item for item in items if item.placement is placement)
    return _list(placement.value.replace(" ", "_"), map(_item, rows))


def _item(item: ItemEntry) -> Table:
    purpose = None if item.purpose is Purpose.DISCUSS else item.purpose.value
    return {
        "title": item.title,
        "purpose": purpose,
        "lead": item.lead,
        "minutes": item.minutes,
        "every": item.every if item.every > 1 else None,
        "ask": item.ask,
        "shows": item.shows.value,
        "part": item.part if item.part > 1 else None,
        "section": item.section,
    }


def _paper(paper: PaperEntry) -> Table:
    kind = None if paper.kind is PaperKind.PAPER else paper.kind.value
    return {
        "title": paper.title, "kind": kind, "sponsor": paper.sponsor, "also": paper.also, "template": paper.template,
    }  # fmt: skip


def _deadlines(rules: tuple[deadlines.DeadlineRule, ...]) -> dict[str, Value]:
    return {rule.kind.value: deadlines.words(rule) for rule in rules}


def _numbering(patterns: tuple[PatternEntry, ...]) -> dict[str, Value]:
    return {one.kind.value: {"pattern": one.pattern, "scope": one.scope.value} for one in patterns}


def _filled(table: Table) -> dict[str, Value]:
    return {key: value for key, value in table.items() if value not in (None, "", [], {})}


def _lines(table: Table) -> str:
    return "".join(f"{_key(key)} = {_toml(value)}\n" for key, value in _filled(table).items())


def _list(key: str, tables: Iterable[Table]) -> str:
    """Write a list of tables, one a line; nothing where there are none."""
    rows = "".join(f"  {_toml(_filled(table))},\n" for table in tables)
    return f"{key} = [\n{rows}]\n" if rows else ""


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() else f'"{key}"'


def _toml(value: Value) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return _wrapped([_toml(one) for one in value])
    return value.isoformat() if isinstance(value, date) else str(value)


def _wrapped(parts: list[str]) -> str:
    """Write a list on one line, or over several where it is long."""
    line = f"[{', '.join(parts)}]"
    if len(line) <= WIDEST_LIST:
        return line
    rows = [""]
    for part in parts:
        if len(rows[-1]) + len(part) > WIDEST_LIST:
            rows.append("")
        rows[-1] += f"{part}, "
    return "[\n" + "".join(f"  {row.rstrip()}\n" for row in rows) + "]"
