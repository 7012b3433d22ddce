from dataclasses import replace
from pathlib import Path

from models.documents.export import export
from models.documents.record import record_document
from models.queries.record import MeetingRecord
from models.rules.vocabulary import MeetingStatus
from tests.documents import samples
from tests.documents.reading import pages, whole

GOLDEN = Path(__file__).parent / "golden"


def printed(record: MeetingRecord, *, part: int | None = None) -> str:
    return whole(export(record_document(record, printed=samples.PRINTED, part=part), ".pdf"))


def test_record_reads_as_it_always_did() -> None:
    content = export(record_document(samples.record(), printed=samples.PRINTED), ".pdf")
    assert "\f".join(pages(content)) == (GOLDEN / "record.txt").read_text("utf-8")


def test_owner_and_date_stand_with_their_action() -> None:
    said = printed(samples.record())
    assert "Action MB 52/26. Bring a costed plan for response times in the two BCUs worse for a third month." in said
    assert "third month. AC Met Operations Priya Raman-Vale Tue 5 Jan 2027" in said
    assert "End of Jan 2027" in said


def test_attendance_names_deputies_and_apologies() -> None:
    said = printed(samples.record())
    assert "Deputies DAC Specialist Operations, Callum Ferris-Boyd for AC Specialist Operations" in said
    assert "Martin Ødegaard-Shaw, Director of Property (acting)" in said


def test_record_is_a_draft_until_agreed() -> None:
    record = samples.record()
    assert "DRAFT until agreed on Tue 5 Jan 2027" in printed(record)
    agreed = replace(record.agenda, meeting=samples.meeting(status=MeetingStatus.MINUTES_AGREED.value))
    assert "DRAFT" not in printed(samples.recorded(record, agenda=agreed))


def test_public_record_leaves_part_two_without_trace() -> None:
    record = samples.record()
    secret = replace(record.minutes[0], item_id="i9", text="The award was discussed.")
    said = printed(samples.recorded(record, minutes=(*record.minutes, secret)), part=1)
    assert "award" not in said
    assert "Part 2" not in said
    assert "The award was discussed." in printed(samples.recorded(record, minutes=(*record.minutes, secret)))


def test_record_without_content_says_so() -> None:
    record = samples.record()
    assert "Nothing has been recorded yet." in printed(samples.recorded(record, minutes=(), decisions=(), actions=()))


def test_public_record_of_a_private_meeting_says_that_nothing_is_open() -> None:
    said = printed(samples.recorded(samples.record(), minutes=(), decisions=(), actions=()), part=1)
    assert "There is no record open to the public." in said


def test_what_was_recorded_under_an_item_withdrawn_before_it_went_out_is_printed() -> None:
    record = samples.record()
    never_out = [
        replace(item, number="", withdrawn_because="taken by letter") if item.id == record.minutes[0].item_id else item
        for item in record.agenda.items
    ]
    said = printed(samples.recorded(record, agenda=replace(record.agenda, items=tuple(never_out))))
    assert record.minutes[0].text in said


def test_decision_outside_the_agenda_is_not_lost() -> None:
    record = samples.record()
    stray = replace(record.decisions[0], item_id="")
    assert "Other decisions and actions Decision MB D7/26" in printed(samples.recorded(record, decisions=(stray,)))
