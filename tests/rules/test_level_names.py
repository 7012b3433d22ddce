"""What levels are called, and the other words for a BCU."""

import pytest

from models.errors import RuleBroken
from models.rules.level_names import USUAL_NAMES, level_names, settings_of, unit_synonyms

OWN = level_names({"level_name BCU": "district", "level_name thematic": ""})


def test_a_level_goes_by_the_name_it_was_given_else_by_its_usual_word() -> None:
    assert (OWN.of("BCU"), OWN.opened("BCU"), OWN.opened("thematic")) == ("district", "District", "Thematic")
    assert dict(OWN.choices())["BCU"] == "District"
    assert USUAL_NAMES.opened("business group") == "Business group"


@pytest.mark.parametrize(
    ("said", "level"), [("District", "BCU"), ("bcu", "BCU"), (" Business Group ", "business group")]
)
def test_a_level_is_meant_by_either_of_its_names(said: str, level: str) -> None:
    assert OWN.meant(said) == level


def test_a_word_that_means_no_level_is_refused_with_those_there_are() -> None:
    with pytest.raises(RuleBroken, match=r"no level “region”; choose one of: corporate, .*district"):
        OWN.meant("region")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({"region": "Area"}, "There is no level “region”"),
        ({"BCU": "Programme"}, "Two levels would be called “programme”"),
        ({"BCU": "area", "thematic": "Area"}, "Two levels would be called “area”"),
    ],
)
def test_names_that_cannot_be_told_apart_are_refused(names: dict[str, str], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        settings_of(names)


def test_two_levels_may_change_their_names() -> None:
    kept = settings_of({"BCU": "programme", "programme": "BCU", "thematic": "thematic"})
    assert level_names(kept).own == {"BCU": "programme", "programme": "BCU"}


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("BOCU", "BCU"),
        ("the (B)OCU boards", "the BCU boards"),
        ("basic command unit Bromley", "BCU Bromley"),
        ("document", ""),
        ("focus", ""),
        ("knife crime", ""),
    ],
)
def test_other_words_for_a_bcu_mean_it_too(typed: str, also: str) -> None:
    assert unit_synonyms(typed) == ((typed, also) if also else (typed,))
