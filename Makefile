# make run opens Drumbeat on the demo year, make test proves the house; each does all its own set-up.

BOOK := out/demo.book
DRUMBEAT := .venv/bin/drumbeat
PYTHON := .venv/bin/python

.PHONY: run test lint soak bench tour clean papers system-for-run system-for-test
.DELETE_ON_ERROR:

run: .venv/for-run $(BOOK)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PYTHON) main.py $(BOOK); else $(MAKE) --no-print-directory papers; fi

papers: .venv/for-run $(BOOK)
	@echo "There is no display here, so no window opens; the same work is done on paper."
	@$(DRUMBEAT) print $(BOOK) year-calendar --from 2026-04-01 --to 2027-03-31 -o out/year-calendar.pdf
	@$(DRUMBEAT) print $(BOOK) agenda --forum MB -o out/management-board-agenda.pdf
	@$(DRUMBEAT) print $(BOOK) action-log --forum MB -o out/management-board-action-log.pdf
	@echo "Written: out/year-calendar.pdf out/management-board-agenda.pdf out/management-board-action-log.pdf"

test: lint
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -n 2 -m "not soak" -rs tests/journeys tests/desktop
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -n 2 -m "not soak" -rs tests --ignore tests/journeys --ignore tests/desktop

lint: .venv/for-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-logo
	.venv/bin/mypy

soak: .venv/for-test
	QT_QPA_PLATFORM=offscreen .venv/bin/pytest -m soak -rs

bench: .venv/for-test
	$(PYTHON) -m benchmarks

tour: .venv/for-test
	$(PYTHON) -m tests.tour

clean:
	rm -rf .venv out build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(BOOK): | .venv/for-run
	@mkdir -p out
	$(DRUMBEAT) new $(BOOK) --demo year --seed 1

.venv/for-run .venv/for-test: .venv/for-%: pyproject.toml .ci/constraints.txt .ci/virtual-environment | system-for-%
	@.ci/virtual-environment $*
	@touch $@

system-for-run system-for-test: system-for-%:
	@.ci/system-packages $*
