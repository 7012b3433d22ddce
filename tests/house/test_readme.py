"""What the papers tell people to type exists."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT

PAPERS = ("README.md", "CONTRIBUTING.md")
OTHER_PROGRAMS = {"git", "cd", "sudo"}


def commands(paper: str) -> Iterator[str]:
    """The commands in a paper's fenced `sh` blocks, less comments and prompts."""
    for block in re.findall(r"^```sh\n(.*?)^```", paper, flags=re.DOTALL | re.MULTILINE):
        for line in block.replace("\\\n", " ").splitlines():
            command = shlex.join(shlex.split(line.removeprefix("$ "), comments=True))
            if command:
                yield command


def make_targets(makefile: str) -> set[str]:
    """The targets of a Makefile that have a name a person would type."""
    lines = re.findall(r"^([a-z][a-z -]*):(?!=)", makefile, flags=re.MULTILINE)
    return {target for line in lines for target in line.split()}


def subcommands(help_text: str) -> set[str]:
    """The subcommands that `drumbeat --help` lists, each on a line with what it does."""
    return set(re.findall(r"^ {4}([a-z]+)(?: {2,}|$)", help_text, flags=re.MULTILINE))


def is_known(command: str, targets: set[str], subs: set[str]) -> bool:
    """Whether a command is ours and exists, or is one that everybody has."""
    program, *rest = shlex.split(command)
    if program.endswith("python") and rest[:1] == ["main.py"]:
        program, rest = "drumbeat", rest[1:]
    if program == "make":
        return set(rest) <= targets
    if program.rpartition("/")[2] == "drumbeat":
        return not rest or rest[0] in subs or rest[0].endswith(".book") or rest[0].startswith(("postgresql://", "-"))
    return program in OTHER_PROGRAMS


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_in_the_papers_exists(paper: str) -> None:
    told = subprocess.run([sys.executable, "main.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    targets, subs = make_targets((ROOT / "Makefile").read_text()), subcommands(told.stdout)
    assert not [line for line in commands((ROOT / paper).read_text()) if not is_known(line, targets, subs)]


def test_the_readme_names_the_two_commands_and_the_build_server_runs_one() -> None:
    assert {"make run", "make test"} <= set(commands((ROOT / "README.md").read_text()))
    assert (ROOT / ".ci/run").read_text().splitlines()[-1] == "make test"


@pytest.mark.parametrize(
    ("command", "known"),
    [
        ("make run", True),
        ("make tea", False),
        ("drumbeat new year.book --demo year", True),
        ("drumbeat year.book", True),
        ("drumbeat brew", False),
        (".venv/bin/drumbeat check year.book", False),
        (".venv/bin/python main.py new year.book", True),
        ("curl example.org", False),
    ],
)
def test_a_command_that_does_not_exist_is_found(command: str, known: bool) -> None:
    paper = f"Type:\n\n```sh\n{command}   # and wait\n```\n"
    targets, subs = (
        make_targets("PYTHON := python\nrun test: .venv/for-run\n"),
        subcommands("  COMMAND\n    new     make a book\n    print   write"),
    )
    assert [is_known(line, targets, subs) for line in commands(paper)] == [known]
