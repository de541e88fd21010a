# What every change must pass, by name. `make check` is all of it; CI runs the same targets (.ci/run).
VENV ?= .venv
PYTHON ?= $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup test lint format types docs browser serve gate bench check

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup:  ## make the environment, with all that the targets below need
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install -q -e '.[dev]'

test:  ## run the tests on all cores
	$(PYTHON) -m pytest -n auto

lint:  ## ruff: rules and format
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

format:  ## put the code into ruff's format
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

types:  ## mypy, strict
	$(PYTHON) -m mypy

docs:  ## run the code in the documentation, then build it into site/
	NEWSCLEAN_ALL_DOCS=1 $(PYTHON) -m pytest -n auto tests/docs
	NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --strict  # not --quiet: that hides warnings from --strict too

browser:  ## the pages of explanations in a real Chromium, where there is one
	$(PYTHON) -m pytest -m browser tests/view

serve:  ## show the documentation while it is written
	$(PYTHON) -m mkdocs serve

gate:  ## newsclean's figures on the fixtures, against their floors
	$(PYTHON) -m benchmarks gate

bench:  ## the whole report, beside other tools; then the tables of README and docs/accuracy.md (needs the extra `bench`)
	$(PYTHON) -m benchmarks
	$(PYTHON) -m benchmarks readme

check: lint types test docs browser gate  ## all that CI runs
