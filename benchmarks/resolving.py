"""Resolve the problem given on the standard input in so many seconds, and print what it took."""

import pickle
import sys

from benchmarks.runs import measured
from models.rules.planner.exact import resolve


def main() -> None:
    """Resolve it; the time counts from the problem to the answer, the solver's own loading included."""
    answer = resolve(pickle.loads(sys.stdin.buffer.read()), seconds=float(sys.argv[1]))
    print(measured(answer.seconds * 1000, answer.cost, proved=answer.proved))


main()
