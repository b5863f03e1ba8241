.DEFAULT_GOAL := build
.PHONY: build test check scheduler chaos bench mutation docs lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
SCHEDULER := $(VENV)/.scheduler
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

build: $(INSTALLED)  ## build the warehouse from documents/ and publish it
	$(BIN)/juesuan build || test $$? -eq 3  # 3: published, with errors listed above

test: $(SCHEDULER)  ## every test, the models' unit tests among them
	$(BIN)/pytest -n 2

check: $(SCHEDULER)  ## format, lint, types, SQL lint
	$(BIN)/ruff format --check scripts tests/python
	$(BIN)/ruff check scripts tests/python
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 2 models tests/dbt analyses

scheduler: $(SCHEDULER)  ## build each day and when documents change; page on http://127.0.0.1:PORT
	$(BIN)/python -m juesuan.scheduler --port $(or $(PORT),3000) \
		$(if $(DOCUMENTS),--documents "$(DOCUMENTS)") $(if $(OUTPUT),--output "$(OUTPUT)")

bench: $(INSTALLED)  ## speed of extraction, of a build and of the expectations, as tables
	$(BIN)/python scripts/bench/extraction.py
	$(BIN)/python scripts/bench/build.py
	$(BIN)/python scripts/bench/expectations.py

chaos: $(INSTALLED)  ## kill KILLS builds at random moments, and read over ten rebuilds: hours
	$(BIN)/python scripts/chaos/kills.py --kills $(or $(KILLS),100)

mutation: $(INSTALLED)  ## how much planted damage is found, written into docs/benchmarks.md
	$(BIN)/python scripts/bench/mutation.py --write docs/benchmarks.md

docs: $(INSTALLED)  ## write the data dictionary, the page of the identities and the picture of the tables
	$(BIN)/python scripts/data_dictionary.py
	$(BIN)/python scripts/identities_page.py
	$(BIN)/python scripts/grain_picture.py

# The locks have hashes and no address: the package index is the machine's own setting. The second
# holds the first and what the scheduler needs, every common package in the same version.
PIN := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-strip-extras --no-annotate --no-header --quiet --extra dev --extra metrics
lock:  ## pin the dependencies of pyproject.toml again (needs uv)
	$(PIN) --extra scheduler -o requirements-scheduler.lock
	$(PIN) -c requirements-scheduler.lock -o requirements.lock

$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

$(SCHEDULER): requirements-scheduler.lock $(INSTALLED)
	$(INSTALL) --require-hashes -r requirements-scheduler.lock
	touch $@

clean:  ## remove what was built, keep the documents and the seeds
	rm -rf $(VENV) target logs warehouse
