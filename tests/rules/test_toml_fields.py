from datetime import date, time

import pytest

from models.errors import FileRefused
from models.rules.toml_fields import opened
from models.rules.vocabulary import Purpose


def test_values_are_read_as_what_they_should_be() -> None:
    fields = opened('\ufeffa = "x"\r\nb = 3\r\nc = true\r\nd = "Tue 3 Nov 2026"\r\ne = "09:30"\r\nf = ["y"]', "t.toml")
    assert (fields.needed("a"), fields.whole("b", 0, least=1, most=5), fields.flag("c", usual=False)) == ("x", 3, True)
    assert (fields.day("d"), fields.clock("e", time(10))) == (date(2026, 11, 3), time(9, 30))
    assert (fields.words("f"), fields.choice("g", Purpose, Purpose.NOTE)) == (("y",), Purpose.NOTE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = ", "t.toml, line 1: this is not valid TOML (invalid value); correct the line."),
        ('x = 1\n[a\nb = "c"', "t.toml, line 2: this is not valid TOML"),
        ('x = 1\ny = """', "t.toml, line 2: this is not valid TOML"),
        ("x = 2026-02-30", "t.toml, line 1: this is not valid TOML"),
        ("x = 1" + "0" * 5000, "t.toml, line 1: this is not valid TOML"),
        ("x = " + "[" * 5000, "t.toml: lists are nested too deep"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        opened(text, "t.toml")
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("true", "expected a whole number from 1 to 5, found true."),
        ("9", "expected a whole number from 1 to 5, found 9."),
        ('"3"', "expected a whole number from 1 to 5, found “3”."),
        ("[1]", "expected a whole number from 1 to 5, found a list of 1."),
    ],
)
def test_a_refusal_shows_what_was_found(value: str, said: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        opened(f"\nb = {value}", "t.toml").whole("b", 0, least=1, most=5)
    assert str(refusal.value) == f"t.toml, line 2, field b: {said}"


def test_a_key_that_nobody_reads_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(FileRefused) as refusal:
        opened("minuts = 3", "t.toml").only("title", "minutes")
    assert str(refusal.value) == "t.toml, line 1, field minuts: expected minutes, found minuts."
