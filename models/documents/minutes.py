"""The minutes of a meeting in the layout of its forum: the record in two columns, or continuous numbered minutes."""

import datetime as dt
from collections.abc import Sequence

from models.documents.content import Column, Document
from models.documents.record import TWO_COLUMNS, Layout, laid_out
from models.queries.agenda_rows import VersionRow
from models.queries.record import MeetingRecord
from models.rules.vocabulary import MinutesLayout

CONTINUOUS = Layout("Minutes", "Minutes", (Column("Minute", 12), Column("Discussion and decisions", 130)), beside=False)
LAYOUTS = {MinutesLayout.RECORD.value: TWO_COLUMNS, MinutesLayout.CONTINUOUS.value: CONTINUOUS}


def minutes_document(
    record: MeetingRecord,
    *,
    printed: dt.datetime,
    part: int | None = None,
    issue_note: str | None = None,
    versions: Sequence[VersionRow] = (),
) -> Document:
    """Lay out the minutes of a meeting; `part` 1 leaves Part 2 without trace, 2 prints Part 2 alone.

    `printed` is the moment of printing. With `issue_note` (it may be empty) the print is the version that is being
    issued at that moment, one after the last of `versions`, the issues of these minutes so far.
    """
    layout = LAYOUTS.get(record.layout, TWO_COLUMNS)
    return laid_out(record, layout, printed=printed, part=part, issue_note=issue_note, versions=versions)
