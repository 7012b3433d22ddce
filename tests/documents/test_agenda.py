import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from models.documents.agenda import agenda_document
from models.documents.content import Document, Table
from models.documents.export import export
from models.queries.agenda import AgendaView, AttendeeRow, LineRow, PaperBrief
from models.rules.vocabulary import MeetingStatus
from tests.documents import samples
from tests.documents.reading import pages, whole

GOLDEN = Path(__file__).parent / "golden"


def printed(view: AgendaView, *, part: int | None = None, issue_note: str | None = None) -> str:
    return whole(export(agenda_document(view, printed=samples.PRINTED, part=part, issue_note=issue_note), ".pdf"))


def test_agenda_reads_as_it_always_did() -> None:
    content = export(agenda_document(samples.agenda_view(), printed=samples.PRINTED), ".pdf")
    assert "\f".join(pages(content)) == (GOLDEN / "agenda.txt").read_text("utf-8")


def test_every_page_stands_alone() -> None:
    content = export(agenda_document(samples.agenda_view(), printed=samples.PRINTED), ".pdf")
    first, second = pages(content)
    for number, page in enumerate((first, second), start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert f"Page {number} of 2" in page
        assert "Version 2 · Printed Fri 30 Oct 2026 16:40" in page
    assert "Management Board · Agenda · Tue 3 Nov 2026" in second
    assert "Time Item and what is asked Lead Paper Min" in second


def secret(view: AgendaView) -> AgendaView:
    """Return an agenda whose Part 2 titles are sensitive themselves."""
    return replace(view, items=tuple(replace(item, title_sensitive=item.part == 2) for item in view.items))


def test_public_print_leaves_part_two_without_trace() -> None:
    document = agenda_document(secret(samples.agenda_view()), printed=samples.PRINTED, part=1)
    content = export(document, ".pdf")
    said = whole(content)
    for betrayal in (
        "Part 2",
        "Digital evidence",
        "business affairs",
        "12:30",
        "11:50",
        "Item 10 added",
        "180 minutes",
    ):
        assert betrayal not in said
        assert betrayal.encode() not in content
    assert "Command and Control: revised benefits forecast" in said


def test_public_print_is_the_same_whether_or_not_there_is_a_part_two() -> None:
    public = tuple(item for item in samples.items() if item.part == 1)
    with_part_two = agenda_document(secret(samples.agenda_view()), printed=samples.PRINTED, part=1)
    without = agenda_document(samples.agenda_view(items=public), printed=samples.PRINTED, part=1)
    assert export(with_part_two, ".pdf") == export(without, ".pdf")


def test_part_two_alone_has_no_public_item() -> None:
    said = printed(samples.agenda_view(), part=2)
    assert "Digital evidence storage" in said
    assert "Knife crime" not in said


def test_part_two_gives_its_reasons_together() -> None:
    assert "Items 9 and 10: business affairs. Item 11: unpublished risk entries." in printed(samples.agenda_view())


def test_decisions_are_marked_and_closed_with_a_sum() -> None:
    document = agenda_document(samples.agenda_view(), printed=samples.PRINTED)
    table = next(block for block in document.blocks if isinstance(block, Table))
    badges = [row.cells[1].text for group in table.groups for row in group.rows if row.cells[1].badge]
    assert badges == ["5", "8", "9", "11"]
    assert "12:30 Close. 180 minutes with the break. Number on black: a decision is asked." in printed(
        samples.agenda_view()
    )


def test_acting_chair_is_said() -> None:
    chair = samples.meeting(chair="DAC Specialist Operations", chair_name="Callum Ferris-Boyd", acting_chair=True)
    said = printed(samples.agenda_view(meeting=chair))
    assert "DAC Specialist Operations, Callum Ferris-Boyd, acting chair for this meeting" in said


def test_both_chairs_are_named_and_the_quorum_needs_them() -> None:
    view = replace(samples.agenda_view(), co_chair="Leader of the Council, Odette Farrow-Quist", both_chairs=True)
    text = printed(view)
    assert "Co-chair Leader of the Council, Odette Farrow-Quist" in text
    assert "both chairs among them" in text


def test_a_vacant_chair_is_said() -> None:
    view = samples.agenda_view()
    vacant = replace(view, meeting=replace(view.meeting, chair="AS BCU Commander", chair_name=""))
    assert "AS BCU Commander, vacant" in printed(vacant)


def test_overrun_and_cancellation_are_said() -> None:
    cancelled = samples.meeting(status=MeetingStatus.CANCELLED.value)
    said = printed(samples.agenda_view(meeting=cancelled, overrun=15))
    assert "The items take 15 minutes more than the meeting has. It is called to end at 12:30." in said
    assert "This meeting is cancelled." in said


def test_print_that_is_being_issued_is_the_next_version() -> None:
    said = printed(samples.agenda_view(), issue_note="Item 3 shortened")
    assert "Version 3, issued Fri 30 Oct 2026. Replaces version 2 of Fri 30 Oct. Item 3 shortened." in said
    first = printed(samples.agenda_view(versions=()), issue_note="")
    assert "Version 1, issued Fri 30 Oct 2026. Time" in first


def test_agenda_never_issued_is_a_draft() -> None:
    assert "Draft · Printed" in printed(samples.agenda_view(versions=()))


def test_summer_prints_in_the_clocks_of_the_house() -> None:
    summer = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC)
    assert "Printed Wed 1 Jul 2026 10:00" in whole(
        export(agenda_document(samples.agenda_view(), printed=summer), ".pdf")
    )


def test_empty_sections_say_so() -> None:
    said = printed(samples.agenda_view(items=(), seats=(), versions=(), next_meeting=None))
    assert "There are no items on this agenda yet." in said
    assert "Apologies None received" in said
    assert "No further Management Board is planned yet." in said


def test_public_print_of_a_private_meeting_says_that_nothing_is_open() -> None:
    private = tuple(replace(item, part=2, title_sensitive=True) for item in samples.agenda_view().items)
    assert "There are no items that are open to the public." in printed(samples.agenda_view(items=private), part=1)


def test_leads_without_a_seat_are_listed() -> None:
    assert "Item 8 SRO Command and Control, Tomos Prŷs-Hale" in printed(samples.agenda_view())


def hostile_document() -> Document:
    rows = [
        samples.item(number, samples.LONG if number == 3 else samples.HOSTILE, ask=samples.HOSTILE)
        for number in range(1, 32)
    ]
    place = samples.meeting(place=samples.HOSTILE, forum_name=samples.HOSTILE)
    return agenda_document(
        samples.agenda_view(items=samples.timed(rows), meeting=place, secretary="5 < 6 & <b>"), printed=samples.PRINTED
    )


def test_hostile_text_is_printed_as_it_was_written() -> None:
    content = export(hostile_document(), ".pdf")
    said = whole(content)
    assert said.count('<b>Violence</b> & 5 < 6 <img src="/etc/passwd"/> ŵ ŷ Ł "x" ▲ 😀 \ufffd abc') > 31
    assert "5 < 6 & <b>" in said
    assert b"/Subtype /Image" not in content
    assert 4 <= len(pages(content)) <= 9


def test_row_longer_than_a_page_goes_on_overleaf() -> None:
    giant = samples.item(1, "Giant", ask=" ".join(f"w{number}" for number in range(2500)))
    content = export(agenda_document(samples.agenda_view(items=(giant,)), printed=samples.PRINTED), ".pdf")
    said = whole(content)
    assert len(pages(content)) > 2
    assert all(f"w{number}" in said for number in range(0, 2500, 100))


@pytest.mark.parametrize("suffix", [".pdf", ".csv", ".ics", ".html"])
def test_same_agenda_gives_the_same_bytes(suffix: str) -> None:
    view = samples.agenda_view()
    first = export(agenda_document(view, printed=samples.PRINTED), suffix)
    assert first == export(agenda_document(replace(view), printed=samples.PRINTED), suffix)


def test_posts_are_vacant_only_where_holders_are_kept() -> None:
    seats = samples.seats()
    one_vacant = (*seats[:-1], replace(seats[-1], name=""))
    assert "Director of Property (vacant)" in printed(samples.agenda_view(seats=one_vacant))
    nobody = tuple(replace(seat, name="") for seat in seats)
    assert "vacant" not in printed(samples.agenda_view(seats=nobody))


def test_deadlines_after_the_next_meeting_are_left_out() -> None:
    said = printed(samples.agenda_view())
    assert "Fri 18 Dec 2026 Next Management Board: final papers" in said
    assert "action log" not in said


def test_titles_that_are_not_sensitive_are_named_in_public_without_their_numbers() -> None:
    rows = tuple(replace(item, title_sensitive=item.number == "11") for item in samples.items())
    said = printed(samples.agenda_view(items=rows), part=1)
    named = "Digital evidence storage: award, £727,946; Transfer of estate: heads of terms."
    assert f"Considered in private {named}" in said
    for betrayal in ("risk picture", "business affairs", "Endorse for", "MB(26)39", "Martin Ødegaard-Shaw"):
        assert betrayal not in said


def changed(number: str, **changes: object) -> AgendaView:
    """Return the agenda of the model with one item changed."""
    rows = (replace(row, **changes) if row.number == number else row for row in samples.items())  # type: ignore[arg-type]
    return samples.agenda_view(items=tuple(rows))


def brief(reference: str = "MB(26)40", **changes: object) -> PaperBrief:
    """Make a paper of Part 1 that came in time."""
    paper = PaperBrief("p", reference, "Heads of terms", "final", "paper", late=False, marking="", part=1)
    return replace(paper, **changes)  # type: ignore[arg-type]


def test_a_late_item_says_when_its_paper_came_and_who_agreed() -> None:
    due = dt.datetime(2026, 10, 27, 17)  # noqa: DTZ001  wall-clock time
    came = dt.date(2026, 10, 30)
    why = "the vendor’s offer lapses on 6 November"
    paper = brief(late=True, late_reason=why, late_agreed_by="the Commissioner", due=due, received_on=came)
    late = {"late_reason": why, "late_agreed_by": "the Commissioner"}
    said = printed(changed("10", papers=(paper,), **late))
    words = "The vendor’s offer lapses on 6 November; agreed by the Commissioner."
    assert f"Late: received Fri 30 Oct, due Tue 27 Oct. {words}" in said
    assert f"Late: {words}" in printed(changed("10", **late))


def test_what_stands_with_an_item_is_printed_under_it() -> None:
    attendees = (AttendeeRow("x9", "Chief Finance Officer", "Bethan Sørli-Graham"), AttendeeRow("", "", "Dr Ada Quill"))
    lines = (LineRow("l", "r", "Knife injury", "412", "398"), LineRow("m", "r", "Response", "", "14 min"))
    view = changed("3", measure="knife injury, 5 year high", attendees=attendees, lines=lines, section="Performance")
    said = printed(view)
    for words in (
        "Measure: knife injury, 5 year high",
        "Knife injury: 412 (was 398)",
        "Response: last 14 min",
        "With: Chief Finance Officer; Dr Ada Quill",
        "Item 3 Chief Finance Officer, Bethan Sørli-Graham",
        "Item 3 Dr Ada Quill",
        "Performance 09:45 3 Performance overview and financial context",
    ):
        assert words in said


def test_a_withdrawn_item_keeps_its_number_and_says_why() -> None:
    said = printed(changed("7", withdrawn_because="the report is not published yet"))
    assert "7 HMICFRS report of 12 May 2026 Withdrawn. The report is not published yet. " in said
    assert "170 minutes with the break" in said


def test_why_a_pinned_item_stands_elsewhere_is_printed() -> None:
    said = printed(changed("3", misplaced_because="the Director arrives at ten"))
    assert "Out of its usual place: the Director arrives at ten" in said


def test_papers_that_are_not_there_are_named() -> None:
    missed = brief("PMG(26)3", kind="dashboard", title="Command and Control dashboard", status="commissioned")
    view = replace(changed("8", papers=(brief("MB(26)37", status="draft"),)), other_papers=(missed,))
    said = printed(view)
    assert "MB(26)37 to follow" in said
    assert "PMG(26)3 Command and Control dashboard ▲ not received" in said
    assert "not received" not in printed(replace(view, other_papers=(replace(missed, part=2),)), part=1)
    assert "not received" not in printed(replace(view, other_papers=(replace(missed, marking="SECRET"),)), part=1)


def test_a_promised_start_that_cannot_be_kept_is_said() -> None:
    said = printed(changed("8", gap=-5, start=dt.time(11, 35)))
    assert "What comes before Command and Control: revised benefits forecast runs 5 minutes past 11:35." in said
