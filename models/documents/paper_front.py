"""A paper on paper: its front sheet as it goes out, and the skeleton its author fills in."""

import datetime as dt
from collections.abc import Iterator

from models.documents.content import (
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Group,
    Line,
    Note,
    Prose,
    Role,
    Row,
    Run,
    Table,
    Tone,
    line,
)
from models.documents.wording import held, listed, long_day, opened, sentence, short_day, stem, wall_clock
from models.queries.paper import AttachmentRow, PaperView, RecommendationRow, SectionRow
from models.rules.markings import highest, publishable
from models.rules.paper_templates import Filling, Need
from models.rules.vocabulary import MARKINGS, PaperStatus

PUBLIC = 1
LETTERED = (Column("Letter", 8, gutter=6), Column("Words", 162, gutter=0))
RISKS = (Column("Risk", 24), Column("Title", 146, gutter=0))
FILES = (Column("Appendix", 28), Column("Title", 92, gutter=12), Column("Marking", 50, gutter=0))
CONTACTS = (Column("Author", 84, gutter=12), Column("Contact", 86, gutter=0))
SIGNED = (Column("Who", 70, gutter=12), Column("Name and date", 100, gutter=0))
HEADINGS = {
    Filling.RECOMMENDATIONS: "Recommendations",
    Filling.RISKS: "Corporate risks addressed",
    Filling.AUTHORS: "Contact details",
    Filling.APPENDICES: "Appendices",
}
"""What a paper holds apart from its sections, said even where its edition has no heading for it."""
ASKED = (Filling.RECOMMENDATIONS, Filling.RISKS)
BELONGING = (Filling.AUTHORS, Filling.APPENDICES)


def paper_front_document(view: PaperView, *, printed: dt.datetime, part: int | None = None) -> Document:
    """Lay out the front sheet of a paper: what it is about, what is asked, who wrote it and what belongs to it.

    `part` 1 is the public print: appendices that must not be published are left out and named as such; of a paper
    that must not be published itself only the title and the exemption remain.
    """
    return _document(view, printed, "Paper", part, sections=tuple(one for one in view.sections if one.front))


def paper_skeleton_document(view: PaperView, *, printed: dt.datetime) -> Document:
    """Lay out the whole paper with its headings, so that its author can write it: what is empty says what is wanted."""
    return _document(view, printed, "Paper skeleton", None, sections=view.sections)


def _document(
    view: PaperView, printed: dt.datetime, kind: str, part: int | None, *, sections: tuple[SectionRow, ...]
) -> Document:
    row, public = view.row, part == PUBLIC
    exempt = public and not _published(row.part, row.marking)
    files = () if exempt else tuple(one for one in view.attachments if not public or _published(one.part, one.marking))
    marking = MARKINGS[0] if exempt else highest([row.marking, *(one.marking for one in files)])
    hidden = exempt and row.title_sensitive
    blocks = _exemption(view) if exempt else tuple(_blocks(view, sections, files, public=public))
    word = "paper public" if public else kind.lower()
    return Document(
        kind=f"{kind} {row.reference}",
        title="Not published" if hidden else row.title,
        marking=marking,
        printed=wall_clock(printed),
        stem=stem(marking, row.reference, word, f"{row.meeting_date or row.commissioned_on}"),
        running=" · ".join(held(words) for words in (row.reference, row.meeting_words) if words),
        version="" if row.status == PaperStatus.FINAL else opened(row.status),
        lead=_lead(view),
        facts=_facts(view, public=public),
        blocks=blocks,
    )


def _published(part: int, marking: str) -> bool:
    return part == PUBLIC and publishable(marking)


def _lead(view: PaperView) -> tuple[Line, ...]:
    row = view.row
    meets = [line(long_day(row.meeting_date), Role.TEXT)] if row.meeting_date else []
    return (line(row.forum_name, Role.LEAD), *meets)


def _facts(view: PaperView, *, public: bool) -> Facts:
    """Say by whom, for which item and by when; the public print leaves out what is of the house alone."""
    row = view.row
    said = [("Item", row.item_number), ("Report by", row.authors_words)]
    said += [("On behalf of", row.on_behalf_of or row.sponsor)]
    if not public:
        said += [("Due", f"{short_day(row.due)} {row.due:%H:%M}" if row.due else "")]
        said += [("Part", "2, not for publication" if row.part != PUBLIC else "")]
    return Facts(tuple(Fact(label, (Run(words),)) for label, words in said if words))


def _exemption(view: PaperView) -> tuple[Block, ...]:
    row = view.row
    why = row.part_reason if row.part != PUBLIC else row.marking
    return (Note((Run("This paper is not published. ", Tone.STRONG), Run(sentence(why or "Part 2")))),)


def _blocks(
    view: PaperView, sections: tuple[SectionRow, ...], files: tuple[AttachmentRow, ...], *, public: bool
) -> Iterator[Block]:
    """Yield the sections in order, each with what fills it, then what no section has said yet."""
    if view.row.late_reason and not public:
        agreed = f" Agreed by {view.row.late_agreed_by}." if view.row.late_agreed_by else ""
        yield Note((Run("Late. ", Tone.ALARM), Run(f"{opened(sentence(view.row.late_reason))}{agreed}")))
    said = {section.filling for section in sections}
    for front, fillings in ((True, ASKED), (False, BELONGING)):
        for section in (one for one in sections if one.front == front):
            yield from _section(section, view, files)
        for filling in fillings:
            if filling not in said and _holds(filling, view):
                yield from _apart(filling, view, files, HEADINGS[filling])
    yield from _left_out([one for one in view.attachments if one not in files])
    if view.approvals and sections == view.sections:
        yield from _signatures(view)


def _section(section: SectionRow, view: PaperView, files: tuple[AttachmentRow, ...]) -> Iterator[Block]:
    """Yield one section under its number or letter; title and forum stand at the head of the page already."""
    heading = f"{section.label} {section.title}".strip()
    if section.filling == Filling.TEXT:
        yield from _words(section, view, heading)
    elif section.filling in HEADINGS:
        yield from _words(section, view, heading) if section.text else ()
        yield from _apart(Filling(section.filling), view, files, "" if section.text else heading)


def _holds(filling: Filling, view: PaperView) -> bool:
    """Say whether there is anything to tell of what no section is for."""
    held_things: dict[Filling, object] = {
        Filling.RECOMMENDATIONS: view.recommendations,
        Filling.RISKS: view.risks or view.row.no_risks_because,
        Filling.AUTHORS: view.authors,
        Filling.APPENDICES: [one for one in view.attachments if one.appendix],
    }
    return bool(held_things[filling])


def _words(section: SectionRow, view: PaperView, heading: str) -> Iterator[Prose]:
    """Yield the paragraphs of a section, or what is wanted where it is still empty."""
    paragraphs = [part.strip() for part in section.text.splitlines() if part.strip()]
    if not paragraphs:
        yield Prose((Run(_wanted(section, view), Tone.ITALIC),), heading)
    numbered = section.label.isdigit() and len(paragraphs) > 1
    for number, words in enumerate(paragraphs, 1):
        mark = [Run(f"{section.label}.{number}{held('  ')}", Tone.QUIET)] if numbered else []
        yield Prose((*mark, Run(words)), heading if number == 1 else "")


def _wanted(section: SectionRow, view: PaperView) -> str:
    """Say what an empty section waits for."""
    if section.required == Need.CONDITIONAL:
        return "Only where it is relevant; leave it empty otherwise."
    if section.required == Need.NIL_ALLOWED and (phrase := nil_phrase(section.title, view.nil_phrases)):
        return f"To be written, or: {sentence(phrase)}"
    return "To be written."


def nil_phrase(title: str, phrases: tuple[str, ...]) -> str:
    """Return the nil statement that names what a heading is about, else the last one; empty if there is none."""
    subject = title.lower().split(" ")[0].rstrip(",")
    return next((one for one in phrases if subject in one.lower()), phrases[-1] if phrases else "")


def _apart(filling: Filling, view: PaperView, files: tuple[AttachmentRow, ...], heading: str) -> Iterator[Block]:
    """Yield what a paper holds apart from its sections, or what is wanted where it is still empty."""
    match filling:
        case Filling.RECOMMENDATIONS if view.recommendations:
            yield Prose((Run(f"{_the(view.row.forum_name)} is recommended to:"),), heading)
            yield _recommendations(view)
        case Filling.RISKS if view.risks:
            yield _risks(view, heading)
        case Filling.RISKS if view.row.no_risks_because:
            yield Prose((Run(f"None: {sentence(view.row.no_risks_because)}"),), heading)
        case Filling.AUTHORS if view.authors:
            yield _contacts(view, heading)
        case Filling.APPENDICES:
            yield _appendices(files, heading)
        case _:
            yield Prose((Run(WANTED[filling], Tone.ITALIC),), heading)


WANTED = {
    Filling.RECOMMENDATIONS: "To be written: what the forum is asked to do, as a., b., c.",
    Filling.RISKS: "To be stated: the corporate risks it addresses, or none and why.",
    Filling.AUTHORS: "To be named: each author with unit, e-mail and telephone.",
}


def _the(name: str) -> str:
    return name if name.startswith("The ") else f"The {name}"


def _recommendations(view: PaperView) -> Table:
    rows = tuple(
        Row(
            (Cell((line(f"{one.letter}.", Role.TEXT, Tone.STRONG),)), Cell((line(ask_words(one), Role.TEXT),))),
            rule=0,
            tight=True,
        )
        for one in view.recommendations
    )
    return Table("Recommendations", LETTERED, (Group(rows),), data=False, head=False)


def ask_words(one: RecommendationRow) -> str:
    """Return a recommendation as it is printed, opened by its verb."""
    has_verb = one.text.lower().startswith(f"{one.verb} ")
    return sentence(opened(one.text if has_verb else f"{one.verb} {one.text}"))


def _risks(view: PaperView, heading: str) -> Table:
    rows = tuple(
        Row(
            (Cell((line(held(one.reference), Role.TEXT, Tone.STRONG),)), Cell((line(one.title, Role.TEXT),))),
            rule=0,
            tight=True,
        )
        for one in view.risks
    )
    return Table("Risks", RISKS, (Group(rows),), heading, data=False, head=False)


def _contacts(view: PaperView, heading: str) -> Table:
    rows = tuple(
        Row(
            (
                Cell((line(one.words, Role.TEXT, Tone.STRONG), *([line(one.unit)] if one.unit else []))),
                Cell(tuple(line(words, Role.TEXT) for words in (one.email, one.telephone) if words)),
            )
        )
        for one in view.authors
    )
    return Table("Contact details", CONTACTS, (Group(rows),), heading, data=False, head=False)


def _appendices(files: tuple[AttachmentRow, ...], heading: str) -> Table:
    rows = tuple(
        Row(
            (
                Cell((line(held(f"Appendix {one.letter}"), Role.TEXT, Tone.STRONG),)),
                Cell((line(one.title, Role.TEXT),)),
                Cell((line(one.marking, Role.TEXT, Tone.STRONG if not publishable(one.marking) else Tone.QUIET),)),
            )
        )
        for one in files
        if one.appendix
    )
    return Table("Appendices", FILES, (Group(rows, nil="There are none."),), heading, data=False, head=False)


def _left_out(files: list[AttachmentRow]) -> Iterator[Note]:
    """Say what a public print leaves out and why, without its title."""
    said = [
        f"{f'Appendix {one.letter}' if one.appendix else 'The paper itself'}"
        f" ({one.marking if not publishable(one.marking) else 'Part 2'})"
        for one in files
    ]
    verb = "is" if len(said) == 1 else "are"
    if said:
        yield Note((Run("Left out of this public print. ", Tone.STRONG), Run(f"{listed(said)} {verb} not published.")))


def _signatures(view: PaperView) -> Iterator[Table]:
    for heading, who in (("Declarations", view.declarations), ("Approval", view.approvals)):
        rows = tuple(Row((Cell((line(one, Role.TEXT),)), Cell((line("", Role.TEXT),))), least=26) for one in who)
        yield Table(heading, SIGNED, (Group(rows),), heading, data=False, head=False)
