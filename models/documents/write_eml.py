"""A letter as a file that every mail program opens as a draft, ready to be looked at and sent."""

import hashlib
import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePath
from zoneinfo import ZoneInfo

from models.documents.content import Attendee
from models.documents.letter import Letter
from models.documents.plain_text import printable
from models.documents.wording import HELD, HOUSE_ZONE, listed

KINDS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".ics": "text/calendar",
}
"""What files are called in mail, by their suffix; others go as plain bytes."""
USABLE = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
LONGEST_BOUNDARY = 32


def write_eml(letter: Letter) -> bytes:
    """Return the letter as a draft (X-Unsent); the same letter gives the same bytes.

    Whoever has no usable address is named above the text instead, to be found before it is sent.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _one_line(letter.marked_subject)
    for header, people in (("To", letter.to), ("Cc", letter.cc)):
        if known := [_address(person) for person in people if _usable(person)]:
            message[header] = known
    moment = letter.at if letter.at.tzinfo else letter.at.replace(tzinfo=ZoneInfo(HOUSE_ZONE))
    message["Date"] = moment
    message["X-Unsent"] = "1"
    message.set_content(_text(letter), charset="utf-8", cte="quoted-printable")
    for name, body in letter.attachments:
        kind, _, subtype = KINDS.get(PurePath(name).suffix.lower(), "application/octet-stream").partition("/")
        message.add_attachment(body, maintype=kind, subtype=subtype, filename=_one_line(name))
    if letter.attachments:
        message.set_boundary(f"=_{_digest(letter)}")
    return message.as_bytes()


def _digest(letter: Letter) -> str:
    """Return what parts the text from the files: found from them, so that equal letters are equal bytes."""
    found = hashlib.sha256(repr((letter.subject, letter.text, letter.attachments)).encode("utf-8", "replace"))
    return found.hexdigest()[:LONGEST_BOUNDARY]


def _one_line(text: str) -> str:
    return printable(text).replace(HELD, " ").strip()


def _text(letter: Letter) -> str:
    """Return the words of the letter, below the names of those it cannot be addressed to."""
    lines = [printable(part).replace(HELD, " ").rstrip() for part in letter.text.splitlines()]
    unknown = [_one_line(person.name) for person in (*letter.to, *letter.cc) if not _usable(person)]
    if unknown:
        lines = [f"[No mail address is known for {listed(unknown)}. Delete this line before sending.]", "", *lines]
    return "\n".join([*lines, ""])


def _usable(person: Attendee) -> bool:
    return USABLE.fullmatch(person.email) is not None


def _address(person: Attendee) -> Address:
    return Address(_one_line(person.name), addr_spec=person.email)
