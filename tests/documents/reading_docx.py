"""Reading Word files back: by python-docx, and as LibreOffice prints them."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from models.documents.content import Document
from models.documents.export import export
from resources import resource_path
from tests.documents.reading import pages

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir>
<cachedir>{cache}</cachedir></fontconfig>"""
BETWEEN = re.compile(r"[\s\xa0\x02\ufffe\-–/,]+")
RUNNING = {"Page", "of", "continued"}
"""Words that differ where pages break elsewhere."""


def opened(document: Document) -> WordDocument:
    """Open the Word file of a document as python-docx reads it."""
    return docx.Document(io.BytesIO(export(document, ".docx")))


def elements(word: WordDocument, name: str) -> Iterator[BaseOxmlElement]:
    """Give the elements of a name such as w:tr in the body of a Word file."""
    yield from word.element.body.iter(qn(name))


def text(word: WordDocument) -> str:
    """Give the words of the body in order, paragraphs and tabs as single spaces."""
    said = ("".join(part.text or "" for part in line.iter(qn("w:t"))) for line in elements(word, "w:p"))
    return " ".join(" ".join(said).split())


def printed_by_libreoffice(documents: Mapping[str, Document], folder: Path) -> dict[str, list[str]]:
    """Give the pages of Word files as LibreOffice prints them, by name; the test is skipped where it is missing."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("Word files are not printed here: libreoffice-writer-nogui is not installed")
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=resource_path("fonts"), cache=folder / "cache"))
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(export(document, ".docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.docx") for name in documents]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    surroundings = {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, capture_output=True, env=surroundings)
    return {name: [_closed(page) for page in pages((folder / f"{name}.pdf").read_bytes())] for name in documents}


def _closed(page: str) -> str:
    """Close up the marking, which LibreOffice spaces letter by letter."""
    for part in ("OFFICIAL", "SENSITIVE"):
        page = re.sub(" ?".join(part), part, page)
    return page


def missing(read: list[str], elsewhere: list[str]) -> set[str]:
    """Give the words of some pages that others lack, whatever line, hyphen or narrow space they were broken at."""
    whole = "".join(BETWEEN.split("\n".join(elsewhere)))
    return {word for word in BETWEEN.split("\n".join(read)) if word not in whole} - RUNNING
