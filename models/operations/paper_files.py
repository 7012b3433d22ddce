"""The files of a paper: attached, checked, kept by content in versions, titled, marked and put in order."""

from collections.abc import Sequence
from pathlib import PurePath

from sqlalchemy import func, select

from models.errors import RuleBroken
from models.operations.checks import named
from models.operations.naming import snippet
from models.operations.paper_history import note_paper, open_paper
from models.operations.papers import LONGEST_TITLE, marking_of, part_of
from models.records.papers import Paper, PaperAttachment, PaperVersion
from models.records.settings import ContentText
from models.rules.file_names import safe_name
from models.store.file_text import words_of
from models.store.unit import Unit


def attach_file(  # noqa: PLR0913  a file has as many facts
    unit: Unit,
    *,
    paper_id: str,
    name: str,
    body: bytes,
    title: str = "",
    appendix: bool = False,
    attachment_id: str = "",
    marking: str = "",
    part: int = 1,
) -> str:
    """Attach a PDF, DOCX, XLSX or PPTX file to a paper and return the key of the attachment.

    It is a new version of `attachment_id` where one is given, of the paper itself where that has a file already and
    this is no appendix, else a new attachment. FileRefused if the file cannot be opened or is of another kind.
    """
    paper = open_paper(unit, paper_id)
    safe = safe_name(name)
    words = words_of(safe, body)
    known = _attachment_for(unit, paper, attachment_id, appendix=appendix)
    if known is None:
        known = unit.add(
            PaperAttachment(
                paper_id=paper_id,
                position=len(attachments_of(unit, paper_id)) + 1,
                appendix=appendix,
                title=named(title or PurePath(safe).stem, "title", "The title", LONGEST_TITLE),
                marking=marking_of(marking),
                part=part_of(part),
            )
        )
    version = _keep_version(unit, known, safe, body)
    if unit.session.get(ContentText, version.digest) is None:
        unit.session.add(ContentText(digest=version.digest, text=words))
    note_paper(unit, paper, "attached", f"{safe}, version {version.version}")
    unit.say(f"Attach {snippet(safe)} to {paper.reference}, version {version.version}")
    return known.id


def edit_attachment(  # noqa: PLR0913  a file has as many facts
    unit: Unit,
    *,
    attachment_id: str,
    revision: str | None = None,
    title: str | None = None,
    marking: str | None = None,
    part: int | None = None,
    to_position: int | None = None,
) -> None:
    """Change what is given about a file; `to_position` is its new place among the files of the paper, 1 the first."""
    row = unit.get(PaperAttachment, attachment_id, revision)
    open_paper(unit, row.paper_id)
    row.title = named(title, "title", "The title", LONGEST_TITLE) if title is not None else row.title
    row.marking = marking_of(marking) if marking is not None else row.marking
    row.part = part_of(part) if part is not None else row.part
    if to_position is not None:
        others = [one for one in attachments_of(unit, row.paper_id) if one.id != row.id]
        others.insert(min(max(to_position - 1, 0), len(others)), row)
        _place_in_order(others)
    unit.say(f"Edit file {snippet(row.title)}")


def remove_attachment(unit: Unit, *, attachment_id: str, revision: str | None = None) -> None:
    """Take a file with all its versions from a paper; the letters of the others close the gap."""
    row = unit.get(PaperAttachment, attachment_id, revision)
    paper = open_paper(unit, row.paper_id)
    for version in unit.rows(select(PaperVersion).where(PaperVersion.attachment_id == attachment_id)):
        unit.delete(version)
    unit.delete(row)
    _place_in_order([one for one in attachments_of(unit, paper.id) if one.id != attachment_id])
    note_paper(unit, paper, "removed", row.title)
    unit.say(f"Remove file {snippet(row.title)} from {paper.reference}")


def attachments_of(unit: Unit, paper_id: str) -> Sequence[PaperAttachment]:
    """Return the files of a paper in order."""
    chosen = select(PaperAttachment).where(PaperAttachment.paper_id == paper_id)
    return unit.rows(chosen.order_by(PaperAttachment.position, PaperAttachment.id))


def _attachment_for(unit: Unit, paper: Paper, attachment_id: str, *, appendix: bool) -> PaperAttachment | None:
    """Return what a file is the next version of: what was named, or the paper itself; none where it is new."""
    if attachment_id:
        named_one = unit.get(PaperAttachment, attachment_id)
        if named_one.paper_id != paper.id:
            raise RuleBroken(f"This file is not one of {paper.reference}; open the paper again.", "attachment_id")
        return named_one
    mains = (row for row in attachments_of(unit, paper.id) if not row.appendix)
    return None if appendix else next(mains, None)


def _keep_version(unit: Unit, attachment: PaperAttachment, name: str, body: bytes) -> PaperVersion:
    """Keep the bytes as the next version; RuleBroken where they are those of the last one."""
    of_it = PaperVersion.attachment_id == attachment.id
    last = unit.session.scalar(select(func.max(PaperVersion.version)).where(of_it)) or 0
    digest = unit.keep(body)
    same = select(PaperVersion.id).where(of_it, PaperVersion.version == last, PaperVersion.digest == digest)
    if unit.session.scalar(same):
        raise RuleBroken(f"This is the same file as version {last}; nothing was attached.", "body")
    return unit.add(
        PaperVersion(
            attachment_id=attachment.id,
            version=last + 1,
            digest=digest,
            name=name,
            size=len(body),
            at=unit.now,
            by=unit.actor,
        )
    )


def _place_in_order(rows: Sequence[PaperAttachment]) -> None:
    for position, row in enumerate(rows, 1):
        if row.position != position:
            row.position = position
