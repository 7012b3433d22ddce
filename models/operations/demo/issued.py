"""What has left the house in a demo book: agendas, action logs and draft minutes, PDFs that say what they are."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.operations.demo.meetings import AGENDA_DAYS, MINUTES_DAYS, DemoMeeting
from models.operations.demo.sheaf import Sheaf
from models.operations.demo.sizes import DAY, DEMO_TODAY
from models.records.meetings import IssuedDocument
from models.rules.holidays import WorkingCalendar
from models.rules.vocabulary import MeetingStatus
from models.rules.written_dates import long_date_words

ISSUER = "Imogen Farrier"
AGENDA, ACTION_LOG, MINUTES = "agenda", "action log", "minutes"
FONTS = b"<< /Font << /F1 5 0 R >> >>"


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of a meeting's agenda, action log or minutes, and the day on which it went out."""

    meeting: DemoMeeting
    version: int
    day: dt.date
    note: str = ""
    kind: str = AGENDA


def usual_issues(meetings: Iterable[DemoMeeting], calendar: WorkingCalendar, first: dt.date) -> Iterator[Issue]:
    """Yield the agendas issued since `first`, the action logs of what was held before yesterday, and draft minutes."""
    for meeting in meetings:
        held = meeting.held and meeting.date >= first
        if held or meeting.status is MeetingStatus.AGENDA_ISSUED:
            yield Issue(meeting, 1, calendar.add_working_days(meeting.date, -AGENDA_DAYS, closures_close=False))
        if held and meeting.date < DEMO_TODAY - DAY:
            yield Issue(meeting, 1, meeting.date, kind=ACTION_LOG)
        if held and meeting.status is not MeetingStatus.HELD:
            drafted = calendar.add_working_days(meeting.date, MINUTES_DAYS, closures_close=False)
            yield Issue(meeting, 1, min(drafted, DEMO_TODAY - DAY), kind=MINUTES)


def gather_issues(sheaf: Sheaf, issues: Iterable[Issue]) -> None:
    """Gather issued documents and keep their bytes, which all differ: nothing has to be flushed to compare them."""
    with sheaf.unit.session.no_autoflush:
        for issue in issues:
            _gather(sheaf, issue)


def _gather(sheaf: Sheaf, issue: Issue) -> None:
    name, code = issue.meeting.forum.names[-1].name, issue.meeting.forum.code
    lines = (
        f"{issue.kind.capitalize()} of {name}",
        long_date_words(issue.meeting.date),
        f"Version {issue.version}, demonstration copy",
    )
    sheaf.add(
        IssuedDocument,
        {
            "meeting_id": issue.meeting.id,
            "kind": issue.kind,
            "version": issue.version,
            "issued_at": dt.datetime.combine(issue.day, dt.time(15, 40), tzinfo=dt.UTC),
            "issued_by": ISSUER,
            "note": issue.note,
            "name": f"{code} {issue.kind} {issue.meeting.date.isoformat()} v{issue.version}.pdf",
            "digest": sheaf.unit.keep(slip(lines)),
        },
    )


def slip(lines: Iterable[str]) -> bytes:
    """Return a PDF of one page with a few lines of text."""
    shown = ") Tj T* (".join(line.replace("\\", "").replace("(", "[").replace(")", "]") for line in lines)
    text = f"BT /F1 14 Tf 20 TL 72 760 Td ({shown}) Tj ET".encode("cp1252", "replace")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % FONTS,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    body, places = b"%PDF-1.4\n", []
    for number, entry in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)
