"""Records with everything a meeting can leave behind, made from the samples of the other prints."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from models.queries.agenda_rows import InterestRow, PaperBrief, RiskBrief, SeatRow, VisitorRow
from models.queries.effects import EffectLine
from models.queries.record import CorrectionRow, DecisionRow, EntryRow, MeetingRecord, MinuteRow
from models.rules.vocabulary import MeetingStatus, MinutesLayout, Presence
from tests.documents import samples

CR3, CR11 = RiskBrief("r3", "CR-03", "Serious violence"), RiskBrief("r11", "CR-11", "Command and Control benefits")
CORRECTED = dt.datetime(2027, 1, 12, 10, 0, tzinfo=dt.UTC)


def effect(risk: RiskBrief, word: str) -> EffectLine:
    """Make the effect of a decision on a risk."""
    return EffectLine(risk.id, risk.reference, risk.title, word, "", "r")


def keys() -> dict[str, str]:
    """Return the keys of the sample agenda's items by their number."""
    return {row.number: row.id for row in samples.items() if row.number}


def visitor(name: str, description: str, first: str, last: str) -> VisitorRow:
    """Make somebody without a seat who came between two items."""
    found = keys()
    return VisitorRow(name, "r", name, description, first, last, found.get(first, ""), found.get(last, ""))


def full_record(**changes: object) -> MeetingRecord:
    """Make the record of a whole meeting: both parts, visitors, an interest, late papers, effects on risks."""
    record, key = samples.record(), keys()
    late = PaperBrief("p10", "MB(26)40", "Transfer", "final", "paper", late=True, marking="", part=2)
    late = replace(
        late,
        due=dt.datetime(2026, 10, 27, 17, 0),  # noqa: DTZ001  wall-clock time
        received_on=dt.date(2026, 10, 30),
        late_reason="the vendor’s offer lapses on 6 November",
        late_agreed_by="Commissioner",
    )
    special = {
        "6": {"outcome": "not reached"},
        "7": {"withdrawn_because": "report not yet published"},
        "10": {"papers": (late,)},
        "11": {"shows": "decisions and risks"},
    }
    items = tuple(replace(row, **special.get(row.number, {})) for row in samples.items())  # type: ignore[arg-type]
    view = replace(
        record.agenda,
        items=items,
        also_attending=(
            visitor("Bethan Sørli-Graham", "Chief Finance Officer", "3", "3"),
            visitor("Joel Pemberton-Ng", "Lambeth", "4", "5"),
            visitor("Adaeze Whitlock", "legal adviser", "9", ""),
        ),
        interests=(
            InterestRow("x", "r", key["9"], "9", "Zofia Łącka-Byrne", "former employer of a bidder", left_room=True),
        ),
    )
    decisions = (
        *(replace(row, effects=(effect(CR3, "down"),)) for row in record.decisions),
        DecisionRow(
            "d3",
            "r",
            key["8"],
            "MB D9/26",
            "approved",
            "Benefit B-14 moves from September 2026 to January 2027",
            reasons="The supplier’s second release slipped by four months",
            conditions="no further move without the Board",
            dissent="The Director of Strategy asked that the saving stay in the year",
            review_on=dt.date(2027, 3, 2),
            evaluate_on=dt.date(2027, 9, 7),
            effects=(effect(CR11, "up"), effect(CR3, "")),
        ),
        DecisionRow("d4", "r", key["9"], "MB D10/26", "endorsed", "The award of £727,946 is endorsed", part=2),
        DecisionRow("d5", "r", key["5"], "MB D11/26", "noted", "The confidential annex is noted", part=2),
    )
    others = (
        EntryRow("escalation", "e1", "r", key["4"], 0, "", "Needs Housing as well", "escalated", "to RAB"),
        EntryRow(
            "deep-dive", "v1", "r", key["4"], 0, "", "Repeat locations", "commissioned", "reports to MB Tue 2 Mar 2027"
        ),
    )
    award = MinuteRow("m9", "r", key["9"], "9.1", "The bids were compared.")
    return samples.recorded(
        record, agenda=view, decisions=decisions, entries=others, minutes=(*record.minutes, award), **changes
    )


def corrected_record() -> MeetingRecord:
    """Make an agreed record with a correction of a minute and one of the whole."""
    record = full_record()
    agreed = replace(record.agenda, meeting=samples.meeting(status=MeetingStatus.MINUTES_AGREED.value))
    about = {"item_id": "i3", "minute_id": "m2", "decision_id": "", "action_id": "", "about": "minute 3.2"}
    one = CorrectionRow(
        id="c1",
        revision="r",
        **about,
        text="For “third month” read “fourth month”.",
        reason="the data pack was misread",
        at=CORRECTED,
        by="N. O’Dwyer-Cole",
    )
    whole = replace(one, id="c2", item_id="", minute_id="", text="Ms Sørli-Graham was present throughout.")
    return replace(record, agenda=agreed, corrections=(one, whole), agreed_at="MB Tue 5 Jan 2027")


def continuous(record: MeetingRecord) -> MeetingRecord:
    """Return the record as continuous numbered minutes, from 152 on."""
    numbers = {row.id: str(152 + place) for place, row in enumerate(record.minutes)}
    minutes = tuple(replace(row, number=numbers[row.id]) for row in record.minutes)
    entries = tuple(replace(row, number=numbers.get(row.id, row.number)) for row in record.entries)
    return replace(record, layout=MinutesLayout.CONTINUOUS.value, minutes=minutes, entries=entries)


def crowded_record() -> MeetingRecord:
    """Make a record of 31 items with long titles and words, attended by eighty."""
    rows = [samples.item(number, samples.LONG[:300].ljust(300, "x")) for number in range(1, 32)]
    seats: list[SeatRow] = [
        samples.seat(
            f"s{number}", f"Commander of Area {number}", f"Invented Name-{number}", presence=Presence.HERE.value
        )
        for number in range(80)
    ]
    record = samples.record()
    view = replace(record.agenda, items=samples.timed(rows), seats=tuple(seats))
    minutes = tuple(
        MinuteRow(f"n{n}", "r", f"i{n}", f"{n}.1", samples.HOSTILE + samples.LONG * n) for n in range(1, 32)
    )
    return samples.recorded(record, agenda=view, minutes=minutes)


def marked(number: int, item: int, decision: int, action: int, paper: int) -> MeetingRecord:
    """Make a record of one item in which every word says whose it is; the numbers are the parts of things."""
    key = f"k{number}"
    brief = PaperBrief(key, f"paper-{number}-", "", "final", "paper", late=True, marking="", part=paper)
    row = samples.item(number, f"item-{number}-", id=key, part=item, papers=(brief,))
    one = CorrectionRow(
        id=key,
        revision="r",
        item_id=key,
        minute_id="",
        decision_id=f"d{number}",
        action_id="",
        about="",
        text=f"correction-{number}-",
        reason="",
        at=CORRECTED,
        by="",
    )
    view = samples.agenda_view(
        items=(row,),
        also_attending=(VisitorRow(key, "r", f"visitor-{number}-", "", "x", "x", key, key),),
        interests=(InterestRow(key, "r", key, "x", "Somebody", f"interest-{number}-", left_room=False),),
    )
    return replace(
        samples.record(),
        agenda=view,
        minutes=(MinuteRow(f"m{number}", "r", key, "1.1", f"minute-{number}-"),),
        decisions=(DecisionRow(f"d{number}", "r", key, "MB D", "agreed", f"decision-{number}-", part=decision),),
        actions=(samples.action("MB", f"action-{number}-", id=f"a{number}", item_id=key, part=action),),
        corrections=(one,),
    )


def merged(records: Sequence[MeetingRecord]) -> MeetingRecord:
    """Put the records of several items under one agenda."""
    views = [row.agenda for row in records]
    view = replace(
        views[0],
        items=tuple(row for each in views for row in each.items),
        also_attending=tuple(row for each in views for row in each.also_attending),
        interests=tuple(row for each in views for row in each.interests),
    )
    return samples.recorded(
        records[0],
        agenda=view,
        minutes=tuple(row for each in records for row in each.minutes),
        decisions=tuple(row for each in records for row in each.decisions),
        actions=tuple(row for each in records for row in each.actions),
        corrections=tuple(row for each in records for row in each.corrections),
    )
