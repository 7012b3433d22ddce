"""The vocabulary of themes: added, renamed, found by any of their names, and where they are prevalent."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from models.errors import RuleBroken
from models.operations.checks import all_known, known, named, within
from models.operations.naming import snippet
from models.queries.words import folded
from models.records.agenda import DeepDive, Escalation
from models.records.exceptions import GoodPractice, Measure
from models.records.forums import Forum
from models.records.organisation import OrganisationUnit
from models.records.themes import EnduringAnswer, GoldGroup, MeetingTheme, Theme, ThemePrevalence
from models.store.unit import Unit

LONGEST_TITLE = 200
LONGEST_KIND = 60
LONGEST_NOTE = 5000
USES: tuple[tuple[str, InstrumentedAttribute[str] | InstrumentedAttribute[str | None]], ...] = (
    ("it is a theme of meetings", MeetingTheme.theme_id),
    ("other themes count under it", Theme.parent_id),
    ("a forum takes it at every meeting", Forum.fixed_theme_id),
    ("measures speak to it", Measure.theme_id),
    ("deep-dives were commissioned on it", DeepDive.theme_id),
    ("it was escalated", Escalation.theme_id),
    ("a Gold Group was tasked with it", GoldGroup.theme_id),
    ("a chair answered whether it endures", EnduringAnswer.theme_id),
    ("good practice is recorded under it", GoodPractice.theme_id),
)
"""What may hold on to a theme, in words."""


def add_theme(
    unit: Unit,
    *,
    title: str,
    kind: str = "",
    parent_id: str = "",
    synonyms: Sequence[str] = (),
    note: str = "",
) -> str:
    """Add a theme to the vocabulary and return its key; a title or synonym in use already is refused."""
    theme = unit.add(
        Theme(
            title=_free(unit, title, "title"),
            kind=within(kind, "kind", "The kind", LONGEST_KIND),
            parent_id=known(unit, Theme, parent_id),
            synonyms=_names(unit, synonyms),
            note=within(note, "note", "The note", LONGEST_NOTE),
        )
    )
    unit.say(f"Add theme {snippet(theme.title)}")
    return theme.id


def edit_theme(  # noqa: PLR0913  a theme has as many facts
    unit: Unit,
    *,
    theme_id: str,
    revision: str | None = None,
    title: str | None = None,
    kind: str | None = None,
    parent_id: str | None = None,
    synonyms: Sequence[str] | None = None,
    note: str | None = None,
) -> None:
    """Change what is given about a theme; an empty parent takes it out from under its headline."""
    theme = unit.get(Theme, theme_id, revision)
    if title is not None:
        theme.title = _free(unit, title, "title", theme_id)
    if kind is not None:
        theme.kind = within(kind, "kind", "The kind", LONGEST_KIND)
    if parent_id is not None:
        theme.parent_id = _headline(unit, theme, parent_id)
    if synonyms is not None:
        theme.synonyms = _names(unit, synonyms, theme_id)
    if note is not None:
        theme.note = within(note, "note", "The note", LONGEST_NOTE)
    unit.say(f"Change theme {snippet(theme.title)}")


def remove_theme(unit: Unit, *, theme_id: str, revision: str | None = None) -> None:
    """Take a theme out of the vocabulary; refused while anything holds on to it."""
    theme = unit.get(Theme, theme_id, revision)
    for why, column in USES:
        if unit.session.scalar(select(column).where(column == theme_id).limit(1)) is not None:
            raise RuleBroken(f"{snippet(theme.title)} stays in the vocabulary: {why}.")
    for row in unit.rows(select(ThemePrevalence).where(ThemePrevalence.theme_id == theme_id)):
        unit.delete(row)
    unit.delete(theme)
    unit.say(f"Remove theme {snippet(theme.title)}")


def set_prevalence(unit: Unit, *, theme_id: str, unit_ids: Sequence[str]) -> None:
    """Say in exactly which units a theme is prevalent, so that it may be cascaded to those alone (F001-60)."""
    theme, wanted = unit.get(Theme, theme_id), all_known(unit, OrganisationUnit, unit_ids)
    stored = unit.rows(select(ThemePrevalence).where(ThemePrevalence.theme_id == theme_id))
    for row in stored:
        if row.unit_id not in wanted:
            unit.delete(row)
    present = {row.unit_id for row in stored}
    for key in wanted:
        if key not in present:
            unit.add(ThemePrevalence(theme_id=theme_id, unit_id=key))
    unit.say(f"Say where {snippet(theme.title)} is prevalent")


def theme_named(unit: Unit, title: str) -> str:
    """Return the key of the theme with a title or synonym, in any case; a new one where there is none."""
    wanted = folded(named(title, "title", "The theme", LONGEST_TITLE))
    found = _called(unit, wanted)
    return found.id if found else add_theme(unit, title=title)


def _called(unit: Unit, wanted: str, own_id: str = "") -> Theme | None:
    """Return the theme known by a folded name, by its title before any synonym."""
    themes = [theme for theme in unit.rows(select(Theme).order_by(Theme.id)) if theme.id != own_id]
    by_title = (theme for theme in themes if folded(theme.title) == wanted)
    by_synonym = (theme for theme in themes if wanted in map(folded, theme.synonyms.splitlines()))
    return next(by_title, None) or next(by_synonym, None)


def _free(unit: Unit, name: str, field: str, own_id: str = "") -> str:
    kept = named(name, field, "The title of the theme", LONGEST_TITLE)
    other = _called(unit, folded(kept), own_id)
    if other is not None:
        raise RuleBroken(f"{snippet(other.title)} goes by the name “{kept}” already; use that theme.", field)
    return kept


def _names(unit: Unit, synonyms: Sequence[str], own_id: str = "") -> str:
    kept = dict.fromkeys(" ".join(name.split()) for name in synonyms)
    return "\n".join(_free(unit, name, "synonyms", own_id) for name in kept if name)


def _headline(unit: Unit, theme: Theme, parent_id: str) -> str | None:
    """Return the theme another one is to count under; RuleBroken where that would run in a circle."""
    above = parent_id
    while above:
        if above == theme.id:
            raise RuleBroken(f"{snippet(theme.title)} cannot count under itself; choose another theme.", "parent_id")
        above = unit.get(Theme, above).parent_id or ""
    return parent_id or None
