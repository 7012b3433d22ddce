"""What the replay says: dates in order, every word known to the framework."""

from models.operations.demo.replay_words import ACTIONS, DIVES, PEOPLE, STANDS_ON, STOCKTAKE, THEMES
from models.queries.shipped import framework_from


def test_themes_are_set_before_their_meetings_and_dives_presented_after_theirs() -> None:
    assert all(theme.set_at < theme.meeting for theme in THEMES)
    assert all(dive.meeting < dive.presented < STANDS_ON for dive in (STOCKTAKE, *DIVES))
    assert all(due > STOCKTAKE.presented for _, _, due in ACTIONS)


def test_every_post_and_theme_is_one_of_the_framework() -> None:
    framework = framework_from("met-2017")
    posts, titles = {post.code for post in framework.posts}, {theme.title for theme in framework.themes}
    assert {*PEOPLE, *(owner for _, owner, _ in ACTIONS)} <= posts
    assert {theme.title for theme in THEMES} | {dive.theme for dive in (STOCKTAKE, *DIVES)} <= titles


def test_nobody_holds_two_posts() -> None:
    assert len(set(PEOPLE.values())) == len(PEOPLE)
