"""A small book to work in, once on SQLite and once on PostgreSQL."""

from tests.book_fixtures import book, clock, workspace

__all__ = ["book", "clock", "workspace"]
