"""What stands in a paper: its sections by the edition it follows, and what it asks the forum to do."""

from collections.abc import Sequence

from sqlalchemy import select

from models.errors import RuleBroken
from models.operations.checks import LONGEST_TEXT, named, within, word_of
from models.operations.naming import snippet
from models.operations.paper_history import open_paper
from models.records.outcomes import Decision
from models.records.papers import Paper, PaperRecommendation, PaperSection
from models.rules.numbering import recommendation_letter
from models.rules.paper_templates import Need, bare
from models.rules.paper_templates import template as edition
from models.rules.vocabulary import AskVerb
from models.store.unit import Unit


def follow_template(unit: Unit, paper: Paper, template: str) -> None:
    """Give a paper the sections of an edition; what is written under headings both have stays, empty ones go.

    Text under a heading the edition lacks is kept at the end, so that nothing written is lost.
    """
    entries = (*edition(template).front, *edition(template).sections) if template else ()
    present = {section.name: section for section in sections_of(unit, paper.id)}
    wanted = {entry.name for entry in entries}
    for position, entry in enumerate(entries, 1):
        row = present.get(entry.name) or unit.add(PaperSection(paper_id=paper.id, name=entry.name))
        row.position, row.front, row.required = position, entry.front, entry.required.value
    kept = [section for name, section in present.items() if name not in wanted and section.text]
    for section in present.values():
        if section.name not in wanted and section not in kept:
            unit.delete(section)
    for position, section in enumerate(kept, len(entries) + 1):
        section.position, section.front, section.required = position, False, Need.CONDITIONAL.value
    paper.template = template


def edit_section(
    unit: Unit,
    *,
    section_id: str,
    text: str | None = None,
    nil: bool = False,
    name: str | None = None,
    revision: str | None = None,
) -> None:
    """Write a section; with `nil` the text is a nil statement, refused where the edition wants words of its own."""
    section = unit.get(PaperSection, section_id, revision)
    paper = open_paper(unit, section.paper_id)
    if name is not None:
        section.name = named(name, "name", "The heading", 5000)
    if text is not None:
        written = within(text, "text", "The section", LONGEST_TEXT)
        if nil and section.required == Need.YES:
            raise RuleBroken(f"“{bare(section.name)}” must be written; a nil statement is not enough here.", "nil")
        if nil and not written:
            raise RuleBroken("Choose the nil statement, or write one.", "text")
        section.text, section.nil = written, nil
    unit.say(f"Edit {snippet(bare(section.name))} of {paper.reference}")


def set_sections(unit: Unit, *, paper_id: str, texts: Sequence[tuple[str, str, bool]]) -> None:
    """Write many sections at once: key, text, and whether it is a nil statement; the others stay as they are."""
    paper = open_paper(unit, paper_id)
    own = {section.id for section in sections_of(unit, paper_id)}
    for section_id, text, nil in texts:
        if section_id not in own:
            raise RuleBroken(f"This section is not one of {paper.reference}; open the paper again.")
        edit_section(unit, section_id=section_id, text=text, nil=nil)
    unit.say(f"Edit sections of {paper.reference}")


def add_section(
    unit: Unit, *, paper_id: str, name: str, after_section_id: str = "", text: str = "", revision: str | None = None
) -> str:
    """Add a section of the paper's own after another one, else at the end; those behind it number on."""
    paper = open_paper(unit, paper_id, revision)
    sections = list(sections_of(unit, paper_id))
    before = unit.get(PaperSection, after_section_id) if after_section_id else None
    if before is not None and before not in sections:
        raise RuleBroken(f"This section is not one of {paper.reference}; open the paper again.", "after_section_id")
    section = PaperSection(
        paper_id=paper_id,
        name=named(name, "name", "The heading", 5000),
        front=False,
        required=Need.CONDITIONAL.value,
        text=within(text, "text", "The section", LONGEST_TEXT),
    )
    fronts = sum(1 for one in sections if one.front)
    place = max(sections.index(before) + 1, fronts) if before is not None else len(sections)
    sections.insert(place, section)
    _place_in_order(sections)
    unit.say(f"Add section {snippet(section.name)} to {paper.reference}")
    return unit.add(section).id


def remove_section(unit: Unit, *, section_id: str, revision: str | None = None) -> None:
    """Take a section of the paper's own out; those its edition asks for stay."""
    section = unit.get(PaperSection, section_id, revision)
    paper = open_paper(unit, section.paper_id)
    entries = edition(paper.template) if paper.template else None
    asked = {entry.name for entry in (*entries.front, *entries.sections)} if entries else set()
    if section.name in asked:
        raise RuleBroken(f"“{bare(section.name)}” belongs to the template; leave it empty or choose a nil statement.")
    unit.delete(section)
    _place_in_order([one for one in sections_of(unit, paper.id) if one.id != section_id])
    unit.say(f"Remove section {snippet(section.name)} from {paper.reference}")


def set_recommendations(
    unit: Unit, *, paper_id: str, asks: Sequence[tuple[str, str]], revision: str | None = None
) -> None:
    """Let a paper ask exactly this, in order: verb and words; what keeps its words keeps what was decided on it."""
    paper = open_paper(unit, paper_id, revision)
    present = list(recommendations_of(unit, paper_id))
    for position, (verb, text) in enumerate(asks, 1):
        words = named(text, "asks", "The recommendation", LONGEST_TEXT)
        row = next((one for one in present if one.text == words), None)
        if row is None:
            row = unit.add(PaperRecommendation(paper_id=paper_id, text=words))
        else:
            present.remove(row)
        row.position, row.verb = position, word_of(AskVerb, verb, "asks").value
    for row in present:
        _refuse_answered(unit, row)
        unit.delete(row)
    unit.say(f"Set recommendations of {paper.reference}")


def sections_of(unit: Unit, paper_id: str) -> Sequence[PaperSection]:
    """Return the sections of a paper in order."""
    chosen = select(PaperSection).where(PaperSection.paper_id == paper_id)
    return unit.rows(chosen.order_by(PaperSection.front.desc(), PaperSection.position, PaperSection.id))


def recommendations_of(unit: Unit, paper_id: str) -> Sequence[PaperRecommendation]:
    """Return what a paper asks, in order."""
    chosen = select(PaperRecommendation).where(PaperRecommendation.paper_id == paper_id)
    return unit.rows(chosen.order_by(PaperRecommendation.position, PaperRecommendation.id))


def _refuse_answered(unit: Unit, row: PaperRecommendation) -> None:
    """Refuse to take away what a decision answers."""
    answer = unit.session.scalar(select(Decision.reference).where(Decision.recommendation_id == row.id).limit(1))
    if answer:
        letter = recommendation_letter(row.position)
        raise RuleBroken(f"Recommendation {letter} is answered by decision {answer}; keep its words.", "asks")


def _place_in_order(sections: Sequence[PaperSection]) -> None:
    for position, section in enumerate(sections, 1):
        if section.position != position:
            section.position = position
