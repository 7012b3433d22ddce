"""Whether a paper is complete: which of its forum's rules it breaks, and which heading is still empty."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.rules.paper_templates import Filling, Need, bare, filling
from models.rules.vocabulary import PaperRule, Strength

SAID = {Strength.REQUIRED: "must", Strength.EXPECTED: "are expected to", Strength.RECOMMENDED: "should best"}
ASKED = {
    PaperRule.RISKS: "state the corporate risks addressed; choose one, or say none and why",
    PaperRule.AUTHOR: "name their author; add one",
    PaperRule.RECOMMENDATIONS: "say what the forum is asked; add a recommendation",
    PaperRule.SECTIONS: "have every section written",
    PaperRule.FILE: "have the paper itself attached; attach its file",
}
USUAL = {PaperRule.SECTIONS: Strength.EXPECTED}
"""What is asked where a forum says nothing: a paper that follows an edition has its sections written."""


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section as it stands: whether it has words of its own, and whether those are a nil statement."""

    name: str
    required: str
    written: bool = False
    nil: bool = False


@dataclass(frozen=True, slots=True)
class PaperState:
    """What a paper holds; `cross_cutting` that it reaches beyond one unit or forum, `risks` counts corporate ones."""

    sections: Sequence[SectionState] = ()
    recommendations: int = 0
    authors: int = 0
    risks: int = 0
    no_risks_because: str = ""
    files: int = 0
    appendices: int = 0
    cross_cutting: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is missing: which rule, how strongly it is asked, the sentence, and the heading it concerns."""

    rule: str
    strength: str
    words: str
    section: str = ""


def readiness(paper: PaperState, rules: Mapping[PaperRule, Strength], *, forum: str = "These") -> tuple[Trouble, ...]:
    """Return what is missing from a paper by the rules of its forum, the strongest first; `forum` is its name."""
    asked = {**USUAL, **rules}
    found = [
        Trouble(rule.value, asked[rule].value, f"{forum} papers {SAID[asked[rule]]} {ASKED[rule]}.")
        for rule in PaperRule
        if rule in asked and rule is not PaperRule.SECTIONS and not _kept(rule, paper)
    ]
    found += [
        Trouble(PaperRule.SECTIONS.value, asked[PaperRule.SECTIONS].value, words, section)
        for section, words in _empty_sections(paper)
    ]
    found += _soft_prompts(paper)
    order = [strength.value for strength in Strength]
    return tuple(sorted(found, key=lambda trouble: order.index(trouble.strength)))


def is_ready(troubles: Sequence[Trouble]) -> bool:
    """Say whether nothing is missing but what is merely recommended."""
    return all(trouble.strength == Strength.RECOMMENDED for trouble in troubles)


def _kept(rule: PaperRule, paper: PaperState) -> bool:
    """Say whether a paper keeps a rule that does not look at its sections."""
    match rule:
        case PaperRule.RISKS:
            return paper.risks > 0 or bool(paper.no_risks_because.strip())
        case PaperRule.AUTHOR:
            return paper.authors > 0
        case PaperRule.RECOMMENDATIONS:
            return paper.recommendations > 0
        case _:
            return paper.files > 0


def _empty_sections(paper: PaperState) -> Iterator[tuple[str, str]]:
    """Yield the name of each section that must hold something and does not, with the sentence that says so."""
    for section in paper.sections:
        if section.required == Need.CONDITIONAL or _filled(section, paper):
            continue
        nil = " or choose a nil statement" if section.required == Need.NIL_ALLOWED else ""
        yield bare(section.name), f"“{bare(section.name)}” is empty; write it{nil}."


def _filled(section: SectionState, paper: PaperState) -> bool:
    """Say whether a section holds something; a nil statement and a cross reference are content like any other."""
    what = filling(section.name)
    if section.written or what in (Filling.TITLE, Filling.FORUM):
        return True
    if what is Filling.RISKS:
        return _kept(PaperRule.RISKS, paper)
    apart = {
        Filling.AUTHORS: paper.authors,
        Filling.RECOMMENDATIONS: paper.recommendations,
        Filling.APPENDICES: paper.appendices,
    }
    return apart.get(what, 0) > 0


def _soft_prompts(paper: PaperState) -> list[Trouble]:
    """Ask again where a paper that reaches further says that nothing depends on it."""
    if not paper.cross_cutting:
        return []
    return [
        Trouble(
            PaperRule.SECTIONS.value,
            Strength.RECOMMENDED.value,
            f"“{bare(section.name)}” says there is nothing, yet this paper is cross-cutting; look again.",
            bare(section.name),
        )
        for section in paper.sections
        if section.nil and "cross-cutting" in section.name.lower()
    ]
