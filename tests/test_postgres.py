"""The throw-away cluster gives what the stores' tests build on."""

from pathlib import Path

import psycopg
import pytest

from tests.postgres import Cluster


def test_two_databases_know_nothing_of_each_other_and_are_gone_afterwards(cluster: Cluster) -> None:
    with cluster.fresh_database() as one, cluster.fresh_database() as other:
        with psycopg.connect(one.replace("+psycopg", "")) as connection:
            connection.execute("CREATE TABLE forum (name text)")
        with psycopg.connect(other.replace("+psycopg", "")) as connection:
            assert connection.execute("SELECT to_regclass('forum')").fetchone() == (None,)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(one.replace("+psycopg", ""))


def test_a_book_address_is_free_for_a_new_book(book_address: str) -> None:
    if book_address.startswith("postgresql://"):
        with psycopg.connect(book_address) as connection:
            found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert found == (0,)
    else:
        assert not Path(book_address).exists()
