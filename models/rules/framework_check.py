"""What a framework file must keep beyond each single field: codes once, references that exist, no circles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.rules.toml_fields import Fields


@dataclass(frozen=True, slots=True)
class _Mention:
    """A code as it stands in a file, the kind of thing it should be, and where."""

    fields: Fields
    key: str
    kind: str
    code: str
    place: int | None = None


def check_framework(book: Fields) -> None:
    """Raise FileRefused if codes are given twice, a code names nothing, or units or memberships go in a circle.

    `book` is the whole file, every field of which has been read.
    """
    codes = {
        "unit": _codes(book.tables("units")),
        "post": _codes(book.tables("posts")),
        "forum": _codes(book.tables("forum")),
    }
    for mention in _mentions(book):
        if mention.code not in codes[mention.kind]:
            expected = f"the code of a {mention.kind} in this file"
            raise mention.fields.refused(mention.key, expected, place=mention.place)
    _check_circles(book.tables("units"), "parent", "a unit that does not lie within itself")
    _check_circles(book.tables("posts"), "deputy", "a deputy other than the post itself", only_itself=True)
    _check_circles(book.tables("forum"), "members_of", "a forum whose members are not those of this one")
    _check_circles(book.tables("forum"), "meets_before", "a forum that does not itself meet before this one")
    _check_once(book)


def _codes(entries: tuple[Fields, ...]) -> set[str]:
    """Collect the codes of one kind; FileRefused where one is given twice, in capitals or not."""
    first: dict[str, Fields] = {}
    for fields in entries:
        code = fields.text("code")
        before = first.setdefault(code.casefold(), fields)
        if before is not fields:
            raise fields.refused("code", f"a code that is not yet given in line {before.line('code')}")
    return {fields.text("code") for fields in entries}


def _mentions(book: Fields) -> Iterator[_Mention]:
    for unit in book.tables("units"):
        yield from _said(unit, "parent", "unit")
        yield from _listed(unit, "successors", "unit")
    for post in book.tables("posts"):
        yield from _said(post, "unit", "unit")
        yield from _said(post, "deputy", "post")
    for person in book.tables("people"):
        for held in person.tables("holds"):
            yield from _said(held, "post", "post")
    for theme in book.tables("themes"):
        yield from _listed(theme, "prevalent_in", "unit")
    for one in book.tables("priority_sets"):
        yield from _said(one, "unit", "unit")
        yield from _said(one, "author", "unit")
    for forum in book.tables("forum"):
        yield from _mentions_of_forum(forum)


def _mentions_of_forum(forum: Fields) -> Iterator[_Mention]:
    yield from _said(forum, "unit", "unit")
    for key in ("chair", "co_chair", "secretary"):
        yield from _said(forum, key, "post")
    yield from _said(forum, "members_of", "forum")
    yield from _listed(forum, "members", "post")
    yield from _listed(forum, "meets_before", "forum")
    for key in ("pinned_first", "standing", "pinned_last"):
        for item in forum.tables(key):
            yield from _said(item, "lead", "post")
    for paper in forum.tables("papers"):
        yield from _said(paper, "sponsor", "post")
        yield from _said(paper, "also", "forum")
    for key in ("escalates_to", "cascades_to", "tracks"):
        yield from _listed(forum, key, "forum")


def _said(fields: Fields, key: str, kind: str) -> Iterator[_Mention]:
    if code := fields.text(key):
        yield _Mention(fields, key, kind, code)


def _listed(fields: Fields, key: str, kind: str) -> Iterator[_Mention]:
    """Find the codes in a list of codes, or of tables that name a unit, a post or members_of."""
    for place, entry in enumerate(fields.entries(key)):
        if isinstance(entry, dict):
            table = fields.entry_table(key, place, entry)
            yield from _said(table, "members_of", "forum")
            yield from _said(table, kind, kind)
        else:
            yield _Mention(fields, key, kind, fields.entry_text(key, place, entry), place)


def _check_circles(entries: tuple[Fields, ...], key: str, expected: str, *, only_itself: bool = False) -> None:
    """Raise FileRefused where following a key from entry to entry comes back to where it began."""
    above = {fields.text("code"): tuple(_codes_under(fields, key)) for fields in entries}
    for fields in entries:
        start = fields.text("code")
        seen: set[str] = set()
        ahead = list(above[start])
        while ahead:
            code = ahead.pop()
            if code == start:
                raise fields.refused(key if key in fields.values else "members", expected)
            if code not in seen and not only_itself:
                seen.add(code)
                ahead.extend(above[code])


def _codes_under(fields: Fields, key: str) -> Iterable[str]:
    if key == "meets_before":
        yield from (table.text("forum") for table in fields.tables(key))
        return
    if fields.text(key):
        yield fields.text(key)
    if key == "members_of":
        for place, entry in enumerate(fields.entries("members")):
            if isinstance(entry, dict):
                code = fields.entry_table("members", place, entry).text(key)
                yield from (code,) * bool(code)


def _check_once(book: Fields) -> None:
    """Raise FileRefused where a forum has two rules from one day, sits a post twice or is linked twice or to itself."""
    for forum in book.tables("forum"):
        for key in ("members", "escalates_to", "cascades_to", "tracks", "meets_before", "rule", "formerly"):
            said = [_identity(key, entry) for entry in forum.entries(key)]
            for place, word in enumerate(said):
                if word in said[:place]:
                    raise forum.refused(key, "every entry once", place=place)
                if word == forum.text("code") and key in {"escalates_to", "cascades_to", "tracks"}:
                    raise forum.refused(key, "another forum than this one", place=place)


def _identity(key: str, entry: object) -> object:
    """Say what makes an entry of a list the same as another one."""
    by = {"rule": "starts", "formerly": "starts", "meets_before": "forum"}
    return entry.get(by[key]) if isinstance(entry, dict) and key in by else entry
