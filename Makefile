# The one way to install, try, test and measure; CI runs the same lines.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := demo
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
DOCS ?= samples
DEMO := build/demo/$(notdir $(abspath $(DOCS)))
LOCK := --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 --quiet

.PHONY: install develop system demo test check bench score golden lock clean

install: .venv/.installed
develop: .venv/.developed

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --no-compile --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/.developed: requirements-dev.lock .venv/.installed
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	touch $@

lock:
	uv pip compile pyproject.toml requirements.in $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml requirements.in $(LOCK) --group dev -c requirements.lock -o requirements-dev.lock

# What the tests need beside Python: a browser, and Java with Maven for the real Neo4j.
system:
	.ci/system

demo: install
	$(BIN)/python -m cli.demo $(DEMO) $(DOCS)

test: develop system
	$(BIN)/python -m pytest -n 2 --dist loadfile --cov --cov-report=term:skip-covered

check: develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: develop
	$(BIN)/python -m benchmarks.extract
	$(BIN)/python -m benchmarks.resolve --sizes 1000,10000
	$(BIN)/python -m benchmarks.questions 1000

score: develop
	$(BIN)/python -m benchmarks.score

golden: develop
	$(BIN)/python -m pytest -q --update-golden tests

clean:
	rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/target *.egg-info
