# PYTHON is any Python 3.11–3.13; everything else goes into .venv.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

DEMO := out/demo
# The date that docs/evaluation.md and docs/performance.md carry: that of the last commit.
DATE ?= $(shell git log -1 --format=%cs)

.PHONY: help demo test format-check lint types floors tests bench evaluate docs site picture format clean

help:
	@echo "make demo    parse the sample plans, print a summary, write JSON and CSV to $(DEMO)"
	@echo "make test    run every check, exactly what CI runs"
	@echo "make bench   measure speed and memory, write docs/performance.md (DATE=2025-12-31)"
	@echo "make evaluate  measure agreement with gold, write docs/evaluation.md (DATE=2025-12-31)"
	@echo "make docs    regenerate the generated pages under docs/"
	@echo "make site    build the documentation as a site in out/site"
	@echo "make picture take the picture of the report for the README (needs Chromium and its driver)"
	@echo "make format  put the code into its standard form"

demo: $(VENV)/installed
	$(BIN)/kehoach parse corpora/samples/plans/* -o $(DEMO) --format json,csv --summary
	@echo "JSON and CSV are in $(DEMO)/"

test: format-check lint types floors tests

format-check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

floors: $(VENV)/installed-dev
	$(BIN)/lint-imports --no-cache

tests: $(VENV)/installed-dev
	$(BIN)/python -m pytest

bench: $(VENV)/installed-dev
	mkdir -p out
	KEHOACH_FIGURES=out/figures.json $(BIN)/python -m pytest -m benchmark -s -q tests/benchmarks
	$(BIN)/python docs/performance.py out/figures.json --date $(DATE)

evaluate: $(VENV)/installed-dev
	$(BIN)/python docs/evaluate.py --date $(DATE)

docs: $(VENV)/installed-dev
	$(BIN)/python docs/generate.py

site: $(VENV)/installed-dev
	$(BIN)/python -m sphinx --builder html --fresh-env --fail-on-warning --keep-going --quiet -d out/doctrees docs out/site
	@echo "out/site/index.html opens in a browser, with the network off too"

picture: $(VENV)/installed-dev
	$(BIN)/python docs/picture.py

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@echo done > $@

$(VENV)/installed-dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	@echo done > $@
	@echo done > $(VENV)/installed

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
