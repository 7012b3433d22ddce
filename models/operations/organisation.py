"""The organisation: its units, how they follow one another, and the posts in them."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import code_of, in_order, known, named, word_of
from models.operations.forum_life import end_forums_of
from models.records.organisation import OrganisationUnit, Post, UnitSuccession
from models.rules.codes import code_from
from models.rules.vocabulary import UnitKind
from models.rules.written_dates import date_words
from models.store.unit import Unit

LONGEST_POST_CODE = 60
DAY = dt.timedelta(days=1)


def add_unit(  # noqa: PLR0913  a unit has as many facts
    unit: Unit,
    *,
    code: str,
    name: str,
    kind: str,
    parent_id: str = "",
    starts: dt.date | None = None,
    ends: dt.date | None = None,
    synonyms: Sequence[str] = (),
    source: str = "",
) -> str:
    """Add a part of the organisation and return its key."""
    in_order(starts, ends)
    row = OrganisationUnit(
        code=_free_unit_code(unit, code),
        name=named(name, "name", "The name"),
        kind=word_of(UnitKind, kind, "kind").value,
        parent_id=known(unit, OrganisationUnit, parent_id),
        starts=starts,
        ends=ends,
        synonyms=lines(synonyms),
        source=source,
    )
    unit.say(f"Add unit {row.code}")
    return unit.add(row).id


def edit_unit(  # noqa: PLR0913  a unit has as many facts
    unit: Unit,
    *,
    unit_id: str,
    revision: str | None = None,
    code: str | None = None,
    name: str | None = None,
    kind: str | None = None,
    parent_id: str | None = None,
    synonyms: Sequence[str] | None = None,
) -> None:
    """Change what is given about a unit; an empty parent makes it stand alone."""
    row = unit.get(OrganisationUnit, unit_id, revision)
    row.code = _free_unit_code(unit, code, unit_id) if code is not None else row.code
    row.name = named(name, "name", "The name") if name is not None else row.name
    row.kind = word_of(UnitKind, kind, "kind").value if kind is not None else row.kind
    row.synonyms = lines(synonyms) if synonyms is not None else row.synonyms
    if parent_id is not None:
        _refuse_circle(unit, unit_id, parent_id)
        row.parent_id = known(unit, OrganisationUnit, parent_id)
    unit.say(f"Edit unit {row.code}")


def set_unit_life(
    unit: Unit, *, unit_id: str, starts: dt.date | None, ends: dt.date | None, revision: str | None = None
) -> None:
    """Say from when to when a unit exists; none is from the beginning, or for good."""
    in_order(starts, ends)
    row = unit.get(OrganisationUnit, unit_id, revision)
    row.starts, row.ends = starts, ends
    unit.say(f"Set dates of unit {row.code}")


def merge_units(unit: Unit, *, old_unit_ids: Sequence[str], new_unit_id: str, on: dt.date) -> None:
    """Let one unit take over from others on a day: those end the day before, and so do their forums."""
    if not old_unit_ids:
        raise RuleBroken("Choose the units that are merged.", "old_unit_ids")
    for old in dict.fromkeys(old_unit_ids):
        _give_way(unit, old, new_unit_id, on)
    new = unit.get(OrganisationUnit, new_unit_id)
    unit.say(f"Merge {len(set(old_unit_ids))} units into {new.code} on {date_words(on)}")


def split_unit(unit: Unit, *, old_unit_id: str, new_unit_ids: Sequence[str], on: dt.date) -> None:
    """Let several units take over from one on a day: it ends the day before, and so do its forums."""
    if not new_unit_ids:
        raise RuleBroken("Choose the units that take over.", "new_unit_ids")
    for new in dict.fromkeys(new_unit_ids):
        _give_way(unit, old_unit_id, new, on)
    old = unit.get(OrganisationUnit, old_unit_id)
    unit.say(f"Split {old.code} into {len(set(new_unit_ids))} units on {date_words(on)}")


def post_called(unit: Unit, title: str) -> str:
    """Return the key of the post with a title or code; a title not known yet becomes a new post, nothing is no post."""
    wanted = title.strip().casefold()
    known_posts = unit.rows(select(Post))
    same = [post.id for post in known_posts if wanted in {post.title.casefold(), post.code.casefold()}]
    if not wanted or same:
        return same[0] if wanted else ""
    return add_post(unit, code=code_from(title, [post.code for post in known_posts]), title=title)


def add_post(  # noqa: PLR0913  a post has as many facts
    unit: Unit,
    *,
    code: str,
    title: str,
    unit_id: str = "",
    deputy_post_id: str = "",
    starts: dt.date | None = None,
    ends: dt.date | None = None,
) -> str:
    """Add a post and return its key."""
    in_order(starts, ends)
    row = Post(
        code=_free_post_code(unit, code),
        title=named(title, "title", "The title"),
        unit_id=known(unit, OrganisationUnit, unit_id),
        deputy_post_id=known(unit, Post, deputy_post_id),
        starts=starts,
        ends=ends,
    )
    unit.say(f"Add post {row.title}")
    return unit.add(row).id


def edit_post(  # noqa: PLR0913  a post has as many facts
    unit: Unit,
    *,
    post_id: str,
    revision: str | None = None,
    code: str | None = None,
    title: str | None = None,
    unit_id: str | None = None,
    deputy_post_id: str | None = None,
) -> None:
    """Change what is given about a post; an empty unit or deputy takes it away."""
    row = unit.get(Post, post_id, revision)
    row.code = _free_post_code(unit, code, post_id) if code is not None else row.code
    row.title = named(title, "title", "The title") if title is not None else row.title
    row.unit_id = known(unit, OrganisationUnit, unit_id) if unit_id is not None else row.unit_id
    if deputy_post_id is not None:
        if deputy_post_id == post_id:
            raise RuleBroken(f"{row.title} cannot be its own deputy; choose another post.", "deputy_post_id")
        row.deputy_post_id = known(unit, Post, deputy_post_id)
    unit.say(f"Edit post {row.title}")


def lines(texts: Sequence[str]) -> str:
    """Return texts one a line, without empty ones."""
    return "\n".join(text.strip() for text in texts if text.strip())


def _free_unit_code(unit: Unit, code: str, own_id: str = "") -> str:
    kept = code_of(code, "code", "The code")
    same = select(OrganisationUnit).where(
        func.lower(OrganisationUnit.code) == kept.lower(), OrganisationUnit.id != own_id
    )
    if unit.rows(same):
        raise RuleBroken(f"There is a unit {kept} already; choose another code.", "code")
    return kept


def _free_post_code(unit: Unit, code: str, own_id: str = "") -> str:
    kept = code_of(code, "code", "The code", LONGEST_POST_CODE)
    if unit.rows(select(Post).where(func.lower(Post.code) == kept.lower(), Post.id != own_id)):
        raise RuleBroken(f"There is a post {kept} already; choose another code.", "code")
    return kept


def _refuse_circle(unit: Unit, unit_id: str, parent_id: str) -> None:
    above: str | None = parent_id
    while above:
        if above == unit_id:
            raise RuleBroken("A unit cannot stand above itself; choose another parent.", "parent_id")
        above = unit.get(OrganisationUnit, above).parent_id


def _give_way(unit: Unit, old_id: str, new_id: str, on: dt.date) -> None:
    if old_id == new_id:
        raise RuleBroken("A unit cannot take over from itself; choose another one.", "new_unit_id")
    old, new = unit.get(OrganisationUnit, old_id), unit.get(OrganisationUnit, new_id)
    unit.add(UnitSuccession(old_unit_id=old_id, new_unit_id=new_id, on=on))
    old.ends = on - DAY
    end_forums_of(unit, old_id, on - DAY, f"{old.name} became {new.name} on {date_words(on)}")
