"""What a forum says when it answers a recommendation."""

import pytest

from models.rules.decisions import verb_answering
from models.rules.vocabulary import AskVerb, Verb


@pytest.mark.parametrize(
    ("asked", "given", "verb"),
    [
        ("note", None, "noted"),
        ("note", "agreed", "noted"),
        ("note", "approved", "noted"),
        ("note", "declined", "declined"),
        ("note", "deferred", "deferred"),
        ("approve", None, "approved"),
        ("approve", "agreed", "agreed"),
        ("endorse", None, "endorsed"),
        ("agree", None, "agreed"),
        ("commission", None, "commissioned"),
        ("delegate", None, "delegated"),
        ("delegate", "declined", "declined"),
    ],
)
def test_a_decision_says_what_was_asked_unless_it_says_otherwise(asked: str, given: str | None, verb: str) -> None:
    assert verb_answering(AskVerb(asked), Verb(given) if given else None) == verb
