"""No message box may come up unasked: a test that expects one puts its own answer in place."""

import pytest

from desktop.kit import messages
from tests.collecting import collected_between_tests  # noqa: F401  a fixture for every test here


@pytest.fixture(autouse=True)
def no_message_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a box would wait for somebody who is not there."""

    def unanswered(title: str, sentence: str, *_deeds: object) -> int:
        raise AssertionError(f"A message box came up: {title}. {sentence}")

    monkeypatch.setattr(messages, "choose", unanswered)
