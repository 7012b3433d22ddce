"""The command `import`: a file of exceptions is counted exactly, twice; a bad one is refused in a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import main
from tests.exception_files import AWKWARD, HEAD, month_file


@pytest.fixture(scope="session")
def framework(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with the units of the present framework; every test works in a file of its own name."""
    book = tmp_path_factory.mktemp("exceptions") / "met.book"
    assert main(["new", str(book), "--framework", "met-2026"]) == 0
    return book


def taken(framework: Path, file: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["import", str(framework), "exceptions", str(file), "--today", "2026-10-27", "--json", *more]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def counts(report: dict[str, Any]) -> tuple[int, ...]:
    return (report["read"], report["stored"], *(len(report[heap]) for heap in ("unmatched", "duplicate", "refused")))


def test_the_awkward_file_is_counted_exactly_twice(
    framework: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "awkward.csv"
    file.write_bytes(AWKWARD.encode())
    assert counts(taken(framework, file, capsys, "--dry-run")) == (7, 4, 1, 1, 1)
    report = taken(framework, file, capsys)
    assert counts(report) == (7, 4, 1, 1, 1)
    assert list(report) == ["read", "stored", "unmatched", "duplicate", "refused"]
    assert report["unmatched"][0] == {
        "row": 7,
        "unit": "Met Prosecutions",
        "measure": "File quality",
        "reason": "No unit is called “Met Prosecutions”; choose the one it stands for.",
        "column": "",
    }
    assert counts(taken(framework, file, capsys)) == (7, 0, 0, 6, 1)


def test_a_month_of_twelve_units_is_said_in_words(
    framework: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "exceptions.csv"
    file.write_bytes(month_file("2026-08"))
    assert main(["import", str(framework), "exceptions", str(file), "--today", "2026-10-27"]) == 0
    said = capsys.readouterr().out
    assert "Imported exceptions.csv: 361 read, 359 stored, 1 unmatched, 1 duplicate, 0 refused." in said
    assert "Row 362 (duplicate): The same stands in row 2." in said


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("none.csv", None, "cannot be read (No such file or directory)"),
        ("empty.csv", b"", "“empty.csv” is empty"),
        ("heads.csv", HEAD.replace("value", "amount").encode(), "none is headed “value”"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(
    framework: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, body: bytes | None, said: str
) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    assert main(["import", str(framework), "exceptions", str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err
