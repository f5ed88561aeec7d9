# Everything from a fresh clone with only Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint matrix wheel clean help

help:
	@echo "make demo   lint the example reports and show what is wrong with them"
	@echo "make test   run the rulebook's own examples and the test suite"
	@echo "make lint   check the code with ruff and mypy"
	@echo "make matrix every rule against mutants of clean reports, and clean reports against every rule"
	@echo "make wheel  build the distribution into dist/"

$(STAMP): pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'gidlint needs Python 3.11 or newer; set PYTHON=...')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,audit,cluster]'
	$(BIN)/python -m compileall -q linter # an editable install compiles nothing; the first run would
	@touch $@

# Findings are what the demo is for, so exit status 1 (findings) is success here.
demo: $(STAMP)
	@$(BIN)/gidlint check examples/reports --lang zh; status=$$?; [ $$status -eq 1 ]

test: $(STAMP)
	$(BIN)/gidlint rules test
	$(BIN)/python -m pytest -q -n auto

lint: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lint]'
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

matrix: $(STAMP)
	$(BIN)/python -m benchmarks.rules.clean
	$(BIN)/python -m benchmarks.rules.matrix

wheel: $(STAMP)
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
