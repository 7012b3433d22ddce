"""What belongs to a forum: its deadlines, how it numbers, and how it works with others."""

from dataclasses import replace

from sqlalchemy import select

from models.errors import NotFound, RuleBroken
from models.operations.checks import within, word_of
from models.records.forums import Forum, ForumDeadline, ForumLink, NumberPattern
from models.rules.deadlines import DeadlineKind, DeadlineRule, parse_deadline
from models.rules.deadlines import words as deadline_words
from models.rules.numbering import Scope, check_pattern
from models.rules.vocabulary import LinkKind, NumberKind
from models.store.unit import Unit


def set_deadline(unit: Unit, *, forum_id: str, kind: str, words: str) -> None:
    """Set one deadline of a forum in plain words, "5 working days before, 17:00"; no words take it away."""
    forum = unit.get(Forum, forum_id)
    which = word_of(DeadlineKind, kind, "kind")
    if not words.strip():
        for row in _deadlines(unit, forum_id, which):
            unit.delete(row)
        unit.say(f"Remove deadline of {forum.code}: {which.value}")
        return
    rule = parse_deadline(words, kind=which)
    if rule.inclusive:
        raise RuleBroken("Deadlines of meetings never count the day itself; leave that out.", "words")
    store_deadline(unit, forum_id, replace(rule, kind=which))
    unit.say(f"Set deadline of {forum.code}: {which.value} {deadline_words(rule)}")


def store_deadline(unit: Unit, forum_id: str, rule: DeadlineRule) -> None:
    """Store a deadline of a forum in place of the one of its kind."""
    found = _deadlines(unit, forum_id, rule.kind)
    row = found[0] if found else unit.add(ForumDeadline(forum_id=forum_id, kind=rule.kind.value))
    row.days, row.working, row.clear, row.after = rule.days, rule.working, rule.clear, rule.after
    row.at, row.landing, row.closures_close = rule.at, rule.landing.value, rule.closures_close


def set_pattern(unit: Unit, *, forum_id: str, kind: str, pattern: str, scope: str = Scope.FINANCIAL_YEAR) -> None:
    """Say how a forum numbers a kind of thing: "FLP {n}/{yy}", `{code}` its code; nothing brings the usual back."""
    forum = unit.get(Forum, forum_id)
    which, span = word_of(NumberKind, kind, "kind"), word_of(Scope, scope, "scope")
    chosen = select(NumberPattern).where(NumberPattern.forum_id == forum_id, NumberPattern.kind == which.value)
    found = unit.rows(chosen)
    written = pattern.strip()
    unit.say(f"Number {which.value}s of {forum.code} {written or 'as usual'}")
    if not written:
        for row in found:
            unit.delete(row)
        return
    check_pattern(written.replace("{code}", forum.code))
    within(written, "pattern", "The pattern", 60)
    own = found[0] if found else unit.add(NumberPattern(forum_id=forum_id, kind=which.value))
    own.pattern, own.scope = written, span.value


def link_forums(unit: Unit, *, forum_id: str, other_id: str, kind: str) -> None:
    """Say that one forum escalates to, cascades to, or tracks the actions of another."""
    forum, other = unit.get(Forum, forum_id), unit.get(Forum, other_id)
    how = word_of(LinkKind, kind, "kind")
    if forum_id == other_id:
        raise RuleBroken(f"{forum.code} cannot be linked with itself; choose another forum.", "other_id")
    if _links(unit, forum_id, other_id, how):
        raise RuleBroken(f"{forum.code} {how.value} {other.code} already.", "other_id")
    unit.add(ForumLink(forum_id=forum_id, other_id=other_id, kind=how.value))
    unit.say(f"Link: {forum.code} {how.value} {other.code}")


def unlink_forums(unit: Unit, *, forum_id: str, other_id: str, kind: str) -> None:
    """Take away how one forum works with another; NotFound if it does not."""
    forum, other = unit.get(Forum, forum_id), unit.get(Forum, other_id)
    how = word_of(LinkKind, kind, "kind")
    found = _links(unit, forum_id, other_id, how)
    if not found:
        raise NotFound(f"It is not in the book that {forum.code} {how.value} {other.code}.")
    for row in found:
        unit.delete(row)
    unit.say(f"Unlink: {forum.code} {how.value} {other.code}")


def _deadlines(unit: Unit, forum_id: str, kind: DeadlineKind) -> list[ForumDeadline]:
    chosen = select(ForumDeadline).where(ForumDeadline.forum_id == forum_id, ForumDeadline.kind == kind.value)
    return list(unit.rows(chosen))


def _links(unit: Unit, forum_id: str, other_id: str, kind: LinkKind) -> list[ForumLink]:
    chosen = select(ForumLink).where(
        ForumLink.forum_id == forum_id, ForumLink.other_id == other_id, ForumLink.kind == kind.value
    )
    return list(unit.rows(chosen))
