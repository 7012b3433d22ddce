"""What every test is held to can be broken, and then it says so."""

import pytest

HELD_TO = "from tests.conftest import no_unexpected_log_records"


@pytest.mark.parametrize(
    ("story", "outcome"),
    [
        ("logging.info('read')", {"passed": 1}),
        ("logging.warning('lost')", {"passed": 1, "errors": 1}),
        ("logging.warning('lost'); assert 'lost' in caplog.text; caplog.clear()", {"passed": 1}),
    ],
)
def test_a_warning_in_the_log_fails_a_test_unless_it_is_expected(
    pytester: pytest.Pytester, caplog: pytest.LogCaptureFixture, story: str, outcome: dict[str, int]
) -> None:
    pytester.makeconftest(HELD_TO)
    pytester.makepyfile(f"import logging\ndef test_story(caplog):\n    {story}\n")
    pytester.runpytest_inprocess("-p", "no:cacheprovider").assert_outcomes(**outcome)
    caplog.clear()
