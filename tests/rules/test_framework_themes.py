"""Themes, measures and sets of priorities in a framework file."""

from datetime import date

import pytest

from models.errors import FileRefused
from models.rules.framework import PriorityEntry, PrioritySetEntry, ThemeEntry, set_references
from models.rules.framework_file import read_framework
from models.rules.framework_text import write_framework
from models.rules.vocabulary import PriorityKind, PriorityMark, SetState, Strength

FILE = """\
title = "Small HQ"
units = [
  { code = "HQ", name = "Headquarters", kind = "corporate" },
  { code = "GD", name = "Hackney", kind = "borough", parent = "HQ" },
]
themes = [
  { title = "Violence", kind = "headline" },
  { title = "Knife crime", under = "Violence", synonyms = ["Knife injury"], prevalent_in = ["GD"] },
]
measures = [{ name = "Knife injury victims", family = "recorded offences", theme = "Knife crime" }]
priority_sets = [
  { kind = "Police and Crime Plan", name = "Plan", short = "PCP", starts = 2025-04-01, priorities = ["Safer", "Fair"] },
  { kind = "Control Strategy", name = "Strategy", state = "draft", author = "HQ", fits = "Plan" },
  { kind = "local priorities", name = "Hackney 2026", unit = "GD", priorities = [
    "Robbery", { title = "Hate crime", mark = "high harm" },
  ] },
]

[[forum]]
code = "CF"
name = "CrimeFighters"
level = "business group"
cadence = "monthly, first Thursday"
themes = 3
fixed_theme = "Violence"
local_priorities = "required"
"""


def test_themes_priorities_and_what_forums_make_of_them_are_read() -> None:
    framework = read_framework(FILE, "small.toml")
    assert framework.themes[0] == ThemeEntry("Knife crime", "", "Violence", ("Knife injury",), ("GD",))
    assert [one.theme for one in framework.measures] == ["Knife crime"]
    plan, strategy, local = framework.priority_sets
    assert (plan.kind, plan.starts, plan.state) == (PriorityKind.CRIME_PLAN, date(2025, 4, 1), SetState.FINAL)
    assert (strategy.fits, strategy.author, strategy.state) == ("Plan", "HQ", SetState.DRAFT)
    assert local.priorities == (PriorityEntry("Robbery"), PriorityEntry("Hate crime", PriorityMark.HIGH_HARM))
    (forum,) = framework.forums
    assert (forum.theme_window, forum.fixed_theme, forum.local_priorities) == (3, "Violence", Strength.REQUIRED)
    assert read_framework(write_framework(framework), "again.toml") == framework


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ('under = "Violence"', 'under = "Theft"', "line 8, field under: expected the title of a theme"),
        ('under = "Violence"', 'under = "Knife crime"', "field under: expected a theme that does not lie under"),
        ('{ title = "Violence"', '{ title = "KNIFE crime"', "line 8, field title: expected a title that is not yet"),
        ('prevalent_in = ["GD"]', 'prevalent_in = ["XX"]', "line 8, field prevalent_in: expected the code of a unit"),
        ('theme = "Knife crime"', 'theme = "Gun crime"', "line 10, field theme: expected the title of a theme"),
        ('fits = "Plan"', 'fits = "Strategy"', "line 13, field fits: expected the name of another set"),
        ('author = "HQ"', 'author = "XX"', "line 13, field author: expected the code of a unit"),
        ('state = "draft"', 'state = "old"', "field state: expected one of “draft”, “final”"),
        ('"Safer", "Fair"', '"Safer", "safer"', "line 12, field priorities: expected every priority once"),
        (', unit = "GD"', "", "line 14, field unit: expected the code of the borough"),
        ("themes = 3", "themes = 99", "field themes: expected a whole number from 0 to 24"),
        ('fixed_theme = "Violence"', 'fixed_theme = "Fraud"', "field fixed_theme: expected the title of a theme"),
        ('"required"', '"always"', "field local_priorities: expected one of “required”"),
        ('mark = "high harm"', 'mark = "loud"', "field mark: expected one of"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_line(old: str, new: str, refusal: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_framework(FILE.replace(old, new, 1), "small.toml")
    assert refusal in str(refused.value)


def test_a_set_is_named_by_as_much_as_tells_it_apart() -> None:
    sets = [
        PrioritySetEntry(PriorityKind.BUSINESS_PLAN, "Plan", version=version, starts=starts)
        for version, starts in (("1", None), ("2", date(2026, 4, 1)), ("2", date(2027, 4, 1)))
    ]
    other = PrioritySetEntry(PriorityKind.CRIME_PLAN, "Crime Plan", version="1")
    assert set_references([*sets, other]) == ("Plan, 1", "Plan, 2, 2026-04-01", "Plan, 2, 2027-04-01", "Crime Plan")
