import tomllib

import pytest
from hypothesis import given, settings

from models.rules.framework import Framework
from models.rules.framework_file import read_framework
from models.rules.framework_text import write_framework
from tests.rules.frameworks import SMALL, frameworks, shipped


@given(frameworks())
@settings(max_examples=60)
def test_what_is_written_reads_back_the_same(framework: Framework) -> None:
    assert read_framework(write_framework(framework), "written.toml") == framework


@pytest.mark.parametrize("text", [SMALL, shipped("met-2026"), shipped("met-2017")])
def test_what_is_read_is_written_back_the_same(text: str) -> None:
    framework = read_framework(text, "read.toml")
    written = write_framework(framework)
    assert read_framework(written, "written.toml") == framework
    assert write_framework(read_framework(written, "written.toml")) == written


def test_what_most_forums_share_is_said_once() -> None:
    written = write_framework(read_framework(shipped("met-2026"), "met-2026.toml"))
    assert written.count('"10 working days before, 17:00"') == 3
    assert len(tomllib.loads(written)["forum"]) == 40


def test_what_levels_are_called_is_kept() -> None:
    framework = Framework("County HQ", level_names=(("BCU", "district"), ("business group", "directorate")))
    written = write_framework(framework)
    assert 'level_names = { BCU = "district", "business group" = "directorate" }' in written
    assert read_framework(written, "x.toml") == framework


def test_quotation_marks_and_backslashes_survive() -> None:
    framework = Framework('The "Board" of C:\\ & Søn ’s')
    assert read_framework(write_framework(framework), "x.toml") == framework
