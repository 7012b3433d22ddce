"""Measure everything and print the table of README's Performance section."""

import tempfile
from pathlib import Path

from benchmarks import board, books, capture, documents, planner, rooms, start, year

HEAD = "| What | Drumbeat | against | that takes | ratio |\n| --- | ---: | --- | ---: | ---: |"


def main() -> None:
    """Print one line a figure."""
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        made = books.Books(Path(folder))
        parts = (start, year, planner, capture, documents, board, books, rooms)
        for part in parts:
            for figure in part.figures(made):
                print(figure.row(), flush=True)


main()
