"""The coverage of Frontline Policing's CrimeFighters as the picture of the print has it, made by constructors."""

import datetime as dt

from models.queries.coverage import Coverage, CoverageGroup, CoverageRow, PriorityCount
from models.queries.level_coverage import LevelCoverage, LevelMark, LevelRow
from models.rules.coverage import Covering, Gap, MarkKind, mark, months, sums

APRIL, MARCH = dt.date(2026, 4, 1), dt.date(2027, 3, 31)
TODAY = dt.date(2026, 10, 16)
YEAR = months(APRIL, MARCH)
DAYS = ("2", "7", "4", "2", "6", "3", "1", "5", "3", "7", "4", "4")
KINDS = {"T": MarkKind.THEME, "F": MarkKind.FOLLOWED, "E": MarkKind.EXCEPTIONS, "G": MarkKind.GOLD}
KINDS |= {"S": MarkKind.STANDING, "P": MarkKind.PROPOSED}
THEMES = (
    (0, "Knife crime", "CR-03", "T12 - - - E3 - - T11 F0 F0 - -"),
    (0, "Gangs and serious violence", "CR-03", "- T12 F12 - - - E2 - - - - -"),
    (0, "Domestic abuse", "CR-05", "- - - T12 F11 - - - - - T0 -"),
    (0, "Child sexual exploitation", "CR-07", "- - - - - - - - - - - -"),
    (1, "Anti-social behaviour", "mandatory", "S S S S S S S S S S S S"),
    (1, "Burglary", "", "- - T10 - - E4 - - - - - T0"),
    (1, "Robbery", "CR-03", "- - - - E3 T12 F12 - - - - -"),
    (1, "Moped enabled theft", "", "E2 E3 E4 G - - - - - - - -"),
    (2, "Response times", "CR-09", "- - - - - E2 T12 - T0 - - -"),
    (2, "Stop and search, good practice", "CR-02", "- - - - T12 - - - - - - -"),
    (3, "Victim care", "CR-06", "- - - - - - - - T0 - - -"),
    (3, "Hate crime", "", "- - - - - - - - - P - -"),
)
HEADS = (
    "Priority 1: reducing violence and criminal exploitation",
    "Priority 2: safer, more confident communities",
    "Priority 3: reform of the service",
    "Priority 4: criminal justice and victims",
)
TO_SETTLE = (
    "January has no new theme.",
    "Child sexual exploitation has had no meeting in these months.",
    "South West declined knife crime for November: covered 14 October.",
)


def coverage() -> Coverage:
    """Return the coverage of the picture."""
    rows = [(place, row(title, source, told)) for place, title, source, told in THEMES]
    return Coverage(
        title="Frontline Policing CrimeFighters",
        forum_code="CF-FLP",
        marking="OFFICIAL",
        today=TODAY,
        months=YEAR,
        days=DAYS,
        window=YEAR[7:10],
        groups=tuple(
            CoverageGroup(head, tuple(row for place, row in rows if place == index)) for index, head in enumerate(HEADS)
        ),
        sums=sums((row.marks for _, row in rows), 12),
        takers="BCU",
        to_settle=TO_SETTLE,
        priorities=tuple(counts()),
    )


def row(title: str, source: str, told: str) -> CoverageRow:
    """Return a theme whose months are told one by one: T12 a theme 12 units took, E3 exceptions in 3, - nothing."""
    marks = tuple(
        mark([Covering(title, month, KINDS[word[0]], int(word[1:] or 0), over=month < TODAY)])
        if word != "-"
        else mark([])
        for word, month in zip(told.split(), YEAR, strict=True)
    )
    return CoverageRow(title, title, source, marks, sum(bool(one.text) for one in marks))


def counts() -> list[PriorityCount]:
    """Return how often each priority of the plan was covered."""
    plan = "Police and Crime Plan 2025-29"
    figures = ((9, 2, 1), (6, 0, 0), (3, 0, 2), (0, 0, 0))
    return [
        PriorityCount(
            plan,
            f"PCP {n}",
            head.split(": ")[1].capitalize(),
            *figures[n - 1],
            dt.date(2027, 1, 7) if any(figures[n - 1]) else None,
            "CF-FLP Thu 7 Jan",
        )
        for n, head in enumerate(HEADS, start=1)
    ]


def levels() -> LevelCoverage:
    """Return the levels of October to December, of which one saw nothing of justice."""
    quarter = months(dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    seen = LevelMark("G", seen=True, words=("CF-FLP Thu 5 Nov", "CF-MO Wed 4 Nov"))
    top = LevelMark("C", seen=True, words=("MB Tue 3 Nov",))
    local = LevelMark("B", seen=True, words=tuple(f"CF-B{n} Wed 11 Nov" for n in range(1, 13)))
    none = tuple(LevelMark(letter, seen=False) for letter in "CGB")
    violence = (none, (top, seen, local), none)
    justice = (none, (none[0], seen, none[2]), none)
    plan = "Police and Crime Plan 2025-29"
    return LevelCoverage(
        quarter,
        plan,
        (
            LevelRow("p1", "priority", plan, "PCP 1", "Reducing violence and criminal exploitation", violence, (), ()),
            LevelRow(
                "p4", "priority", plan, "PCP 4", "Criminal justice and victims", justice, (Gap("C", quarter[0]),), ()
            ),
            LevelRow("t1", "theme", "", "Violence", "Violence", violence, (), ()),
        ),
    )
