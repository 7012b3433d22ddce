from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from models.operations.forum_template import add_template_item
from models.operations.framework import load_framework
from models.queries.framework import framework_of
from models.queries.shipped import framework_from
from models.rules.framework import Framework
from models.rules.framework_file import read_framework
from models.rules.framework_text import write_framework
from tests.books import new_book, small_book
from tests.rules.frameworks import frameworks


@pytest.mark.parametrize("name", ["met-2026", "met-2017"])
def test_a_shipped_framework_comes_out_as_it_went_in(book_address: str, name: str) -> None:
    book = new_book(book_address)
    book.transact(load_framework, framework=framework_from(name))
    assert book.read(framework_of) == framework_from(name)
    book.close()


@given(framework=frameworks())
@settings(max_examples=10, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_framework_comes_out_as_it_went_in(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "any.book"
    path.unlink(missing_ok=True)
    book = new_book(str(path))
    book.transact(load_framework, framework=framework)
    assert book.read(framework_of) == framework
    book.close()


def test_a_book_made_by_hand_can_be_exported_and_read_again(tmp_path: Path) -> None:
    book = new_book(str(tmp_path / "a.book"))
    forum = small_book(book).forums["MB"]
    book.transact(add_template_item, forum_id=forum, title="Two lines\nof a title")
    framework = book.read(framework_of)
    assert read_framework(write_framework(framework), "export.toml") == framework
    assert "Two lines of a title" in write_framework(framework)
    book.close()
