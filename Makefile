.DEFAULT_GOAL := build
.PHONY: build test check bench mutation docs lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

build: $(INSTALLED)  ## build the warehouse from documents/ and publish it
	$(BIN)/juesuan build || test $$? -eq 3  # 3: published, with errors listed above

test: $(INSTALLED)  ## every test, the models' unit tests among them
	$(BIN)/pytest -n 2

check: $(INSTALLED)  ## format, lint, types, SQL lint
	$(BIN)/ruff format --check scripts tests/python
	$(BIN)/ruff check scripts tests/python
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 2 models tests/dbt analyses

bench: $(INSTALLED)  ## speed of extraction, of a build and of the expectations, as tables
	$(BIN)/python scripts/bench/extraction.py
	$(BIN)/python scripts/bench/build.py
	$(BIN)/python scripts/bench/expectations.py

mutation: $(INSTALLED)  ## how much planted damage is found, written into docs/benchmarks.md
	$(BIN)/python scripts/bench/mutation.py --write docs/benchmarks.md

docs: $(INSTALLED)  ## write the data dictionary, the page of the identities and the picture of the tables
	$(BIN)/python scripts/data_dictionary.py
	$(BIN)/python scripts/identities_page.py
	$(BIN)/python scripts/grain_picture.py

# The lock has hashes and no address: the package index is the machine's own setting.
lock:  ## pin the dependencies of pyproject.toml again (needs uv)
	uv pip compile pyproject.toml --extra dev --extra metrics --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-strip-extras --no-annotate --no-header --quiet -o requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

clean:  ## remove what was built, keep the documents and the seeds
	rm -rf $(VENV) target logs warehouse
