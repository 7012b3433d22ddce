"""The floors of the house hold, and each contract in pyproject.toml is able to fail."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import ROOT, imports, modules

ROOMS = ["desktop/rooms/actions.py", "desktop/rooms/today.py"]
SKELETON = [
    *(f"desktop/{name}.py" for name in ("command_line", "app", "window", "opening", "kit/desk", "kit/page")),
    *ROOMS,
    "models/errors.py",
    *(f"models/{floor}/noun.py" for floor in ("rules", "records", "store", "queries", "operations", "documents")),
]


def lint_imports(folder: Path) -> tuple[int, str]:
    """Exit status and output of import-linter on the house in a folder."""
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([program, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout


def build(folder: Path, path: str, line: str) -> None:
    """Build a house of empty rooms with our contracts, and write one import into one of its modules."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "resources").mkdir()
    (folder / "resources" / "__init__.py").touch()
    for module in SKELETON:
        (folder / module).parent.mkdir(parents=True, exist_ok=True)
        for package in list((folder / module).relative_to(folder).parents)[:-1]:
            (folder / package / "__init__.py").touch()
        (folder / module).touch()
    (folder / path).write_text(line + "\n")


def contract_names() -> set[str]:
    """The names of the contracts in pyproject.toml."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["name"] for contract in contracts}


OFFENDERS = [
    ("models/rules/noun.py", "import desktop.app", "The house has floors: each may use only those below it"),
    ("models/queries/noun.py", "import models.operations.noun", "Floors inside models"),
    ("models/attic.py", "", "Floors inside models"),
    ("desktop/kit/page.py", "import desktop.rooms.today", "Rooms between a kit and a window"),
    ("desktop/cellar.py", "", "Rooms between a kit and a window"),
    ("desktop/rooms/actions.py", "import desktop.rooms.today", "rooms do not know one another"),
    ("models/documents/noun.py", "import PySide6.QtGui", "models knows no window"),
    ("models/rules/noun.py", "import sqlalchemy", "rules know no database and no paper"),
    ("models/queries/noun.py", "import highspy", "one module knows the solver"),
    ("models/documents/noun.py", "import docx", "docx in its one writer"),
    ("models/documents/noun.py", "import pikepdf", "pikepdf in its one writer"),
    ("desktop/rooms/today.py", "import sqlalchemy", "windows know no SQL and no paper"),
    (
        "desktop/rooms/today.py",
        "import models.store.noun",
        "only the desk, the app and the command line open the store; nobody above sees records",
    ),
]


def test_a_house_that_keeps_the_contracts_passes(tmp_path: Path) -> None:
    build(tmp_path, "desktop/kit/desk.py", "import models.store.noun")
    status, said = lint_imports(tmp_path)
    assert status == 0, said


@pytest.mark.parametrize(("path", "line", "contract"), OFFENDERS)
def test_an_import_that_goes_upstairs_breaks_its_contract(tmp_path: Path, path: str, line: str, contract: str) -> None:
    build(tmp_path, path, line)
    status, said = lint_imports(tmp_path)
    assert status == 1
    assert f"{contract} BROKEN" in " ".join(said.split())


def test_a_circle_breaks_its_contract(tmp_path: Path) -> None:
    build(tmp_path, "models/rules/cadence.py", "import models.rules.noun")
    (tmp_path / "models/rules/noun.py").write_text("def late():\n    import models.rules.cadence\n")
    status, said = lint_imports(tmp_path)
    assert status == 1
    assert "no circles BROKEN" in " ".join(said.split())


def test_every_contract_has_an_offender_here() -> None:
    assert contract_names() == {contract for _, _, contract in OFFENDERS} | {"no circles"}


def test_the_floors_of_this_house_hold() -> None:
    status, said = lint_imports(ROOT)
    assert status == 0, said


def test_main_hands_over_to_the_command_line_and_nobody_knows_main() -> None:
    assert [name for _, name in imports((ROOT / "main.py").read_text())] == ["desktop.command_line.main"]
    everybody = modules("models", "desktop", "resources")
    assert not [
        path for path, source in everybody.items() for _, name in imports(source) if name.split(".")[0] == "main"
    ]
