# One command a need. Each target does its own set-up: a fresh machine needs Python 3.11 or newer, and either
# cargo or network access.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUST := Cargo.toml Cargo.lock $(shell find crates -name '*.rs' -o -name Cargo.toml)

.DEFAULT_GOAL := build
.PHONY: build play test test-python test-rust check format bench wheel docs lock clean help

build: $(VENV)/.built ## build into .venv, so that .venv/bin/unsaid is the command

play: build ## open the bundled story; without a terminal it tells it
	@$(BIN)/unsaid play the-unsaid

test: test-rust test-python ## all tests

test-python: build
	$(BIN)/python -m pytest

test-rust: build
	@if command -v cargo >/dev/null; then cargo test --locked --quiet --release -p minds; \
	else echo "no cargo here: the engine's own tests are left out (the Python tests still run it)"; fi

check: build ## format, lint, types, clippy: what CI asks before the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/basedpyright
	@if command -v cargo >/dev/null; then cargo fmt --check && cargo clippy --locked --release --all-targets -- -D warnings; \
	else echo "no cargo here: clippy and rustfmt are left out"; fi

format: build ## format Python and Rust
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@if command -v cargo >/dev/null; then cargo fmt; fi

bench: build ## the planning table and the cold start, written to bench/results
	$(BIN)/python bench/planning.py
	$(BIN)/python bench/start.py

docs: build ## the reference pages that are generated
	$(BIN)/python tools/diagnostics_page.py

wheel: $(VENV)/.tools ## a wheel in dist/ that installs anywhere with this kind of machine
	@rm -rf dist && $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist

lock: $(VENV)/.tools ## pin the packages anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --quiet \
		--no-header --no-emit-index-url -o requirements/dev.txt

clean: ## remove everything that was built
	rm -rf $(VENV) target dist .pytest_cache .ruff_cache .hypothesis python/unsaid/_minds*.so

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.tools: requirements/dev.txt
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed, and there is no '$(PYTHON)' here" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) -V). Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing (on Debian: apt install python3-venv)" >&2; exit 1; }
	@echo "installing the Python packages (requirements/dev.txt)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt || \
		{ echo "the packages could not be installed: is there network access?" >&2; exit 1; }
	@touch $@

$(VENV)/.built: $(VENV)/.tools pyproject.toml $(RUST)
	@echo "building the engine (Rust)…"
	@if command -v cargo >/dev/null; then \
		PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
			--no-build-isolation --editable . ; \
	else \
		echo "no cargo here: a Rust toolchain is fetched for this build"; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable . || \
		{ echo "the engine could not be built: install cargo (Debian: apt install cargo), or give this machine network access" >&2; exit 1; }; \
	fi
	@touch $@
