"""Preview the problem given on the standard input, and print what it took: the first preview of a fresh program."""

import pickle
import sys
from time import perf_counter

from benchmarks.runs import measured
from models.rules.planner.preview import preview


def main() -> None:
    """Preview it; the time counts from the problem to the answer."""
    problem = pickle.loads(sys.stdin.buffer.read())
    began = perf_counter()
    answer = preview(problem)
    print(measured((perf_counter() - began) * 1000, answer.cost, proved=False))


main()
