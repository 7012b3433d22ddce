"""The journal tells who did what, and shows when somebody changed it."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from models.store.journal import head
from models.store.workspace import Workspace
from tests.store import deeds
from tests.store.test_undo import new_book


def test_an_operation_that_changes_nothing_leaves_no_entry(workspace: Workspace) -> None:
    key = workspace.transact(deeds.add_person, name="Ada").value
    before = workspace.read(head)
    assert workspace.transact(deeds.rename_person, person_id=key, name="Ada").changes == frozenset()
    assert workspace.read(head) == before


def test_a_row_changed_behind_the_journals_back_is_found(tmp_path: Path) -> None:
    workspace = new_book(tmp_path / "Met.book")
    workspace.transact(deeds.add_person, name="Ada")
    workspace.transact(deeds.add_person, name="Bea")
    workspace.close()
    connection = sqlite.connect(str(tmp_path / "Met.book"))
    connection.execute("UPDATE change SET after = replace(after, 'Ada', 'Eve') WHERE entry_seq = 1")
    connection.commit()
    connection.close()
    assert workspace.troubles() == ("Entry 1 of the journal does not fit its digest: it was changed.",)
    workspace.close()
