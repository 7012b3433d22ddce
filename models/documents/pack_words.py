"""What a pack says of itself: the lines of its contents, the facts on its cover, and what changed since it went out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.documents.content import Fact, Run
from models.documents.pack_contents import Entry
from models.documents.wording import counted, held, listed, opened, short_day, stem
from models.documents.write_pack import OpenedPdf
from models.queries.agenda_rows import ItemRow
from models.queries.pack import PRIVATE, PUBLIC, LeftOut, PackFile, PackPaper, PackView
from models.rules.file_names import suffix_of
from models.rules.markings import publishable
from models.rules.pack_numbers import span_words
from models.rules.vocabulary import MARKINGS, ItemKind, PaperKind

Numbers = Mapping[str, Sequence[str]]
"""The page numbers of each part of the pack, by its key."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A file of a paper, opened; one that cannot be bound is not, `because` of what is wrong with it.

    What is no PDF is not opened without anything being wrong.
    """

    paper: PackPaper
    file: PackFile
    opened: OpenedPdf | None
    because: str = ""

    @property
    def words(self) -> str:
        """The paper or its appendix in words: MB(26)33, appendix B of MB(26)33."""
        appendix = f"appendix{held(' ')}{self.file.letter} of " if self.file.letter else ""
        return f"{appendix}{self.paper.reference}"

    @property
    def file_name(self) -> str:
        """The name under which the file is sent beside the pack."""
        which = f"appendix {self.file.letter}" if self.file.letter else "paper"
        named = stem(self.file.marking, self.paper.reference, which, "")
        return f"{named}{suffix_of(self.file.name)}"


def entries(view: PackView, bound: Sequence[Bound], numbers: Numbers) -> Iterator[Entry]:
    """Yield the lines of the contents below the agenda; an item is numbered where its first paper stands."""
    last: tuple[str, int] | None = None
    for paper in view.papers:
        own = [one for one in bound if one.paper is paper]
        here = [number for one in own for number in numbers.get(one.file.key, ())]
        place = (paper.item.id if paper.item else "", paper.part)
        yield Entry(
            number=paper.item.number if paper.item and place != last else "",
            title=paper.title,
            second=_second(paper, own, len(here)),
            reference=paper.reference,
            page=here[0] if here else "",
            remarks=(*_remarks(own), *_left_out(view.left_out, paper.reference)),
            part=paper.part,
            apart=paper.item is None,
        )
        last = place


def _second(paper: PackPaper, own: Sequence[Bound], pages: int) -> str:
    """Say what is asked, who leads, how long it is, and that it came late."""
    appendices = [one for one in own if one.opened and one.file.letter]
    received = f"late: received {short_day(paper.received_on)}" if paper.late and paper.received_on else ""
    parts = [
        paper.lead,
        counted(pages, "page") if pages else "",
        f"with {counted(len(appendices), 'appendix', 'appendices')}" if appendices else "",
        received or ("late" if paper.late else ""),
        _missing(paper),
    ]
    purpose = f"{opened(paper.item.purpose)}. " if paper.item and paper.item.purpose else ""
    return f"{purpose}{opened(', '.join(filter(None, parts)))}"


def _missing(paper: PackPaper) -> str:
    if not paper.in_hand:
        return "not received" if paper.kind == PaperKind.DASHBOARD else "to follow"
    return "" if paper.files else "no file"


def _remarks(own: Sequence[Bound]) -> Iterator[str]:
    """Say of each file that is not bound how it comes."""
    for one in own:
        which = f"Appendix{held(' ')}{one.file.letter}" if one.file.letter else "The paper"
        if one.because:
            sent = "; it is sent as a separate file" if one.file.body else ""
            yield f"{which} is not included: {one.because}{sent}."
        elif not one.opened:
            kind = suffix_of(one.file.name).removeprefix(".").upper()
            yield f"{which} ({kind}) is sent as a separate file."


def _left_out(left_out: Sequence[LeftOut], reference: str) -> Iterator[str]:
    for one in left_out:
        if one.reference == reference:
            which = f"Appendix{held(' ')}{one.letter}" if one.letter else "The paper itself"
            yield f"{which} ({one.because}) is left out."


def said_below(view: PackView, bound: Sequence[Bound]) -> Iterator[str]:
    """Yield the sentences under the contents: what the numbers are, what has no paper, what is not bound in."""
    if view.part == PUBLIC:
        yield f"This is the public pack: Part 2 and everything marked above {MARKINGS[0]} are left out."
        for one in view.left_out:
            if not one.reference:
                yield f"A paper of item{held(' ')}{one.item_number} ({one.because}) is left out."
    without = _without_paper(view)
    numbered = "Page numbers are those stamped in the foot of the pack and never change after issue."
    yield f"{numbered} {without}".strip()
    apart = [one.words for one in bound if not one.opened and one.file.body]
    inside = [
        f"{counted(one.opened.embedded, 'embedded file')} in {one.words}"
        for one in bound
        if one.opened and one.opened.embedded
    ]
    removed = f"Removed from papers: {listed(inside)} (kept with the secretary)." if inside else ""
    yield f"Sent as separate files: {listed(apart) or 'none'}. {removed}".strip()


def _without_paper(view: PackView) -> str:
    has = {paper.item.id for paper in view.papers if paper.item}
    left = {one.item_number for one in view.left_out}
    numbers = [item.number for item in _items(view) if item.id not in has and item.number not in left]
    if not numbers:
        return ""
    return f"{'Item' if len(numbers) == 1 else 'Items'}{held(' ')}{listed(numbers)} " + (
        "has no paper." if len(numbers) == 1 else "have no paper."
    )


def _items(view: PackView) -> Iterator[ItemRow]:
    for item in view.agenda.items:
        if (
            item.number
            and item.kind != ItemKind.BREAK
            and not item.withdrawn_because
            and view.part in {None, item.part}
        ):
            yield item


def parts_words(view: PackView) -> str:
    """Say which parts of the meeting a pack holds."""
    if view.part == PUBLIC:
        return "Public pack"
    if view.part == PRIVATE:
        return "Part 2"
    closed = any(paper.part == PRIVATE for paper in view.papers) or any(item.part == PRIVATE for item in _items(view))
    return "Parts 1 and 2" if closed else "All papers"


def cover_facts(view: PackView, *, marking: str, version: str, pages: int, changed: str) -> tuple[Fact, ...]:
    """Return what a reader has to know: which pack this is, what changed, its marking, where it goes afterwards."""
    post = view.agenda.secretary.partition(",")[0] or "secretary"
    said = (
        ("Pack", f"{parts_words(view)}, {version}, {counted(pages, 'page')}"),
        ("Changed", changed),
        ("Left out", f"Part 2 and everything marked above {MARKINGS[0]}" if view.part == PUBLIC else ""),
        ("Marking", f"{marking}, the highest of its parts"),
        ("Return", "" if publishable(marking) else f"To the {post} at the close; not to be copied"),
    )
    return tuple(Fact(label, (Run(words),)) for label, words in said if words)


def changes(bound: Sequence[Bound], numbers: Numbers, went_out: Mapping[str, Sequence[str]]) -> str:
    """Say how a pack differs from the one that went out, whose files are given by key as digest and words."""
    said = []
    for one in bound:
        before, here = went_out.get(one.file.key), numbers.get(one.file.key, ())
        where = f" as {span_words(here)}" if here else " as a separate file"
        if before is None:
            said.append(f"{one.words} added{where}")
        elif before[0] != one.file.digest:
            said.append(f"{one.words} replaced{where}")
    still = {one.file.key for one in bound}
    said += [f"{words} taken out" for key, (_, words) in went_out.items() if key not in still]
    return f"{opened('; '.join(said))}; every other page keeps its number" if said else "Nothing in its papers"
