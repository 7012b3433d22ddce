"""Everything that belongs into the pack of a meeting: its agenda, and the files of its papers in agenda order."""

import datetime as dt
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from models.errors import BookUnavailable, NotFound
from models.queries.agenda import AgendaView, ItemRow, VersionRow, issued_body, versions
from models.queries.agenda_rows import IN_HAND
from models.queries.agenda_template import begun_agenda
from models.queries.issued import issued_documents
from models.queries.paper import AttachmentRow, PaperView, paper, paper_bytes
from models.queries.papers import papers
from models.rules.file_names import suffix_of
from models.rules.markings import publishable
from models.rules.printed_area import PrintedArea
from models.rules.vocabulary import PaperStatus
from models.store.pdf_areas import printed_areas

PACK = "pack"
PUBLIC, PRIVATE = 1, 2
PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a paper in its latest version; `letter` is that of an appendix, empty for the paper itself.

    `body` is empty where the book no longer holds the bytes unharmed; `areas` has the printed area of each page of a
    PDF, and is empty where it cannot be read.
    """

    key: str
    letter: str
    title: str
    marking: str
    name: str
    digest: str
    body: bytes = field(repr=False)
    areas: tuple[PrintedArea | None, ...] = field(repr=False, default=())

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can be bound into the pack."""
        return suffix_of(self.name) == PDF


@dataclass(frozen=True, slots=True)
class PackPaper:
    """A paper of the pack with the item it stands under, none for one under no item; `part` as its pages are bound.

    `in_hand`: it has been received; of one that has not, no file is bound.
    """

    item: ItemRow | None
    reference: str
    title: str
    marking: str
    part: int
    kind: str
    lead: str
    late: bool
    received_on: dt.date | None
    in_hand: bool
    files: tuple[PackFile, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a public pack is without: of a file only the letter and `because`, its marking, are said.

    `reference` is empty where a whole paper is left out, `letter` where it is the paper itself.
    """

    item_number: str
    reference: str
    letter: str
    because: str


@dataclass(frozen=True, slots=True)
class PackView:
    """What a pack is made of; `part` 1 is the public pack, 2 Part 2 alone, none holds all.

    `issued` are the versions of the pack that went out, newest last; `earlier` is the last one of the same part, byte
    for byte, empty where there is none.
    """

    agenda: AgendaView
    part: int | None
    papers: tuple[PackPaper, ...]
    left_out: tuple[LeftOut, ...]
    issued: tuple[VersionRow, ...]
    earlier: bytes = field(repr=False)


def pack(
    session: Session, *, meeting_id: str, part: int | None = None, now: dt.datetime, today: dt.date | None = None
) -> PackView:
    """Return what the pack of a meeting is made of; of a public pack nothing that must not be published is read.

    `now` is wall clock, or an instant with its zone; `today` says how an agenda not opened yet would begin.
    """
    view = begun_agenda(session, meeting_id=meeting_id, today=today)
    rows = papers(session, meeting_id=meeting_id, now=now)
    found = [paper(session, paper_id=row.id, now=now) for row in rows if row.status != PaperStatus.WITHDRAWN]
    items = {item.id: item for item in view.items if item.id}
    places = {key: place for place, key in enumerate(items)}
    found = [one for one in found if not _fallen_away(items.get(one.row.item_id))]
    found.sort(key=lambda one: (one.row.part, places.get(one.row.item_id, len(places))))
    bound = [one for one in found if part in (None, one.row.part) and not (part == PUBLIC and _secret(one))]
    return PackView(
        agenda=_published(view, {one.row.id for one in bound}) if part == PUBLIC else view,
        part=part,
        papers=tuple(_paper(session, one, items.get(one.row.item_id), public=part == PUBLIC) for one in bound),
        left_out=_left_out(found, items) if part == PUBLIC else (),
        issued=versions(session, meeting_id=meeting_id, kind=PACK),
        earlier=_earlier(session, meeting_id, part or 0),
    )


def _published(view: AgendaView, paper_ids: set[str]) -> AgendaView:
    """Return an agenda that names no other papers than these."""
    items = (replace(item, papers=tuple(one for one in item.papers if one.id in paper_ids)) for item in view.items)
    others = tuple(one for one in view.other_papers if one.id in paper_ids)
    return replace(view, items=tuple(items), other_papers=others)


def _fallen_away(item: ItemRow | None) -> bool:
    return item is not None and bool(item.withdrawn_because)


def _secret(one: PaperView) -> bool:
    return one.row.part != PUBLIC or not publishable(one.row.marking)


def _open(file: AttachmentRow) -> bool:
    return file.part == PUBLIC and publishable(file.marking)


def _paper(session: Session, one: PaperView, item: ItemRow | None, *, public: bool) -> PackPaper:
    row = one.row
    in_hand = row.status in IN_HAND
    files = [file for file in one.attachments if file.versions and (_open(file) or not public)]
    return PackPaper(
        item=item,
        reference=row.reference,
        title=row.title,
        marking=row.marking,
        part=row.part,
        kind=row.kind,
        lead=(item.lead if item else "") or row.sponsor.partition(",")[0],
        late=bool(row.late_reason),
        received_on=row.received_on,
        in_hand=in_hand,
        files=tuple(_file(session, file) for file in files) if in_hand else (),
    )


def _file(session: Session, file: AttachmentRow) -> PackFile:
    latest = file.versions[-1]
    try:
        body = paper_bytes(session, digest=latest.digest)
    except (BookUnavailable, NotFound):
        body = b""
    pdf = body and suffix_of(latest.name) == PDF
    return PackFile(
        key=file.id,
        letter=file.letter,
        title=file.title,
        marking=file.marking,
        name=latest.name,
        digest=latest.digest,
        body=body,
        areas=printed_areas(body) if pdf else (),
    )


def _left_out(found: list[PaperView], items: dict[str, ItemRow]) -> tuple[LeftOut, ...]:
    """Name what a public pack is without; of items of Part 2 nothing is named."""
    said = []
    for one in found:
        item = items.get(one.row.item_id)
        number = item.number if item else ""
        if not _secret(one):
            closed = [file for file in one.attachments if not _open(file)]
            said += [LeftOut(number, one.row.reference, file.letter, _why(file.part, file.marking)) for file in closed]
        elif item and item.part == PUBLIC:
            said.append(LeftOut(number, "", "", _why(one.row.part, one.row.marking)))
    return tuple(said)


def _why(part: int, marking: str) -> str:
    return marking if not publishable(marking) else "Part 2" if part != PUBLIC else ""


def _earlier(session: Session, meeting_id: str, part: int) -> bytes:
    for row in issued_documents(session, meeting_id=meeting_id, kind=PACK):
        if row.part == part:
            return issued_body(session, digest=row.digest)
    return b""
