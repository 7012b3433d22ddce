"""The command `import`: files taken into a book."""

from argparse import Namespace

from desktop.app.books import opened
from desktop.command_line.printed import as_json
from desktop.command_line.user import user
from models.operations.framework import load_framework
from models.queries.shipped import framework_from


def take_in(words: Namespace) -> None:
    """Read a framework and store it; with --dry-run only read and check it."""
    framework = framework_from(str(words.file))
    if not words.dry_run:
        with opened(words.book, user(), words.today) as workspace:
            workspace.transact(load_framework, framework=framework)
    counts = {"units": len(framework.units), "posts": len(framework.posts), "forums": len(framework.forums)}
    report = {"framework": framework.title, **counts, "stored": not words.dry_run}
    deed = "Checked" if words.dry_run else "Imported"
    sentence = f"{deed} {words.file}: {counts['forums']} forums, {counts['units']} units, {counts['posts']} posts."
    print(as_json(report) if words.json else sentence)
