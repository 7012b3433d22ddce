"""What a framework file says of themes, measures and sets of priorities."""

from collections.abc import Iterable

from models.rules.framework import MeasureEntry, PriorityEntry, PrioritySetEntry, ThemeEntry, set_references
from models.rules.toml_fields import Fields
from models.rules.vocabulary import PriorityKind, PriorityMark, SetState

NAME, SHORT, KIND = 200, 40, 60
"""The longest texts the book holds, in characters."""
ANOTHER_SET = "the name of another set of priorities, with its version where two share it"


def themes_in(book: Fields) -> tuple[ThemeEntry, ...]:
    """Read the themes of a file; FileRefused where one is given twice, or lies under none or under itself."""
    themes = book.tables("themes")
    titles = _once(themes, "title")
    for fields in themes:
        fields.only("title", "kind", "under", "synonyms", "prevalent_in", "note")
        _mentioned(fields, "under", titles, "the title of a theme in this file")
    _no_circle(themes)
    return tuple(
        ThemeEntry(
            title=fields.text("title"),
            kind=fields.text("kind", most=KIND),
            under=fields.text("under"),
            synonyms=fields.words("synonyms"),
            prevalent_in=fields.words("prevalent_in"),
            note=fields.text("note"),
        )
        for fields in themes
    )


def measures_in(book: Fields) -> tuple[MeasureEntry, ...]:
    """Read the measures of a file; FileRefused where one is given twice in its family, or its theme is not there."""
    measures = book.tables("measures")
    titles = [theme.text("title") for theme in book.tables("themes")]
    for fields in measures:
        fields.only("name", "family", "theme", "synonyms")
        _mentioned(fields, "theme", titles, "the title of a theme in this file")
    _once(measures, "name", "family")
    return tuple(
        MeasureEntry(
            name=fields.text("name"),
            family=fields.text("family", most=NAME),
            theme=fields.text("theme"),
            synonyms=fields.words("synonyms"),
        )
        for fields in measures
    )


def priority_sets_in(book: Fields) -> tuple[PrioritySetEntry, ...]:
    """Read the sets of priorities of a file; FileRefused where one rests on a set that is not there."""
    tables = book.tables("priority_sets")
    sets = tuple(map(_set, tables))
    known = set_references(sets)
    for fields, own in zip(tables, known, strict=True):
        for key in ("based_on", "fits"):
            others = [name for name in known if name != own]
            _mentioned(fields, key, others, ANOTHER_SET)
    return sets


def fixed_theme_in(forum: Fields, book: Fields) -> str:
    """Read the theme every meeting of a forum takes."""
    titles = [theme.text("title") for theme in book.tables("themes")]
    _mentioned(forum, "fixed_theme", titles, "the title of a theme in this file")
    return forum.text("fixed_theme")


def _set(fields: Fields) -> PrioritySetEntry:
    fields.only(
        "kind", "name", "short", "version", "state", "starts", "ends", "unit", "author", "agreed_on", "review_due",
        "based_on", "fits", "validated_on", "validated_by", "source", "priorities",
    )  # fmt: skip
    starts, ends = fields.span()
    kind = fields.choice("kind", PriorityKind)
    if kind is PriorityKind.LOCAL and not fields.text("unit"):
        raise fields.refused("unit", "the code of the borough whose priorities they are")
    return PrioritySetEntry(
        kind=kind,
        name=fields.needed("name", most=NAME),
        short=fields.text("short", most=SHORT),
        version=fields.text("version", most=SHORT),
        state=fields.choice("state", SetState, SetState.FINAL),
        starts=starts,
        ends=ends,
        unit=fields.text("unit"),
        author=fields.text("author"),
        agreed_on=fields.day("agreed_on"),
        review_due=fields.day("review_due"),
        based_on=fields.text("based_on"),
        fits=fields.text("fits"),
        validated_on=fields.day("validated_on"),
        validated_by=fields.text("validated_by", most=NAME),
        source=fields.text("source"),
        priorities=_priorities(fields),
    )


def _priorities(fields: Fields) -> tuple[PriorityEntry, ...]:
    """Read the priorities of a set, each a title or a table with its mark; FileRefused where one is given twice."""
    found: list[PriorityEntry] = []
    for place, entry in enumerate(fields.entries("priorities")):
        if isinstance(entry, dict):
            table = fields.entry_table("priorities", place, entry)
            table.only("title", "mark")
            one = PriorityEntry(table.needed("title"), table.choice("mark", PriorityMark, PriorityMark.NONE))
        else:
            one = PriorityEntry(fields.entry_text("priorities", place, entry))
        if any(one.title.casefold() == other.title.casefold() for other in found):
            raise fields.refused("priorities", "every priority once", place=place)
        found.append(one)
    return tuple(found)


def _once(tables: Iterable[Fields], *keys: str) -> list[str]:
    """Return the first field of each table; FileRefused where two agree in all fields, in capitals or not."""
    seen: dict[tuple[str, ...], Fields] = {}
    first = keys[0]
    for fields in tables:
        fields.needed(first, most=NAME)
        before = seen.setdefault(tuple(fields.text(key).casefold() for key in keys), fields)
        if before is not fields:
            raise fields.refused(first, f"a {first} that is not yet given in line {before.line(first)}")
    return [fields.text(first) for fields in seen.values()]


def _mentioned(fields: Fields, key: str, known: Iterable[str], expected: str) -> None:
    """Raise FileRefused where a field names something that is not known."""
    if fields.text(key) and fields.text(key) not in known:
        raise fields.refused(key, expected)


def _no_circle(themes: Iterable[Fields]) -> None:
    """Raise FileRefused where a theme lies under itself, directly or in turn."""
    above = {fields.text("title"): fields.text("under") for fields in themes}
    for fields in themes:
        seen, title = {fields.text("title")}, fields.text("under")
        while title:
            if title in seen:
                raise fields.refused("under", "a theme that does not lie under this one")
            seen.add(title)
            title = above[title]
