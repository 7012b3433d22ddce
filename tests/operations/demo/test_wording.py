import pytest

from models.operations.demo.seed import chance
from models.operations.demo.wording import Wording

WORDING = Wording(chance(1, "words"))


@pytest.mark.parametrize("kind", sorted(WORDING.words))
def test_every_sentence_can_be_said_and_leaves_no_slot_open(kind: str) -> None:
    said = [WORDING.say(kind) for _ in range(60)]
    assert not [sentence for sentence in said if "{" in sentence or not sentence[0].isupper()]


def test_a_forum_speaks_of_its_own_unit() -> None:
    said = {WORDING.say("texts updates", {"unit": "Tower Bridge"}) for _ in range(100)}
    assert "Tower Bridge has answered, the others are chased." in said
