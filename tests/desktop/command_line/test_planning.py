"""A year laid out on a file and on a server alike."""

import json

import pytest

from desktop.command_line import main


def test_the_shipped_framework_gives_its_year_wherever_the_book_is_kept(
    book_address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", book_address, "--framework", "met-2026"]) == 0
    assert main(["plan", book_address, "2026-27", "--accept"]) == 0
    capsys.readouterr()
    assert main(["list", book_address, "meetings", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 391
    assert main(["check", book_address]) == 0


def test_a_demo_year_can_be_made_wherever_the_book_is_kept(book_address: str) -> None:
    assert main(["new", book_address, "--demo", "small"]) == 0
    assert main(["check", book_address]) == 0
