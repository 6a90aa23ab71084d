# Targets of CONTRACT §5. `make install` makes everything the others need.
PYTHON ?= python3
CORPUS ?= samples/corpus
DATA ?= data
HOST ?= 127.0.0.1
PORT ?= 8000
BIN := .venv/bin

.PHONY: install run test check format evaluate golden screenshots bench soak model clean

install: .venv/.installed

.venv/.installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Vedtaksgraf needs Python 3.11 or newer: make PYTHON=/path/to/python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/docs

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: install
	$(BIN)/python -m pytest

clean:
	rm -rf $(DATA) .venv build *.egg-info
