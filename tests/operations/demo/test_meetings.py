from datetime import date

from models.operations.demo.frameworks import demo_framework
from models.operations.demo.meetings import by_rule, calendar_of, reaching_back
from models.operations.demo.sizes import VOLUMES, DemoSize
from models.rules.cadence import Monthly, Unscheduled, Weekly, rule_dates


def test_a_rule_that_reaches_back_keeps_its_turn_of_months() -> None:
    cadence = Monthly(1, 1, 2, (2026, 5))
    back = reaching_back(cadence, 2025)
    assert [day.month for day in rule_dates(back, date(2025, 1, 1), date(2025, 12, 31))] == [1, 3, 5, 7, 9, 11]
    for other in (Unscheduled("ad hoc"), Weekly(6, date(2026, 4, 16)), Monthly(1, 1)):
        assert reaching_back(other, 2020) == other


def test_the_history_of_the_demo_year_is_laid_out_by_the_same_rules() -> None:
    framework, volumes = demo_framework(DemoSize.YEAR), VOLUMES[DemoSize.YEAR]
    rows = by_rule(framework.forums, calendar_of(framework, volumes), volumes)
    assert sum(row.date >= volumes.first for row in rows) == 391
    assert [row.date for row in rows if row.forum.code == "MB"][:2] == [date(2026, 1, 6), date(2026, 3, 3)]
