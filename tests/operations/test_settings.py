"""What the book says of itself, changed at one go and taken back."""

import pytest

from models.errors import RuleBroken
from models.operations.settings import change_settings
from models.queries.settings import settings
from models.store.workspace import Workspace


def test_levels_are_named_and_called_by_their_usual_words_again(workspace: Workspace) -> None:
    workspace.transact(change_settings, title="Force HQ", level_names={"BCU": "  local   policing area "})
    about = workspace.read(settings)
    assert (about.title, about.levels.of("BCU")) == ("Force HQ", "local policing area")
    workspace.transact(change_settings, level_names={})
    assert workspace.read(settings).levels.of("BCU") == "BCU"
    workspace.undo()
    assert workspace.read(settings).levels.of("BCU") == "local policing area"


@pytest.mark.parametrize("names", [{"BCU": "corporate"}, {"BCU": "x" * 41}, {"ward": "Ward"}])
def test_what_is_wrong_with_a_name_is_said_and_nothing_is_stored(workspace: Workspace, names: dict[str, str]) -> None:
    with pytest.raises(RuleBroken):
        workspace.transact(change_settings, title="Another", level_names=names)
    assert workspace.read(settings).title != "Another"
