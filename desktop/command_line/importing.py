"""The command `import`: files taken into a book."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from desktop.app.books import opened
from desktop.command_line.printed import as_json
from desktop.command_line.user import user
from models.errors import FileRefused
from models.operations.exceptions import import_exceptions
from models.operations.framework import load_framework
from models.queries.exception_import import ImportReport, foreseen_import
from models.queries.shipped import framework_from

HEAPS = ("unmatched", "duplicate", "refused")


def take_in(words: Namespace) -> None:
    """Read a file and store what it holds; with --dry-run only read and check it."""
    deeds = {"framework": take_in_framework, "exceptions": take_in_exceptions}
    deeds[str(words.kind)](words)


def take_in_framework(words: Namespace) -> None:
    """Read a framework and store it."""
    framework = framework_from(str(words.file))
    if not words.dry_run:
        with opened(words.book, user(), words.today) as workspace:
            workspace.transact(load_framework, framework=framework)
    counts = {"units": len(framework.units), "posts": len(framework.posts), "forums": len(framework.forums)}
    report = {"framework": framework.title, **counts, "stored": not words.dry_run}
    deed = "Checked" if words.dry_run else "Imported"
    sentence = f"{deed} {words.file}: {counts['forums']} forums, {counts['units']} units, {counts['posts']} posts."
    print(as_json(report) if words.json else sentence)


def take_in_exceptions(words: Namespace) -> None:
    """Read a file of exceptions, store them, and say how its rows fell."""
    file = Path(words.file)
    try:
        body = file.read_bytes()
    except OSError as trouble:
        raise FileRefused(f"{file} cannot be read ({trouble.strerror or trouble}); check its name.") from trouble
    with opened(words.book, user(), words.today) as workspace:
        if words.dry_run:
            report = workspace.read(foreseen_import, name=file.name, body=body)
        else:
            report = workspace.transact(import_exceptions, name=file.name, body=body).value
    print(as_json(report_fields(report)) if words.json else report_words(file.name, report, dry=words.dry_run))


def report_fields(report: ImportReport) -> dict[str, object]:
    """Return a report as JSON gives it: two counts, and every row that was not stored with the reason."""
    fields = asdict(report)
    return {name: fields[name] for name in ("read", "stored", *HEAPS)}


def report_words(name: str, report: ImportReport, *, dry: bool) -> str:
    """Return a report as sentences: the count, then every row that was not stored."""
    counts = ", ".join(f"{len(getattr(report, heap))} {heap}" for heap in HEAPS)
    lines = [f"{'Checked' if dry else 'Imported'} {name}: {report.read} read, {report.stored} stored, {counts}."]
    for heap in HEAPS:
        for row in getattr(report, heap):
            where = f"Row {row.row}, {row.column}" if row.column else f"Row {row.row}"
            lines.append(f"{where} ({heap}): {row.reason}")
    if report.new_measures:
        lines.append(f"New measures: {', '.join(report.new_measures)}.")
    return "\n".join(lines)
