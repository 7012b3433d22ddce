"""The pack of a meeting: cover, contents, agenda and every paper's files in one PDF, numbered through."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.documents.agenda import agenda_document
from models.documents.content import Document, PageSize
from models.documents.pack_contents import Entry, set_contents
from models.documents.pack_cover import Cover, set_cover
from models.documents.pack_pages import FORM, Binding, Furniture, PaperPage, carrier, own_pages
from models.documents.pack_print import PackPrint
from models.documents.pack_words import Bound, Numbers, changes, cover_facts, entries, said_below
from models.documents.pdf_pages import Pages
from models.documents.pdf_tagging import Element
from models.documents.style import SHEETS
from models.documents.wording import clock, counted, day, held, long_day, stamp, stem, wall_clock
from models.documents.write_pack import OpenedPdf, bind, open_pdf, remembered
from models.documents.write_pdf import lay_out
from models.errors import FileRefused
from models.queries.pack import PRIVATE, PUBLIC, PackFile, PackPaper, PackView
from models.rules.markings import highest
from models.rules.pack_numbers import numbers_to_keep, pack_numbers
from models.rules.vocabulary import MARKINGS

COVER, CONTENTS, AGENDA = "cover", "contents", "agenda"
KINDS = {None: "Pack", PUBLIC: "Public pack", PRIVATE: "Pack, Part 2"}
STEMS = {None: "pack", PUBLIC: "pack public", PRIVATE: "pack part 2"}


@dataclass(frozen=True, slots=True)
class _Making:
    """What is settled before the first page is set."""

    view: PackView
    printed: dt.datetime
    issuing: bool
    marking: str
    bound: tuple[Bound, ...]
    agenda: Document
    kept: Mapping[str, tuple[str, ...]]
    went_out: Mapping[str, Sequence[str]]

    @property
    def version(self) -> int:
        """The version this pack is, or would be."""
        return self.view.issued[-1].version + 1 if self.view.issued else 1

    @property
    def version_words(self) -> str:
        """The version as every page says it."""
        return f"{'Pack' if self.issuing else 'Draft'} version {self.version}"


def pack_print(view: PackView, *, printed: dt.datetime, issuing: bool = False) -> PackPrint:
    """Make the pack of a meeting; the same view at the same moment gives the same bytes.

    With `issuing` it says that it is the next version and went out at that moment, else that it is a draft of it.
    """
    making = _made_ready(view, wall_clock(printed), issuing=issuing)
    counts = [(one.file.key, len(one.opened.shapes)) for one in making.bound if one.opened]
    agenda_root, agenda = _set_agenda(making.agenda)
    numbers, contents_root, contents = _settled(making, len(agenda.pages), counts)
    cover_root, cover = _set_cover(making, numbers)
    ours = (
        *own_pages(cover.pages, _furniture(making, numbers[COVER], head=False)),
        *own_pages(contents.pages, _furniture(making, numbers[CONTENTS]), "Contents"),
        *own_pages(agenda.pages, _agenda_furniture(making, numbers[AGENDA]), "Agenda"),
    )
    papers = tuple(_paper_pages(making.bound, numbers))
    root = Element("Document", kids=[cover_root, contents_root, agenda_root, *(page.element for page in papers)])
    body = carrier(_binding(making), root, (*ours, *papers))
    labels = [number for key in _order(making) for number in numbers[key]]
    return PackPrint(
        body=bind(body, tuple(_places(making.bound, len(ours))), labels, _memory(making, numbers), FORM),
        name=f"{_stem(making)}.pdf",
        changed=_changed(making, numbers),
        pages=len(labels),
        beside=tuple((one.file_name, one.file.body) for one in making.bound if not one.opened and one.file.body),
    )


def _made_ready(view: PackView, printed: dt.datetime, *, issuing: bool) -> _Making:
    memory = remembered(view.earlier) if view.earlier else {}
    markings = [marking for paper in view.papers for marking in (paper.marking, *(one.marking for one in paper.files))]
    return _Making(
        view=view,
        printed=printed,
        issuing=issuing,
        marking=highest([MARKINGS[0] if view.part == PUBLIC else view.agenda.marking, *markings]),
        bound=tuple(_bound(paper, one) for paper in view.papers for one in paper.files),
        agenda=agenda_document(view.agenda, printed=printed, part=view.part),
        kept={key: tuple(labels) for key, labels in memory.get("pages", {}).items()},
        went_out=memory.get("files", {}),
    )


def _bound(paper: PackPaper, file: PackFile) -> Bound:
    if not file.body:
        return Bound(paper, file, None, "it is damaged")
    if not file.is_pdf:
        return Bound(paper, file, None)
    try:
        return Bound(paper, file, open_pdf(file.body))
    except FileRefused as refusal:
        return Bound(paper, file, None, str(refusal))


def _order(making: _Making) -> tuple[str, ...]:
    return (COVER, CONTENTS, AGENDA, *(one.file.key for one in making.bound if one.opened))


def _set_agenda(document: Document) -> tuple[Element, Pages]:
    root, pages = Element("Sect"), Pages(SHEETS[PageSize.A4])
    lay_out(document, pages, root)
    return root, pages


def _settled(
    making: _Making, agenda_pages: int, counts: Sequence[tuple[str, int]]
) -> tuple[dict[str, tuple[str, ...]], Element, Pages]:
    """Set the contents until they have as many pages as the numbers in them reckon with."""
    wanted = 1
    while True:
        parts = [(COVER, 1), (CONTENTS, wanted), (AGENDA, agenda_pages), *counts]
        numbers = pack_numbers(parts, making.kept)
        root, pages = Element("Sect"), Pages(SHEETS[PageSize.A4])
        version = f"{making.agenda.version}, {counted(agenda_pages, 'page')}"
        agenda = Entry("", "Agenda", version, "", numbers[AGENDA][0])
        lines = (agenda, *entries(making.view, making.bound, numbers))
        set_contents(lines, tuple(said_below(making.view, making.bound)), pages, root)
        if len(pages.pages) <= wanted:
            return numbers, root, pages
        wanted = len(pages.pages)


def _set_cover(making: _Making, numbers: Numbers) -> tuple[Element, Pages]:
    meeting, public = making.view.agenda.meeting, making.view.part == PUBLIC
    times = clock(meeting.start) if public else f"{clock(meeting.start)} to {clock(meeting.end)}"
    issued = f"{'issued' if making.issuing else 'draft of'} {day(making.printed)}"
    cover = Cover(
        kicker="Papers for the public" if public else "Papers for the meeting",
        title=meeting.forum_name,
        when=(long_day(meeting.date), held(times)),
        place=meeting.place,
        facts=cover_facts(
            making.view,
            marking=making.marking,
            version=f"version{held(' ')}{making.version}, {issued}",
            pages=sum(len(numbers[key]) for key in _order(making)),
            changed=_changed(making, numbers),
        ),
    )
    root, pages = Element("Sect"), Pages(SHEETS[PageSize.A4])
    set_cover(cover, pages, root)
    return root, pages


def _changed(making: _Making, numbers: Numbers) -> str:
    return changes(making.bound, numbers, making.went_out) if making.view.earlier else ""


def _running(making: _Making) -> str:
    meeting = making.view.agenda.meeting
    return f"{meeting.forum_name} · {KINDS[making.view.part]} · {day(meeting.date)}"


def _binding(making: _Making) -> Binding:
    meeting = making.view.agenda.meeting
    title = f"{meeting.forum_name} · {KINDS[making.view.part]}"
    return Binding(title, _running(making), making.marking, making.printed)


def _furniture(making: _Making, labels: Sequence[str], *, head: bool = True) -> list[Furniture]:
    foot = f"{making.version_words} · Printed {stamp(making.printed)}"
    left, right = (_running(making), making.version_words) if head else ("", "")
    return [Furniture(label, foot, left, right) for label in labels]


def _agenda_furniture(making: _Making, labels: Sequence[str]) -> list[Furniture]:
    document = making.agenda
    foot = f"{making.version_words} · Printed {stamp(making.printed)}"
    return [Furniture(label, foot, document.running, f"Agenda, {document.version}") for label in labels]


def _paper_pages(bound: Sequence[Bound], numbers: Numbers) -> Iterator[PaperPage]:
    """Yield a sheet for each page of the papers, with the bookmarks of its item, paper and appendix."""
    last: tuple[str, int] | None = None
    for one in bound:
        if one.opened is None:
            continue
        place = (one.paper.item.id if one.paper.item else one.paper.reference, one.paper.part)
        marks = _bookmarks(one, bound, opens=place != last)
        last = place
        areas = one.file.areas
        item = f"Item {one.paper.item.number} · " if one.paper.item and one.paper.item.number else ""
        appendix = f" · Appendix {one.file.letter}" if one.file.letter else ""
        foot = f"{item}{one.paper.reference}{appendix}"
        for index, (label, shape) in enumerate(zip(numbers[one.file.key], one.opened.shapes, strict=True)):
            known = index < len(areas)
            area = areas[index] if known else None
            yield PaperPage(shape, area, known, Furniture(label, foot), () if index else marks, Element("P"))


def _bookmarks(one: Bound, bound: Sequence[Bound], *, opens: bool) -> tuple[tuple[str, int], ...]:
    """Return the way to a file: its item where it opens it, and the file itself where the item has several."""
    paper, item = one.paper, one.paper.item
    heading = f"{item.number} {item.title}".strip() if item else f"{paper.reference} {paper.title}"
    both = [other for other in bound if other.opened and other.paper.item == item and other.paper.part == paper.part]
    own = f"Appendix {one.file.letter}: {one.file.title}" if one.file.letter else f"{paper.reference} {paper.title}"
    return (*(((heading, 0),) if opens else ()), *(((own, 1),) if item and len(both) > 1 else ()))


def _places(bound: Sequence[Bound], first: int) -> Iterator[tuple[int, OpenedPdf]]:
    for one in bound:
        if one.opened:
            yield first, one.opened
            first += len(one.opened.shapes)


def _memory(making: _Making, numbers: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    """Return what the next version has to know: every number that went out, and which files these were."""
    files = {one.file.key: [one.file.digest, one.words] for one in making.bound}
    return {"pages": numbers_to_keep(numbers, making.kept), "files": files}


def _stem(making: _Making) -> str:
    meeting = making.view.agenda.meeting
    version = f"v{making.version}" if making.issuing else "draft"
    return stem(making.marking, meeting.forum_code, STEMS[making.view.part], f"{meeting.date}", version)
