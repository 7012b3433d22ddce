"""Rows as the queries would give them, made by small factories; all people are invented."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from models.queries.actions import ActionLog, ActionRow
from models.queries.agenda import AgendaView, ItemRow, SeatRow, VersionRow
from models.queries.calendar import ForumLegend, YearCalendar
from models.queries.meetings import DeadlineRow, MeetingRow
from models.queries.record import DecisionRow, EntryRow, MeetingRecord, MinuteRow
from models.rules.vocabulary import ItemKind, Level, MeetingStatus, Presence, Purpose

PRINTED = dt.datetime(2026, 10, 30, 16, 40, tzinfo=dt.UTC)
HOSTILE = '<b>Violence</b> & 5 < 6 <img src="/etc/passwd"/> ŵ ŷ Ł "x" ▲ 😀 \x07 \u202eabc'
LONG = "Reducing violence against women and girls in every borough, " * 5


def meeting(**changes: object) -> MeetingRow:
    """Make the Management Board of 3 November 2026."""
    row = MeetingRow(
        id="0" * 31 + "1",
        revision="r",
        reference="MB 2026-11-03",
        forum_id="f-mb",
        forum_code="MB",
        forum_name="Management Board",
        level=Level.CORPORATE.value,
        unit="Headquarters",
        number=4,
        rule_date=dt.date(2026, 11, 3),
        date=dt.date(2026, 11, 3),
        start=dt.time(9, 30),
        end=dt.time(12, 30),
        minutes=180,
        zone="Europe/London",
        place="Conference Room 1, eighth floor, Headquarters",
        chair="Commissioner",
        chair_name="Helen Ashdown-Marsh",
        acting_chair=False,
        status=MeetingStatus.PLANNED.value,
        moved_because="",
        sequence=0,
        deadlines=(),
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def next_meeting() -> MeetingRow:
    """Make the Management Board of 5 January 2027 with its deadlines."""
    return meeting(
        id="0" * 31 + "2",
        reference="MB 2027-01-05",
        date=dt.date(2027, 1, 5),
        deadlines=(
            DeadlineRow("final papers", dt.datetime(2026, 12, 18, 17, 0)),  # noqa: DTZ001  wall-clock time
            DeadlineRow("agenda out", dt.datetime(2026, 12, 21, 17, 0)),  # noqa: DTZ001  wall-clock time
            DeadlineRow("action log", dt.datetime(2027, 1, 5, 18, 0)),  # noqa: DTZ001  wall-clock time
        ),
    )


def item(position: int, title: str, **changes: object) -> ItemRow:
    """Make an agenda line of ten minutes that starts at 09:30."""
    row = ItemRow(
        id=f"i{position}",
        revision="r",
        position=position,
        number=f"{position}",
        kind=ItemKind.ITEM.value,
        title=title,
        purpose=Purpose.ASSURE.value,
        ask="Two BCUs worse for a third month, one markedly better",
        lead_post_id="p2",
        lead="AC Met Operations",
        lead_name="Priya Raman-Vale",
        start=dt.time(9, 30),
        end=dt.time(9, 40),
        minutes=10,
        paper=f"MB(26){30 + position}",
        part=1,
        part_reason="",
        origin="",
        decisions=0,
        actions=0,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def timed(items: Iterable[ItemRow]) -> tuple[ItemRow, ...]:
    """Give items their running times from 09:30."""
    minute, found = 9 * 60 + 30, []
    for row in items:
        start, minute = minute, minute + row.minutes
        begins, ends = dt.time(*divmod(start % 1440, 60)), dt.time(*divmod(minute % 1440, 60))
        found.append(replace(row, start=begins, end=ends))
    return tuple(found)


def items() -> tuple[ItemRow, ...]:
    """Make the agenda of the model: eleven items, a break, five decisions, three of them in Part 2."""
    finance = {"lead_post_id": "p6", "lead": "Director of Commercial & Finance", "lead_name": "Zofia Łącka-Byrne"}
    policing = {"lead_post_id": "p1", "lead": "AC Frontline Policing", "lead_name": "Dana Okonedo-Reid"}
    strategy = {"lead_post_id": "p5", "lead": "Director of Strategy & Governance", "lead_name": "Ruth Kessling"}
    business = {"part": 2, "part_reason": "business affairs"}
    rows = (
        item(
            1,
            "Apologies and declarations of interest",
            purpose="note",
            minutes=5,
            paper="",
            kind="formality",
            ask="One interest declared in advance, at item 9",
            lead_post_id="p0",
            lead="Commissioner",
            lead_name="Helen Ashdown-Marsh",
        ),
        item(
            2,
            "Record of 1 September and open actions",
            purpose="agree",
            kind="formality",
            ask="The record; twelve actions brought forward: five complete, three past their date",
            lead_post_id="",
            lead="Board Secretary",
            lead_name="Niamh O’Dwyer-Cole",
        ),
        item(
            3,
            "Performance overview and financial context",
            minutes=35,
            **strategy,
            ask="Six months to 30 September: violence, response times, victim care, and the budget position",
        ),
        item(
            4,
            "Violence Stocktake",
            purpose="discuss",
            minutes=30,
            **policing,
            ask="Deep-dive the Board commissioned on 1 September. Agree which actions pass to Performance Group",
        ),
        item(
            5,
            "Knife crime: theme for November to January",
            purpose="decide",
            minutes=15,
            **policing,
            ask="Approve the theme (PCP 2025–29 priority 1; corporate risk CR-03) and its cascade to all twelve BCUs",
        ),
        item(0, "Break", kind="break", number="", purpose="", ask="", lead="", lead_name="", lead_post_id="", paper=""),
        item(6, "Response times: exceptions, worse and better", minutes=15),
        item(
            7,
            "HMICFRS report of 12 May 2026",
            lead_post_id="p4",
            lead="AC Professionalism",
            lead_name="Siân Llŵyd-Parry",
            ask="Nine recommendations, four areas for improvement; six implemented and awaiting their check",
        ),
        item(
            8,
            "Command and Control: revised benefits forecast",
            purpose="decide",
            lead_post_id="v1",
            lead="SRO Command and Control",
            lead_name="Tomos Prŷs-Hale",
            ask="Approve the move of benefit B-14 from September 2026 to January 2027",
        ),
        item(
            9,
            "Digital evidence storage: award, £727,946",
            purpose="decide",
            minutes=15,
            **finance,
            **business,
            ask="Endorse for Portfolio Investment Board on 26 November and the Deputy Mayor",
        ),
        item(
            10,
            "Transfer of estate: heads of terms",
            purpose="note",
            lead_post_id="p7",
            lead="Director of Property",
            lead_name="Martin Ødegaard-Shaw",
            **business,
            ask="Late: received Fri 30 Oct, due Tue 27 Oct. The vendor’s offer lapses on 6 November",
        ),
        item(
            11,
            "Corporate risk picture: effect of decisions",
            purpose="decide",
            minutes=15,
            **strategy,
            part=2,
            part_reason="unpublished risk entries",
            ask="Record for each decision its effect on CR-01 to CR-14: up, down, none, or a new risk",
        ),
    )
    return timed(replace(row, position=place) for place, row in enumerate(rows, start=1))


def seat(post_id: str, post: str, name: str, **changes: object) -> SeatRow:
    """Make a seat whose holder has not said whether they come."""
    row = SeatRow(post_id, post, f"x-{post_id}", name, acting=False, presence="", deputy="", deputy_name="")
    return replace(row, **changes)  # type: ignore[arg-type]


def seats() -> tuple[SeatRow, ...]:
    """Make the nine seats of the Management Board."""
    return (
        seat("p0", "Commissioner", "Helen Ashdown-Marsh", presence=Presence.HERE.value),
        seat("p9", "Deputy Commissioner", "Tobenna Achebe-Lindqvist", presence=Presence.HERE.value),
        seat("p1", "AC Frontline Policing", "Dana Okonedo-Reid", presence=Presence.HERE.value),
        seat("p2", "AC Met Operations", "Priya Raman-Vale", presence=Presence.HERE.value),
        seat(
            "p3",
            "AC Specialist Operations",
            "Ewan Brackley",
            presence=Presence.DEPUTY.value,
            deputy="DAC Specialist Operations",
            deputy_name="Callum Ferris-Boyd",
        ),
        seat("p4", "AC Professionalism", "Siân Llŵyd-Parry", presence=Presence.HERE.value),
        seat("p5", "Director of Strategy & Governance", "Ruth Kessling", presence=Presence.HERE.value),
        seat("p6", "Director of Commercial & Finance", "Zofia Łącka-Byrne", presence=Presence.HERE.value),
        seat("p7", "Director of Property", "Martin Ødegaard-Shaw", acting=True, presence=Presence.APOLOGIES.value),
    )


def agenda_view(**changes: object) -> AgendaView:
    """Make the agenda of the model, issued twice."""
    view = AgendaView(
        meeting=meeting(),
        items=items(),
        seats=seats(),
        quorum=5,
        both_chairs=False,
        co_chair_post_id="",
        co_chair="",
        secretary="Niamh O’Dwyer-Cole, ext. 4417",
        marking="OFFICIAL-SENSITIVE",
        overrun=0,
        versions=(
            VersionRow("agenda", 1, dt.datetime(2026, 10, 27, 15, 0, tzinfo=dt.UTC), "N. O’Dwyer-Cole", "", "d1"),
            VersionRow(
                "agenda",
                2,
                PRINTED,
                "N. O’Dwyer-Cole",
                "Item 10 added late; item 4 brought forward from 10:30 to 10:20",
                "d2",
            ),
        ),
        previous_meeting=None,
        next_meeting=next_meeting(),
    )
    return replace(view, **changes)  # type: ignore[arg-type]


def action(reference: str, text: str, **changes: object) -> ActionRow:
    """Make an open action of the Management Board, due on 5 January 2027."""
    row = ActionRow(
        id=f"a-{reference}",
        revision="r",
        reference=reference,
        text=text,
        forum_id="f-mb",
        forum_code="MB",
        forum_name="Management Board",
        level=Level.CORPORATE.value,
        tracked_by="PG",
        meeting_id="m1",
        item_id="i4",
        raised_on=dt.date(2026, 11, 3),
        raised_at="MB 3 Nov",
        owner="AC Frontline Policing",
        owner_name="Dana Okonedo-Reid",
        owner_post_id="p1",
        contributors="",
        first_due=dt.date(2027, 1, 5),
        due=dt.date(2027, 1, 5),
        due_words="",
        moves=0,
        status="on track",
        overdue=False,
        days_late=0,
        closed_on=None,
        closing_note="",
        latest="New. Tracked at Performance Group.",
        part=1,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def late(reference: str, text: str, days: int, **changes: object) -> ActionRow:
    """Make an action that is so many days late on 3 November 2026."""
    due = dt.date(2026, 11, 3) - dt.timedelta(days=days)
    return action(
        reference, text, due=due, first_due=changes.pop("first_due", due), overdue=True, days_late=days, **changes
    )


def action_log(**changes: object) -> ActionLog:
    """Make the log of the model: 12 brought forward + 4 raised − 5 closed = 11 open, 3 of them overdue."""
    kessling = {"owner": "Director of Strategy & Governance", "owner_name": "Ruth Kessling", "raised_at": "MB 1 Sep"}
    log = ActionLog(
        forum_id="f-mb",
        forum_code="MB",
        forum_name="Management Board",
        marking="OFFICIAL",
        as_of=dt.date(2026, 11, 3),
        since=dt.date(2026, 9, 2),
        next_meeting=next_meeting(),
        brought_forward=12,
        raised=4,
        closed=5,
        open=11,
        overdue=3,
        overdue_actions=(
            late(
                "MB 41/26",
                "Publish the revised stop and search learning note to all BCUs",
                34,
                moves=2,
                first_due=dt.date(2026, 6, 30),
                raised_at="MB 5 May",
                latest="Draft with Legal Services since 12 Oct; clearance promised Fri 6 Nov.",
            ),
            late(
                "MB 44/26",
                "Close the two remaining audit points on seized property (DARA 2025/17)",
                3,
                moves=1,
                first_due=dt.date(2026, 7, 31),
                raised_at="MB 7 Jul",
                owner="Director of Property",
                owner_name="Martin Ødegaard-Shaw",
                latest="Second store inspected 29 Oct, evidence to follow.",
            ),
            late(
                "MB 47/26",
                "Confirm the owner of corporate risk CR-11 after the post changes of 1 October",
                1,
                latest="No update since 1 Sep. Chased 9, 19 and 28 Oct.",
                **kessling,
            ),
        ),
        due_by_next=(
            action(
                "MB 46/26",
                "Add victim care and public confidence to the monthly dashboard",
                status="proposed for closure",
                latest="In the pack of 3 Nov, page 18.",
                **kessling,
            ),
            action("MB 52/26", "Bring a costed plan for response times in the two BCUs worse for a third month"),
            action("MB 53/26", "Cascade knife crime to the twelve BCUs; report acceptances and refusals with reasons"),
            action("MB 54/26", "Agree with the BCU commanders the list of repeat locations and how each is patrolled"),
            action(
                "MB 48/26",
                "Agree with Commercial & Finance a single line for overtime in the papers",
                moves=1,
                status="slipped",
                first_due=dt.date(2026, 9, 30),
                due=dt.date(2026, 11, 30),
                owner="Chief Finance Officer",
                owner_name="Bethan Sørli-Graham",
                latest="Moved 1 Oct: ledger change waits for period 8. Agreed by the chair.",
            ),
        ),
        later=(
            action(
                "MB 55/26",
                "Report to Performance Group what partners will contribute, by name and date",
                due_words="Jan 2027",
                owner="Commander Serious Violence",
                owner_name="Adaeze Whitlock",
            ),
            action(
                "MB 39/26",
                "Embedding check for the four HMICFRS areas for improvement of 12 May 2026",
                due_words="Q4 2026-27",
                owner="AC Professionalism",
                owner_name="Siân Llŵyd-Parry",
            ),
            action(
                "MB 50/26",
                "Review the framework of BCU boards after the merger of 1 October",
                status="on hold",
                owner="Deputy Commissioner",
                owner_name="Tobenna Achebe-Lindqvist",
                first_due=dt.date(2027, 3, 31),
                due=dt.date(2027, 3, 31),
            ),
        ),
        closed_since=tuple(
            action(
                f"MB {number}/26",
                "Circulate the terms of the Stocktake",
                status="closed",
                closed_on=dt.date(2026, 10, number % 28 + 1),
                closing_note="Circulated and agreed.",
            )
            for number in range(31, 36)
        ),
    )
    return replace(log, **changes)  # type: ignore[arg-type]


def record(**changes: object) -> MeetingRecord:
    """Make the record of the model: two decisions and four actions under three items."""
    said = action(
        "MB 52/26",
        "Bring a costed plan for response times in the two BCUs worse for a third month.",
        owner="AC Met Operations",
        owner_name="Priya Raman-Vale",
        item_id="i3",
    )
    view = agenda_view(marking="OFFICIAL", meeting=meeting(status=MeetingStatus.MINUTES_DRAFT.value))
    found = MeetingRecord(
        agenda=view,
        minutes=(
            MinuteRow(
                "m1",
                "r",
                "i3",
                "3.1",
                "The Board considered the six months to 30 September. Knife injuries under "
                "25 were lower than a year before; robbery was higher in three BCUs.",
            ),
            MinuteRow(
                "m2",
                "r",
                "i3",
                "3.2",
                "Response times had been worse in North Area and South Area for a third "
                "month. West Area had improved by nine points since June and would share what it had done.",
            ),
            MinuteRow(
                "m3",
                "r",
                "i4",
                "4.1",
                "The deep-dive commissioned on 1 September was presented. Members welcomed "
                "its candour about repeat locations and asked that partners be brought in before January.",
            ),
        ),
        decisions=(
            DecisionRow(
                "d1",
                "r",
                "i4",
                "MB D7/26",
                "agreed",
                "The findings of the Stocktake are accepted. Its six "
                "actions are tracked at Performance Group from 18 November.",
            ),
            DecisionRow(
                "d2",
                "r",
                "i5",
                "MB D8/26",
                "approved",
                "Knife crime is the theme for November, December and "
                "January. It cascades to all twelve BCUs; a BCU may decline with a reason.",
            ),
        ),
        actions=(
            said,
            action(
                "MB 54/26",
                "Agree with the twelve BCU commanders the list of repeat locations.",
                item_id="i4",
                due=dt.date(2026, 11, 18),
            ),
            action(
                "MB 55/26",
                "Report to Performance Group what partners will contribute, by name and date.",
                item_id="i4",
                owner="Commander Serious Violence",
                due_words="end of Jan 2027",
            ),
            action(
                "MB 53/26",
                "Cascade the theme; report acceptances and refusals with reasons.",
                item_id="i5",
                due=dt.date(2026, 11, 20),
            ),
        ),
    )
    return recorded(found, **changes)


def recorded(record: MeetingRecord, **changes: object) -> MeetingRecord:
    """Change a record, and bring its minutes, decisions and actions into the one order of its entries."""
    changed = replace(record, **changes)  # type: ignore[arg-type]
    parts = {row.id: row.part for row in changed.agenda.items}
    places = {row.id: place for place, row in enumerate(changed.agenda.items)}
    minutes = [EntryRow("minute", row.id, "r", row.item_id, 0, row.number, row.text) for row in changed.minutes]
    decisions = [
        EntryRow("decision", row.id, "r", row.item_id, 0, row.reference, row.text, row.verb, part=row.part)
        for row in changed.decisions
    ]
    actions = [
        EntryRow("action", row.id, "r", row.item_id, 0, row.reference, row.text, part=row.part)
        for row in changed.actions
    ]
    others = [row for row in changed.entries if row.kind in {"escalation", "deep-dive"}]
    rows = (
        replace(row, part=max(row.part, parts.get(row.item_id, 1))) for row in (*minutes, *decisions, *actions, *others)
    )
    return replace(changed, entries=tuple(sorted(rows, key=lambda row: places.get(row.item_id, len(places)))))


def _repeated(code: str, name: str, level: Level, dates: Iterable[dt.date], start: dt.time) -> tuple[MeetingRow, ...]:
    return tuple(
        meeting(
            id=f"{code}-{date}",
            reference=f"{code} {date}",
            forum_id=f"f-{code}",
            forum_code=code,
            forum_name=name,
            level=level.value,
            date=date,
            start=start,
            end=dt.time(start.hour + 2, start.minute),
            minutes=120,
        )
        for date in dates
    )


def _nth(weekday: int, nth: int, months: range) -> list[dt.date]:
    """Give the nth weekday of months counted from April 2026."""
    firsts = [dt.date(2026 + (3 + month) // 12, (3 + month) % 12 + 1, 1) for month in months]
    return [first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)) for first in firsts]


def year_calendar(**changes: object) -> YearCalendar:
    """Make the year April 2026 to March 2027 of four corporate boards and twelve BCU boards."""
    found: list[MeetingRow] = []
    legend: list[ForumLegend] = []
    boards = (
        (
            "MB",
            "Management Board",
            Level.CORPORATE,
            1,
            1,
            range(1, 12, 2),
            dt.time(9, 30),
            "every 2 months, first Tuesday",
        ),
        ("PG", "Performance Group", Level.CORPORATE, 2, 3, range(12), dt.time(14, 0), "monthly, third Wednesday"),
        ("RAB", "Risk & Assurance Board", Level.CORPORATE, 3, 2, range(2, 12, 3), dt.time(10, 0), "every 3 months"),
        *(
            (
                f"{one}{two}",
                f"{name} CrimeFighters",
                Level.BCU,
                place % 5,
                2 + place // 5,
                range(12),
                dt.time(9, 30),
                "monthly",
            )
            for place, (one, two, name) in enumerate(
                (
                    ("A", "S", "Central South"),
                    ("A", "W", "Central West"),
                    ("C", "E", "Central East"),
                    ("C", "N", "Central North"),
                    ("E", "A", "East Area"),
                    ("N", "A", "North Area"),
                    ("N", "E", "North East"),
                    ("N", "W", "North West"),
                    ("S", "E", "South East"),
                    ("S", "N", "South Area"),
                    ("S", "W", "South West"),
                    ("W", "A", "West Area"),
                )
            )
        ),
    )
    for code, name, level, weekday, nth, months, start, cadence in boards:
        found += _repeated(code, name, level, _nth(weekday, nth, months), start)
        legend.append(ForumLegend(code, name, level.value, cadence, start))
    found[1] = replace(found[1], moved_because="Founders’ Day", sequence=1)
    found.sort(key=lambda row: (row.date, row.start, row.forum_code))
    calendar = YearCalendar(
        title="Meetings 2026-27",
        marking="OFFICIAL",
        first=dt.date(2026, 4, 1),
        last=dt.date(2027, 3, 31),
        meetings=tuple(found),
        closed_days=(
            (dt.date(2026, 4, 3), "Good Friday"),
            (dt.date(2026, 4, 6), "Easter Monday"),
            (dt.date(2026, 12, 24), "closed"),
            (dt.date(2026, 12, 25), "Christmas Day"),
            (dt.date(2026, 12, 28), "Boxing Day (substitute day)"),
            (dt.date(2027, 1, 1), "New Year’s Day"),
        ),
        forums=tuple(legend),
    )
    return replace(calendar, **changes)  # type: ignore[arg-type]


def crowded_calendar() -> YearCalendar:
    """Make a year in which thirty thematic boards, some with long names, meet on the same Tuesdays and a closed day."""
    found: list[MeetingRow] = []
    for number in range(30):
        dates = [*_nth(1, 1, range(12)), dt.date(2026, 4, 3)]
        found += _repeated(
            f"TH {number}",
            f"{LONG[: 20 + number * 5]}",
            Level.THEMATIC,
            dates[: number % 13 + 1],
            dt.time(9 + number % 8, 0),
        )
    forums = {
        row.forum_code: ForumLegend(row.forum_code, row.forum_name, row.level, "monthly", row.start) for row in found
    }
    return year_calendar(meetings=tuple(found), forums=tuple(forums.values()))
