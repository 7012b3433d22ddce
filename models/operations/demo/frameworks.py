"""The frameworks under the demo books: a small cut, the whole year with its Gold Groups, and a large one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from models.operations.demo.sizes import DAY, VOLUMES, DemoSize
from models.queries.shipped import framework_from
from models.rules.cadence import Monthly
from models.rules.framework import (
    ForumEntry,
    Framework,
    ItemEntry,
    NameEntry,
    PostEntry,
    RuleEntry,
    SeatEntry,
    SuccessorEntry,
    UnitEntry,
)
from models.rules.vocabulary import Level, Placement, UnitKind

SMALL_SEATS, SMALL_QUORUM = 6, 4
LARGE_FORUMS, LARGE_ITEMS = 60, 2
MERGED_ON = dt.date(2026, 10, 1)
MERGED = ("VPN", "VPS")
"""Two units that become one on that day; their heads are the posts HD-VPN and HD-VPS."""


def demo_framework(size: DemoSize) -> Framework:
    """Return the framework of a demo book, made from a shipped one."""
    framework = framework_from(VOLUMES[size].framework)
    if size is DemoSize.SMALL:
        return cut_down(framework, VOLUMES[size].forums)
    return with_groups(framework) if size is DemoSize.YEAR else all_monthly(framework)


def cut_down(framework: Framework, codes: tuple[str, ...]) -> Framework:
    """Return a framework of a few forums with the posts that they need."""
    forums = tuple(_kept(forum, codes) for forum in framework.forums if forum.code in codes)
    needed = {post for forum in forums for post in _posts_of(forum)}
    posts = tuple(
        replace(post, deputy=post.deputy if post.deputy in needed else "")
        for post in framework.posts
        if post.code in needed
    )
    return replace(framework, forums=forums, posts=posts)


def with_groups(framework: Framework) -> Framework:
    """Return the whole framework with five Gold Groups, and with two units that merge on 1 October.

    No forum has a fixed theme: the pictures show how one that sets its own goes on.
    """
    patterns = framework.forums[0].patterns
    groups = tuple(replace(group, patterns=patterns) for group in GOLD_GROUPS)
    forums = tuple(replace(forum, fixed_theme="") for forum in framework.forums)
    return replace(
        framework,
        forums=(*forums, *groups),
        units=(*framework.units, *_merging_units()),
        posts=(*framework.posts, *_merging_posts()),
    )


def all_monthly(framework: Framework) -> Framework:
    """Return a framework whose every forum meets once a month, with short agendas: for books of ten years."""
    forums = tuple(_monthly(forum, place) for place, forum in enumerate(framework.forums[:LARGE_FORUMS]))
    codes = tuple(forum.code for forum in forums)
    return replace(framework, title="Met HQ, ten years", forums=tuple(_linked(forum, codes) for forum in forums))


def _kept(forum: ForumEntry, codes: tuple[str, ...]) -> ForumEntry:
    return _linked(replace(forum, seats=forum.seats[:SMALL_SEATS], quorum=min(forum.quorum, SMALL_QUORUM)), codes)


def _linked(forum: ForumEntry, codes: tuple[str, ...]) -> ForumEntry:
    """Return a forum without links to forums that are not there."""

    def there(links: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in links if code in codes)

    return replace(
        forum,
        escalates_to=there(forum.escalates_to),
        cascades_to=there(forum.cascades_to),
        tracks=there(forum.tracks),
        meets_before=tuple(order for order in forum.meets_before if order.forum in codes),
    )


def _posts_of(forum: ForumEntry) -> Iterator[str]:
    yield from (forum.chair, forum.co_chair, forum.secretary)
    yield from (seat.post for seat in forum.seats)
    yield from (item.lead for item in forum.items)


def _monthly(forum: ForumEntry, place: int) -> ForumEntry:
    rule = forum.rules[0] if forum.rules else RuleEntry(Monthly(1, 0))
    if not isinstance(rule.cadence, Monthly) or rule.cadence.every > 1 or rule.cadence.months:
        rule = replace(rule, cadence=Monthly(place % 4 + 1, place % 5))
    items = forum.items[:LARGE_ITEMS] or (ItemEntry(Placement.STANDING, "Report of the chair"),)
    return replace(forum, scheduled=True, starts=None, rules=(rule,), items=items)


def _merging_units() -> tuple[UnitEntry, ...]:
    whole = SuccessorEntry("VP", MERGED_ON)
    names = ("Violence Prevention North", "Violence Prevention South")
    before = tuple(
        UnitEntry(code, name, UnitKind.THEMATIC, "FLP", ends=MERGED_ON - DAY, successors=(whole,))
        for code, name in zip(MERGED, names, strict=True)
    )
    return (*before, UnitEntry("VP", "Violence Prevention", UnitKind.THEMATIC, "FLP", starts=MERGED_ON))


def _merging_posts() -> tuple[PostEntry, ...]:
    return (
        PostEntry("HD-VPN", "Head of Violence Prevention North", "VPN"),
        PostEntry("HD-VPS", "Head of Violence Prevention South", "VPS"),
        PostEntry("HD-VP", "Head of Violence Prevention", "VP"),
    )


def _group(number: int, topic: str, chair: str, tasked_by: str, starts: dt.date, ends: dt.date) -> ForumEntry:
    return ForumEntry(
        code=f"GOLD-{number}",
        level=Level.THEMATIC,
        names=(NameEntry(f"Gold Group: {topic}"),),
        unit="MET",
        chair=chair,
        seats=tuple(SeatEntry(post=post) for post in ("DAC-MI", "CDR-TSG", "DIR-LS", "HD-MC") if post != chair),
        quorum=2,
        scheduled=False,
        starts=starts,
        ends=ends,
        items=(ItemEntry(Placement.STANDING, "Situation and priorities", lead=chair, minutes=20),),
        escalates_to=(tasked_by,),
        source="001 1.9",
    )


_RENAMED = NameEntry("Gold Group: two-wheeled crime", dt.date(2026, 6, 1))
_THEFT = _group(1, "moped-enabled theft", "CDR-NB", "SV", dt.date(2025, 10, 20), dt.date(2026, 12, 18))
_CUSTODY = _group(2, "custody capacity", "CDR-CUS", "PG", dt.date(2026, 2, 2), dt.date(2027, 1, 29))
GOLD_GROUPS = (
    replace(_THEFT, names=(*_THEFT.names, _RENAMED)),
    replace(_CUSTODY, co_chair="LC-CRIME"),
    _group(3, "disorder in the West End", "CDR-PO", "CF-MO", dt.date(2025, 11, 17), dt.date(2026, 2, 27)),
    _group(4, "firearms licensing backlog", "CDR-VET", "CF-PROF", dt.date(2026, 1, 12), dt.date(2026, 3, 27)),
    _group(5, "spring demonstrations", "CDR-PO", "PG", dt.date(2026, 3, 2), dt.date(2026, 6, 30)),
)
"""Ad hoc groups; one was renamed, one has two chairs, two are still running on the demo's day."""
