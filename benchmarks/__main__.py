"""Measure everything and print the table of README's Performance section."""

import tempfile
from pathlib import Path

from benchmarks import books, documents, planner, rooms, start, year

HEAD = "| What | Drumbeat | against | that takes | ratio |\n| --- | ---: | --- | ---: | ---: |"


def main() -> None:
    """Print one line a figure."""
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        made = books.Books(Path(folder))
        for figures in (start.figures, year.figures, planner.figures, documents.figures, books.figures, rooms.figures):
            for figure in figures(made):
                print(figure.row(), flush=True)


main()
