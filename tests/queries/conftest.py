"""A small book to work in, once on SQLite and once on PostgreSQL."""

from tests.book_fixtures import book, clock, empty_book, kept_database, workspace

__all__ = ["book", "clock", "empty_book", "kept_database", "workspace"]
