"""Books made by the command line, as a script would make them."""

from pathlib import Path

import pytest

from desktop.command_line import main


@pytest.fixture(scope="session")
def demo_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo year, made once; read it, do not change it."""
    book = tmp_path_factory.mktemp("demo") / "demo.book"
    assert main(["new", str(book), "--demo", "year", "--seed", "1"]) == 0
    return book


@pytest.fixture(scope="session")
def papers_framework(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the framework of the source papers; read it, do not change it."""
    book = tmp_path_factory.mktemp("papers") / "met-2017.book"
    assert main(["new", str(book), "--framework", "met-2017"]) == 0
    assert main(["plan", str(book), "2017-18", "--accept"]) == 0
    return book
