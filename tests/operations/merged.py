"""What stands in a book after units merged, for tests."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries.meetings import meetings
from models.records import Record
from models.records.themes import MeetingTheme, Theme
from models.store.workspace import Workspace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Row:
    """A theme: at which meeting, which, how it was answered, and whose it was before."""

    meeting: str
    theme: str
    answer: str = ""
    former: str = ""


def rows(workspace: Workspace, kind: type[R]) -> list[R]:
    """Return all rows of a kind."""

    def read(session: Session) -> list[R]:
        return list(session.scalars(select(kind).order_by(kind.id)))

    return workspace.read(read)


def themes(workspace: Workspace) -> list[Row]:
    """Return all themes of meetings by date."""
    known = {row.id: row for row in workspace.read(meetings)}
    titles = {row.id: row.title for row in rows(workspace, Theme)}
    found = rows(workspace, MeetingTheme)
    ordered = sorted(found, key=lambda row: (known[row.meeting_id].date, known[row.meeting_id].forum_code))
    return [Row(known[row.meeting_id].reference, titles[row.theme_id], row.answer, row.former) for row in ordered]
