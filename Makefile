# The targets of CONTRACT §5. `make run` and `make test` make all that they need themselves.
# Settings: PYTHON (3.11 or newer), CORPUS and DATA (folders), HOST and PORT; for example
#   make run CORPUS=../papers DATA=data-papers PORT=8080

PYTHON ?= python3
CORPUS ?= samples/corpus
VEDTAKSGRAF_DATA ?= data
DATA ?= $(VEDTAKSGRAF_DATA)
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := .venv/bin
SHARED := $(if $(wildcard ../shared/corpus),--shared ../shared)
ELSEWHERE := $(if $(filter-out data,$(DATA)), --data "$(DATA)")
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate

.DELETE_ON_ERROR:
.PHONY: help install run test check format evaluate queries calibrate taggers model bench golden screenshots lock clean

help:
	@echo "make run         make the environment, ingest CORPUS (default: $(CORPUS)), serve on http://$(HOST):$(PORT)"
	@echo "make test        make the environment and run all tests"
	@echo "make check       formatting, lint, types, imports, docs, score floors"
	@echo "make install     make the environment with $(BIN)/vedtaksgraf, the SPARQL editor, a browser for tests"
	@echo "make evaluate    score extraction and search, and write docs/quality.md"
	@echo "make queries     score search alone on judged queries, and list those for tuning not answered first"
	@echo "make calibrate   fit the confidence of inferred links to judged pairs again (needs ../shared)"
	@echo "make taggers     learn again what is learnt from our own papers (decision 14); some 15 minutes"
	@echo "make model       train the recogniser of names from ../shared/norne again; some 30 minutes"
	@echo "make bench       speed beside named peers, into benchmarks/README.md"
	@echo "make golden      write the golden files again; read the diff"
	@echo "make screenshots pictures of the pages, to tests/screenshots/"
	@echo "make format      format the code · make lock: pin the requirements again · make clean: remove what was made"

# --- The environment. The stamps lie inside it, so that they go when it goes. ---

.venv/.environment: requirements-dev.txt pyproject.toml scripts/set_up.py
	@"$(PYTHON)" scripts/set_up.py environment
	@echo "Installing what requirements-dev.txt pins (some minutes the first time) …"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.editor: .venv/.environment web/editor/package-lock.json web/editor/install.py
	@$(BIN)/python scripts/set_up.py npm
	@$(BIN)/python web/editor/install.py
	@touch $@

.venv/.browser: .venv/.environment
	@$(BIN)/python scripts/set_up.py browser
	@touch $@

# Asked for by name, a part that could not be fetched the last time is tried again.
install: .venv/.environment .venv/.editor .venv/.browser
	@$(BIN)/python web/editor/install.py
	@$(BIN)/python scripts/set_up.py browser

# --- The two commands of the README ---

run: .venv/.environment .venv/.editor
	@echo "Reading $(CORPUS) into $(DATA) …"
	@$(BIN)/vedtaksgraf --data "$(DATA)" ingest "$(CORPUS)" || test -e "$(DATA)/CURRENT"
	@echo
	@echo 'Try in a browser:        http://$(HOST):$(PORT)/search?q=styresak   http://$(HOST):$(PORT)/sparql'
	@echo 'Try in another terminal: $(BIN)/vedtaksgraf$(ELSEWHERE) search styresak'
	@echo '                         $(BIN)/vedtaksgraf$(ELSEWHERE) trace "Mål 1"'
	@echo '                         $(BIN)/vedtaksgraf$(ELSEWHERE) check'
	@echo
	@$(BIN)/vedtaksgraf --data "$(DATA)" serve --host "$(HOST)" --port "$(PORT)"

test: .venv/.environment .venv/.editor .venv/.browser
	$(BIN)/python -m pytest

# --- What keeps the house in order ---

check: .venv/.environment
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --quiet tests/docs tests/house
	$(BIN)/python -m evaluation $(SHARED) --check > /dev/null

format: .venv/.environment
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: .venv/.environment
	$(BIN)/python -m evaluation $(SHARED) --write docs/quality.md

queries: .venv/.environment
	$(BIN)/python -m evaluation.queries $(SHARED) --errors

calibrate: .venv/.environment
	$(BIN)/python -m evaluation.inferred $(SHARED) --fit kg/inferring/coefficients.toml

taggers: .venv/.environment
	$(BIN)/python -m scripts.train_taggers

model: .venv/.environment
	OMP_NUM_THREADS=1 $(BIN)/python -m scripts.names all

bench: .venv/.environment
	$(BIN)/python -m benchmarks.recognition --write benchmarks/README.md
	$(BIN)/python -m benchmarks.search --growth 10000 100000 --write benchmarks/README.md
	$(BIN)/python -m benchmarks.sparql --sizes 100000 1000000 --write benchmarks/README.md
	$(BIN)/python -m benchmarks.pages --write benchmarks/README.md

golden: .venv/.environment
	$(BIN)/python scripts/write_golden.py

screenshots: .venv/.environment .venv/.editor .venv/.browser
	$(BIN)/python scripts/screenshots.py

lock: .venv/.environment
	@test -x $(BIN)/uv || $(PIP) install uv
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --extra dev --extra whoosh --output-file requirements-dev.txt
	$(LOCK) --group pyproject.toml:editor --output-file requirements-editor.txt

clean:
	rm -rf .venv build dist web/editor/node_modules web/static/vendor .*_cache .hypothesis *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
