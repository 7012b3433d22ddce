"""What all documents of the command line share: which selectors they follow, their marking and their format."""

from argparse import Namespace

from models.documents.content import Document
from models.documents.export import export
from models.errors import RuleBroken
from models.queries.settings import settings
from models.store.workspace import Workspace


def refuse(words: Namespace, what: str, *selectors: str) -> None:
    """Refuse selectors that a document cannot follow, rather than ignore them."""
    given = [f"--{name}" for name in selectors if getattr(words, name)]
    if given:
        raise RuleBroken(f"{what} cannot be narrowed by {' and '.join(given)}. Leave that out.")


def marking_of(workspace: Workspace) -> str:
    """Return the protective marking of the book."""
    return workspace.read(settings).marking


def exported(words: Namespace, document: Document) -> bytes:
    """Return a document in the format its file's suffix names."""
    return export(document, words.output.suffix)
