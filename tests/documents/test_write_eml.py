"""Letters as drafts: read back by Python's own parser, as strictly as it can."""

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.documents.content import Attendee
from models.documents.letter import Letter
from models.documents.write_eml import write_eml

AT = dt.datetime(2026, 11, 3, 12, 41, tzinfo=dt.UTC)
SIAN = Attendee("Siân Llŵyd-Parry", "sian@example.org")


def read(letter: Letter) -> EmailMessage:
    message = message_from_bytes(write_eml(letter), policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def letter(**changes: object) -> Letter:
    values: dict[str, object] = {
        "subject": "Actions of ŵ",
        "to": (SIAN,),
        "text": "Dear Siân,\n\nKnife crime — £5.",
        "marking": "OFFICIAL",
        "at": AT,
    }
    return Letter(**{**values, **changes})  # type: ignore[arg-type]


def test_a_draft_opens_unsent_marked_and_addressed() -> None:
    message = read(letter(cc=(Attendee("Dee, Head", "dee@example.org"),)))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "[OFFICIAL] Actions of ŵ"
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [(SIAN.name, SIAN.email)]
    assert message["Cc"].addresses[0].display_name == "Dee, Head"
    assert message["From"] is None
    assert message["Date"].datetime == AT
    assert message.get_content() == "Dear Siân,\r\n\r\nKnife crime — £5.\r\n"


def test_lines_end_as_mail_asks_and_equal_letters_are_equal_bytes() -> None:
    full = letter(text="x" * 2_000, attachments=(("log.pdf", b"%PDF-1.7\n\x00"), ("a.zip", b"PK")))
    content = write_eml(full)
    assert content == write_eml(full)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998


def test_files_go_with_their_names_and_kinds() -> None:
    body = bytes(range(256))
    names = ("OFFICIAL MB agenda ŵ.pdf", "log.xlsx", "notes.docx", "other.bin")
    parts = list(read(letter(attachments=tuple((name, body) for name in names))).iter_attachments())
    assert tuple(part.get_filename() for part in parts) == names
    assert [part.get_content_type().rpartition(".")[2] for part in parts] == [
        "application/pdf", "sheet", "document", "application/octet-stream",
    ]  # fmt: skip
    assert all(part.get_payload(decode=True) == body for part in parts)


@pytest.mark.parametrize("address", ["", "nobody", "a@b@c", "x@example.org\r\nBcc: y@example.org", "ŵ@example.org"])
def test_whom_no_mail_reaches_is_named_instead(address: str) -> None:
    message = read(letter(to=(SIAN, Attendee("Priya Raman-Vale", address))))
    assert len(message["To"].addresses) == 1
    assert message["Bcc"] is None
    assert message.get_content().startswith("[No mail address is known for Priya Raman-Vale. Delete this line")


def test_a_moment_without_zone_is_that_of_the_clocks_of_the_house() -> None:
    summer = dt.datetime(2026, 7, 1, 12, 0)  # noqa: DTZ001  wall-clock time
    assert read(letter(at=summer))["Date"].datetime.utcoffset() == dt.timedelta(hours=1)


@given(st.text(), st.text(), st.text())
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_out_of_its_place(subject: str, name: str, text: str) -> None:
    message = read(
        letter(subject=subject, text=text, to=(Attendee(name, "a@example.org"),), attachments=((name, b""),))
    )
    assert set(message.keys()) == {"Subject", "To", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
    assert len(message["To"].addresses) == 1
