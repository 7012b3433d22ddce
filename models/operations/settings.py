"""What the book says of itself."""

from zoneinfo import available_timezones

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import within
from models.records.settings import Setting
from models.rules.vocabulary import MARKINGS
from models.store.unit import Unit


def change_settings(
    unit: Unit,
    *,
    title: str | None = None,
    marking: str | None = None,
    zone: str | None = None,
    organisation: str | None = None,
) -> None:
    """Change what is given: the book's title, its protective marking, its zone, or whose it is."""
    if marking is not None and marking not in MARKINGS:
        raise RuleBroken(f"There is no marking “{marking}”; choose one of: {', '.join(MARKINGS)}.", "marking")
    if zone is not None and zone not in available_timezones():
        raise RuleBroken(f"There is no zone “{zone}”; write it like Europe/London.", "zone")
    given = {"title": title, "marking": marking, "zone": zone, "organisation": organisation}
    stored = {row.name: row for row in unit.rows(select(Setting))}
    for name, value in given.items():
        if value is not None:
            row = stored.get(name) or unit.add(Setting(name=name))
            row.value = within(value, name, f"The {name}")
    unit.say("Change settings")
