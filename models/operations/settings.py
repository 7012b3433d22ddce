"""Changing what the book says of itself."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import within
from models.records.settings import Setting
from models.rules.level_names import LONGEST_NAME, settings_of
from models.rules.vocabulary import MARKINGS
from models.store.unit import Unit

COUNTS = ("enduring_in_a_row", "enduring_times", "enduring_of")
"""Settings that are numbers of meetings."""
NAMES = ("title", "organisation", "marking", "zone", "demo_today", *COUNTS)
MOST_MEETINGS = 24


def change_setting(unit: Unit, *, name: str, value: str) -> None:
    """Set one setting of the book; RuleBroken for an unknown name, marking or zone, and for an empty title."""
    if name not in NAMES:
        raise RuleBroken(f"There is no setting “{name}”; choose one of: {', '.join(NAMES)}.", "name")
    kept = within(value, name, f"The {name}")
    _check(name, kept)
    row = unit.session.scalar(select(Setting).where(Setting.name == name)) or unit.add(Setting(name=name))
    row.value = kept
    unit.say(f"Change {name.replace('_', ' ')}")


def change_settings(
    unit: Unit,
    *,
    title: str | None = None,
    marking: str | None = None,
    zone: str | None = None,
    organisation: str | None = None,
    level_names: Mapping[str, str] | None = None,
) -> None:
    """Change what is given: the book's title, its protective marking, its zone, whose it is, its names of levels.

    `level_names` are by level, such as {"BCU": "district"}; one left out, or empty, goes by its usual word.
    """
    given = {"title": title, "marking": marking, "zone": zone, "organisation": organisation}
    for name, value in given.items():
        if value is not None:
            change_setting(unit, name=name, value=value)
    if level_names is not None:
        _name_levels(unit, level_names)
    unit.say("Change settings")


def set_enduring(unit: Unit, *, in_a_row: int, times: int, of: int) -> None:
    """Say when a theme endures: off track at so many meetings in a row, or taken at so many of the last so many.

    0 in a row, or 0 times, switches that sign off.
    """
    if times > of:
        raise RuleBroken(f"A theme cannot be taken at {times} of {of} meetings; give more meetings.", "of")
    for name, count in zip(COUNTS, (in_a_row, times, of), strict=True):
        change_setting(unit, name=name, value=str(count))
    unit.say("Change when a theme endures")


def _name_levels(unit: Unit, names: Mapping[str, str]) -> None:
    for name, value in settings_of(names).items():
        kept = within(" ".join(value.split()), "level_names", "The name of a level", LONGEST_NAME)
        row = unit.session.scalar(select(Setting).where(Setting.name == name))
        if row is None and kept:
            unit.add(Setting(name=name, value=kept))
        elif row is not None:
            row.value = kept


def _check(name: str, value: str) -> None:
    if name in COUNTS and not (value.isascii() and value.isdigit() and int(value) <= MOST_MEETINGS):
        raise RuleBroken(f"“{value}” is no number of meetings; give 0 to {MOST_MEETINGS}.", name)
    if name == "title" and not value:
        raise RuleBroken("A book needs a title; write one.", "title")
    if name == "marking" and value not in MARKINGS:
        raise RuleBroken(f"There is no marking “{value}”; choose one of: {', '.join(MARKINGS)}.", "marking")
    if name == "zone" and value not in available_timezones():
        raise RuleBroken(f"There is no zone “{value}”; write it like Europe/London.", "zone")
