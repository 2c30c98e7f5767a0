# Everything a fresh Debian machine needs is made by the first target that needs it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VERSION := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)
READY := $(VENV)/ready-$(VERSION)
export PATH := $(abspath $(BIN)):$(PATH)

.PHONY: help book test test-slow lint bench lock doctor clean system
.DEFAULT_GOAL := help

help: ## List every target
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

book: $(READY) ## Build the book; open _build/html/index.html
	course book

test: $(READY) system lint book ## Check style and types, build the book, run the tests (at most 15 minutes)
	pytest -n auto --dist worksteal

test-slow: $(READY) system book ## Run the tests that take long
	pytest -n auto --dist worksteal -m slow

lint: $(READY) ## Check style (ruff) and types (mypy --strict)
	ruff check .
	ruff format --check --quiet .
	mypy

bench: $(READY) system book ## Measure speed, memory and page weight
	python -m tests.bench

lock: $(READY) ## Renew requirements.txt from pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	  --custom-compile-command "make lock" --all-extras pyproject.toml --output-file requirements.txt

doctor: $(READY) ## Say what this machine has and lacks
	course doctor

clean: ## Remove everything that was generated, except the gradebook
	rm -rf _build $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# One environment for one Python; another PYTHON makes it anew.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo '$(PYTHON) does not run or is older than 3.11; name another one: make PYTHON=/path/to/python3.13 …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/need python3-venv
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

system: # Debian packages that the tests use: a browser, the box in which students' code runs, a dictionary
	@command -v chromium >/dev/null || .ci/need chromium
	@command -v bwrap >/dev/null || .ci/need bubblewrap
	@command -v aspell >/dev/null || .ci/need aspell aspell-en
