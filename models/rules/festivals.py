"""Religious festivals worth knowing before a board is called: notices, never a reason to move by itself.

Source: the package `holidays`. What is approximate: both Eids follow the table of the United Arab Emirates, announced
for past years and reckoned for those to come (“expected”; the moon may make it a day earlier or later, and communities
in England may keep the day beside it); Diwali is its main day by the table of India, and may be kept a day earlier or
later; Vaisakhi is put on 14 April every year, though some keep the 13th. Jewish festivals begin at sunset on the day
before; both days of Rosh Hashanah and the first of Passover are named.
"""

import datetime as dt
from functools import cache

_TABLES = {
    "AE": {"Eid al-Fitr": "Eid al-Fitr", "Eid al-Adha": "Eid al-Adha"},
    "IN": {"Diwali": "Diwali"},
    "IL": {"Rosh Hashanah": "Rosh Hashanah", "Yom Kippur": "Yom Kippur", "Pesach": "Passover"},
}
"""The festivals taken from each country's table: the name there, and the name here."""

_FIXED = ((1, 7, "Orthodox Christmas"), (4, 14, "Vaisakhi"))
_ESTIMATED = " (estimated)"


def festivals(first: dt.date, last: dt.date) -> tuple[tuple[dt.date, str], ...]:
    """Return the festivals from `first` to `last` with their names, earliest first."""
    found = (day for year in range(first.year, last.year + 1) for day in _of_year(year))
    return tuple((day, name) for day, name in found if first <= day <= last)


@cache
def _of_year(year: int) -> tuple[tuple[dt.date, str], ...]:
    from holidays import country_holidays  # noqa: PLC0415  costs 75 ms, which the first window must not wait for

    found = {(dt.date(year, month, day), name) for month, day, name in _FIXED}
    for country, names in _TABLES.items():
        for day, said in country_holidays(country, years=year, language="en_US").items():
            for one in said.split("; "):
                called = names.get(one.removesuffix(_ESTIMATED))
                if called:
                    found.add((day, f"{called}, expected" if one.endswith(_ESTIMATED) else called))
    return tuple(sorted(found))
