import datetime as dt
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from models.documents.export import export
from models.documents.minutes import minutes_document
from models.operations.agenda import add_item
from models.operations.attendance import add_visitor
from models.operations.corrections import record_correction
from models.operations.decisions import record_decision
from models.operations.minutes import record_minute
from models.operations.stages import agree_minutes, end_meeting, enter_room, finish_minutes
from models.operations.year import lay_out_year
from models.queries.agenda_rows import VersionRow
from models.queries.meetings import meetings
from models.queries.record import MeetingRecord, meeting_record
from models.rules.vocabulary import MinutesLayout
from models.store.workspace import Workspace
from tests.books import FIRST, LAST, Clock, SmallBook
from tests.documents import record_samples, samples
from tests.documents.reading import pages, whole

GOLDEN = Path(__file__).parent / "golden"


def printed(record: MeetingRecord, *, part: int | None = None) -> str:
    return whole(export(minutes_document(record, printed=samples.PRINTED, part=part), ".pdf"))


def test_minutes_are_read_in_order() -> None:
    record = record_samples.continuous(record_samples.corrected_record())
    content = export(minutes_document(record, printed=samples.PRINTED), ".pdf")
    assert "\f".join(pages(content)) == (GOLDEN / "minutes.txt").read_text("utf-8")


def test_layout_of_the_forum_is_followed() -> None:
    record = record_samples.full_record()
    assert "Person responsible" in printed(record)
    said = printed(record_samples.continuous(record))
    assert "Minute Discussion and decisions" in said
    assert "Violence Stocktake Agenda item 4 · MB(26)34 154 The deep-dive commissioned on 1 September" in said
    assert "third month. AC Met Operations; Priya Raman-Vale; Tue 5 Jan 2027" in said
    assert "The day’s decisions and their effect on risks MB D7/26. The findings" in said


def test_corrections_stand_beside_what_they_correct() -> None:
    for record in (record_samples.corrected_record(), record_samples.continuous(record_samples.corrected_record())):
        said = printed(record)
        assert "Agreed record at MB Tue 5 Jan 2027, 2 corrections" in said
        assert "what it had done. Correction of Tue 12 Jan 2027. For “third month” read “fourth month”." in said
        assert "Ms Sørli-Graham was present throughout." in said
        assert "DRAFT" not in said


def test_public_minutes_leave_no_content_of_part_two() -> None:
    for record in (record_samples.corrected_record(), record_samples.continuous(record_samples.corrected_record())):
        said = printed(record, part=1)
        for secret in ("award", "D10/26", "confidential annex", "Part 2", "bids", "Whitlock", "bidder", "offer lapses"):
            assert secret not in said
        assert "Ms Sørli-Graham" not in said
        assert "09:30 to" not in said
        assert "Decision MB D8/26" in said


PARTS = st.sampled_from([1, 2])


@given(st.lists(st.tuples(PARTS, PARTS, PARTS, PARTS), min_size=1, max_size=6), st.sampled_from(list(MinutesLayout)))
def test_public_minutes_never_tell_what_is_private(parts: list[tuple[int, ...]], layout: MinutesLayout) -> None:
    said, words = [], []
    for number, (item, decision, action, paper) in enumerate(parts):
        record = record_samples.marked(number, item, decision, action, paper)
        said.append(record)
        words += [
            (f"minute-{number}-", item),
            (f"decision-{number}-", max(item, decision)),
            (f"action-{number}-", max(item, action)),
            (f"paper-{number}-", max(item, paper)),
            (f"visitor-{number}-", item),
            (f"interest-{number}-", item),
            (f"correction-{number}-", max(item, decision)),
        ]
    record = replace(record_samples.merged(said), layout=layout.value)
    public = export(minutes_document(record, printed=samples.PRINTED, part=1), ".html").decode()
    whole_print = export(minutes_document(record, printed=samples.PRINTED), ".html").decode()
    for word, part in words:
        assert (word in public) == (part == 1)
        assert word in whole_print


def test_part_two_is_printed_alone() -> None:
    said = printed(record_samples.full_record(), part=2)
    assert "Record of decisions and actions, Part 2" in said
    assert "Decision MB D10/26. Endorsed: The award of £727,946 is endorsed." in said
    assert "5 Knife crime: theme for November to January MB(26)35 Decision MB D11/26." in said
    assert (
        "Stocktake are accepted. Its six actions are tracked at Performance Group from 18 November. Action" not in said
    )


def test_version_that_is_issued_says_what_changed() -> None:
    before = VersionRow("minutes", 1, samples.PRINTED, "N. O’Dwyer-Cole", "", "d")
    document = minutes_document(
        record_samples.full_record(), printed=samples.PRINTED, issue_note="minute 3.2 reworded", versions=(before,)
    )
    said = whole(export(document, ".pdf"))
    assert "Issued Fri 30 Oct 2026. minute 3.2 reworded." in said
    assert "Draft 2 · Printed Fri 30 Oct 2026 16:40" in said


def test_eighty_people_and_thirty_one_items_are_all_printed() -> None:
    record = record_samples.crowded_record()
    said = printed(record)
    assert "Invented Name-79, Commander of Area 79" in said
    found = pages(export(minutes_document(record, printed=samples.PRINTED), ".pdf"))
    assert all(f"{number}.1" in said for number in range(1, 32))
    assert all("OFFICIAL" in page for page in found)


def test_no_entries_at_all() -> None:
    record = samples.recorded(samples.record(), minutes=(), decisions=(), actions=())
    for layout in MinutesLayout:
        assert "Nothing has been recorded yet." in printed(replace(record, layout=layout.value))
        assert "Nothing has been recorded yet." in printed(replace(record, layout=layout.value), part=2)


def test_minutes_of_a_book_from_the_room_to_a_correction(workspace: Workspace, book: SmallBook, clock: Clock) -> None:
    workspace.transact(lay_out_year, first=FIRST, last=LAST)
    board = workspace.read(meetings, forum_id=book.forums["MB"], first=dt.date(2026, 11, 3))[0].id
    item = workspace.transact(add_item, meeting_id=board, title="Violence Stocktake").value
    clock.go_to(dt.date(2026, 11, 3), hour=10)
    workspace.transact(enter_room, meeting_id=board)
    workspace.transact(add_visitor, meeting_id=board, name="Joel Pemberton-Ng", from_item_id=item, to_item_id=item)
    workspace.transact(record_minute, meeting_id=board, item_id=item, text="Violence fell in every ward.")
    workspace.transact(
        record_decision,
        meeting_id=board,
        item_id=item,
        text="The findings are accepted",
        verb="agreed",
        conditions="reviewed in spring",
    )
    workspace.transact(end_meeting, meeting_id=board)
    workspace.transact(finish_minutes, meeting_id=board)
    workspace.transact(agree_minutes, meeting_id=board)
    workspace.transact(record_correction, meeting_id=board, text="Every ward but one.", reason="late figures")
    said = printed(workspace.read(meeting_record, meeting_id=board, today=dt.date(2026, 11, 3)))
    assert "Joel Pemberton-Ng (item 6)" in said
    assert "6.1 Violence fell in every ward. Decision MB D 1/26. Agreed: The findings are accepted." in said
    assert "Conditions. Reviewed in spring." in said
    assert "Every ward but one. Reason: late figures." in said
    assert "Tuesday 3 November 2026, 09:30 to 10:00" in said
