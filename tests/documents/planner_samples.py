"""Rows of the planner as its queries would give them, frozen; all people are invented."""

import datetime as dt

from models.queries.clashes import ClashReport, ClashRow, LoadDay, LoadPerson, LoadReport, LoadWeek
from models.queries.drafts import ComparedRow, Comparison, DraftRow
from models.queries.plan import PlanBasis
from models.queries.proposal import Proposal, ProposalRow
from models.queries.vacancies import VacancyRow, VacantMeeting
from models.rules.holidays import WorkingCalendar
from models.rules.planner.answer import Alternative, Answer, Cost, Finding, Unplaced
from models.rules.planner.problem import Problem, Slot
from tests.documents import samples

FIRST, LAST = dt.date(2026, 4, 1), dt.date(2027, 3, 31)
SPAN = "Wed 1 Apr 2026 to Wed 31 Mar 2027"
FULL_DAY = dt.date(2027, 1, 4)


def clash_report(count: int = 1) -> ClashReport:
    """Make the clash of 28 May 2026 as often as asked, and one that is past."""
    clash = ClashRow(
        date=dt.date(2026, 5, 28),
        kind="overlap",
        severity="hard",
        text="PIB 14:00–16:00 overlaps IDE 15:00–16:30: Tobias Brennick (Deputy Commissioner) must be at both.",
        meetings=("PIB 2026-05-28", "IDE 2026-05-28"),
        meeting_ids=("m1", "m2"),
        who=("Tobias Brennick", "Bjørn Sørli-Graham"),
        place="",
    )
    past = ClashRow(None, "room", "notice", f"{samples.HOSTILE} It is past.", ("MB",), ("m3",), (), "Room 4.12")
    return ClashReport(f"Clashes of Deputy Commissioner, Crime & <b>Law</b>, {SPAN}", (*[clash] * count, past))


def load_report() -> LoadReport:
    """Make the load whose fullest day is 4 January 2027: seven meetings, six of them moved there."""
    moved = tuple(f"{code} 2027-01-04" for code in ("CF-NW", "CF-WA", "CF-PROF", "OBFCP", "AP", "IDE"))
    days = [LoadDay(FULL_DAY, (*moved, "SV 2027-01-04"), moved, ("SV 2027-01-04",))]
    days += [LoadDay(FIRST + dt.timedelta(days), ("MB",) * 4, (), ("MB 2026-04-07",) * 4) for days in range(30)]
    weeks = tuple(LoadWeek(FULL_DAY + dt.timedelta(weeks=week), ("MB 2027-01-05",) * (90 - week)) for week in range(9))
    people = (LoadPerson("Grace Adeyemi-Clarke", 47, FULL_DAY, 4), LoadPerson("Chief Scientist", 0, FULL_DAY, 0))
    return LoadReport(f"Load, {SPAN}", tuple(days), weeks, people)


def proposal_row(key: str, slot: Slot | None, **changes: object) -> ProposalRow:
    """Make the Performance Group of 17 March 2027 going to a slot."""
    home = Slot(dt.date(2027, 3, 17), dt.time(14), "Conference Room 1")
    facts: dict[str, object] = {
        "key": key,
        "forum_id": "f-pg",
        "meeting_id": key,
        "reference": "PG 2027-03-17",
        "forum_code": "PG",
        "forum_name": "Performance Group",
        "level": "corporate",
        "number": 12,
        "rule_date": home.date,
        "home": home,
        "minutes": 120,
        "status": "planned",
        "moved_because": "PG 14:00 overlaps IDE 15:00, both chaired by the Deputy Commissioner",
        "chair": "Deputy Commissioner",
        "chair_name": "Tobias Brennick",
        "published": False,
        "slot": slot,
        "changed": slot != home,
        "alternatives": (
            Alternative(Slot(dt.date(2027, 3, 25), dt.time(14)), Cost(moved=1), "one working day later"),
            Alternative(Slot(dt.date(2027, 3, 26), dt.time(14)), None, "", "Good Friday"),
        ),
        "required": ("Tobias Brennick", "Ruth Kessling"),
        "deputy": "",
    }
    return ProposalRow(**{**facts, **changes})  # type: ignore[arg-type]


def proposal(*, proved: bool = True) -> Proposal:
    """Make a plan that moves one meeting, changes the time of one, leaves one alone and one without a place."""
    moved, stays = Slot(dt.date(2027, 3, 24), dt.time(14), "Room 2"), Slot(dt.date(2027, 3, 17), dt.time(14), "")
    same = Slot(dt.date(2026, 11, 3), dt.time(9, 30), "")
    board = {"forum_id": "f-mb", "forum_code": "MB", "forum_name": "Management Board", "home": same}
    rows = (
        proposal_row("same", same, **board, changed=False, reference="MB 2026-11-03", rule_date=None, moved_because=""),
        proposal_row("time", Slot(stays.date, dt.time(16)), reference="PG 2027-03-17 (2)", alternatives=()),
        proposal_row("moved", moved),
        proposal_row("nowhere", None, forum_name=samples.LONG, reference="PG 2027-03-17 (3)", required=()),
    )
    before = Finding(
        "overlap", "hard", "PG overlaps IDE: Tobias Brennick must be at both.", ("moved",), date=stays.date
    )
    left = Finding("unplaced", "hard", samples.HOSTILE, ("nowhere",))
    others = (
        Finding("crowded day", "soft", "Seven boards.", (), date=FULL_DAY),
        Finding("festival", "notice", "Diwali.", ()),
    )
    answer = Answer({}, Cost(1, 2, 3), proved, 0.0 if proved else 0.025, 0.4, "exact")
    none = Unplaced("nowhere", "PG cannot be held: widen the window or name a deputy.", ("chair away", "no window"))
    basis = PlanBasis(FIRST, LAST, Problem((), WorkingCalendar({})), {})
    return Proposal(basis, answer, rows, (before, left, *others), (left, *others), (none,))


def comparison() -> Comparison:
    """Make two drafts that differ in one meeting, for which the second has no place."""
    made = dt.datetime(2026, 2, 3, 9, tzinfo=dt.UTC)
    drafts = [
        DraftRow(f"d{number}", "r", name, FIRST, LAST, made, "Imogen", "proved least change", 391, number)
        for number, name in enumerate(("Tuesdays kept", samples.HOSTILE))
    ]
    slots = (Slot(dt.date(2027, 3, 24), dt.time(14), "Room 2"), None)
    now = Slot(dt.date(2027, 3, 17), dt.time(14), "Room 1")
    row = ComparedRow("f-pg", "PG", "Performance Group", "corporate", "m1", now.date, now, slots)
    return Comparison(tuple(drafts), (row,))


def vacancies() -> tuple[VacancyRow, ...]:
    """Make a vacant chair nobody stands in for, and a member's seat that somebody fills."""
    days = [dt.date(2026, 4 + month, 14) for month in range(8)]
    missed = tuple(VacantMeeting(f"m{day}", day, "") for day in days)
    acting = (VacantMeeting("m", days[0], "Noor Osei"),)
    return (
        VacancyRow("f1", "CF-AS", "AS CrimeFighters", "chair", "p1", "AS Commander", "vacant", days[0], missed),
        VacancyRow("f2", "MB", "Board", "member", "p2", "Estates", "vacant (acting: Noor Osei)", days[0], acting),
        VacancyRow("f3", "TH", samples.LONG, "chair", "", "", "vacant", days[0], ()),
    )
