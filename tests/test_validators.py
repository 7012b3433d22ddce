"""The judges judge: each passes a sound file and names the fault of an unsound one."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.validators import Check, faults_in_ics, faults_in_layout, faults_in_pdf, libical

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Drumbeat//test//EN
METHOD:PUBLISH
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20261027T090000Z
DTSTART:20261103T100000Z
ORGANIZER:mailto:secretariat@example.org
SUMMARY:Management Board
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def test_a_plain_pdf_is_not_accessible_and_verapdf_says_why(tmp_path: Path, check_pdf_ua: Check) -> None:
    canvas = Canvas(str(tmp_path / "plain.pdf"))
    canvas.drawString(72, 720, "Management Board")
    canvas.save()
    with pytest.raises(AssertionError, match=r"7\.1-11"):
        check_pdf_ua(tmp_path / "plain.pdf")


def test_a_file_that_is_no_pdf_is_an_error_of_the_judge_not_a_verdict(tmp_path: Path, verapdf: list[str]) -> None:
    (tmp_path / "no.pdf").write_text("no PDF")
    with pytest.raises(RuntimeError, match="Exception"):
        faults_in_pdf(verapdf, [tmp_path / "no.pdf"])


def test_libical_accepts_a_sound_calendar(tmp_path: Path, check_ics: Check) -> None:
    (tmp_path / "sound.ics").write_bytes(CALENDAR.encode())
    check_ics(tmp_path / "sound.ics")


@pytest.mark.parametrize(
    ("sound", "unsound", "fault"),
    [
        ("DTSTAMP:20261027T090000Z\r\n", "", "DTSTAMP"),
        ("DTSTART:20261103T100000Z", "DTSTART:third of November", "DTSTART"),
        ("METHOD:PUBLISH", "METHOD:CANCEL", "SEQUENCE"),
        ("ORGANIZER:mailto:secretariat@example.org\r\n", "", "ORGANIZER"),
        ("BEGIN:VCALENDAR\r\n", "", "not a calendar"),
    ],
)
def test_libical_names_the_fault_of_an_unsound_calendar(
    check_ics: Check, sound: str, unsound: str, fault: str, tmp_path: Path
) -> None:
    (tmp_path / "unsound.ics").write_bytes(CALENDAR.replace(sound, unsound).encode())
    with pytest.raises(AssertionError, match=fault):
        check_ics(tmp_path / "unsound.ics")


def test_long_lines_and_bare_line_feeds_are_faults() -> None:
    assert faults_in_layout(b"SUMMARY:" + b"x" * 70 + b"\r\nEND:VEVENT\n") == [
        "longer than 75 octets: b'SUMMARY:" + "x" * 32 + "'",
        "a line does not end with CRLF",
    ]
    library = libical()
    assert library is None or faults_in_ics(library, CALENDAR.encode()) == []
