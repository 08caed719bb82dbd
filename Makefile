# The one way to install, try, test and measure; CI runs the same lines.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := demo
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
DOCS ?= samples
DEMO := build/demo

.PHONY: install system demo test check bench score golden clean

install: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# What the tests need beside Python: a browser, and Java with Maven for the real Neo4j.
system:
	.ci/system

demo: install
	$(BIN)/python -m cli.demo $(DEMO) $(DOCS)

test: install system
	$(BIN)/python -m pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered

check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	$(BIN)/python -m benchmarks.extract

score: install
	$(BIN)/python -m benchmarks.score

golden: install
	$(BIN)/python -m pytest -q --update-golden tests

clean:
	rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/target *.egg-info
