# One command for each need. Every target does its own set-up: a fresh machine needs Python 3.11 or newer, and either
# cargo or network access. What has been built is remembered in stamp files (.venv/.tools, .venv/.built), so a second
# run starts at once; the engine is built again when a Rust file changes, and Python files are used where they lie.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
	--custom-compile-command "make lock" --no-emit-index-url
export PYO3_PYTHON := $(abspath $(BIN)/python)
SCHEMA := $(BIN)/check-jsonschema --quiet --no-cache --builtin-schema vendor.
RUST := Cargo.toml Cargo.lock $(shell find crates -path '*/src/*.rs' -o -name Cargo.toml)

.DEFAULT_GOAL := build
PYTEST := $(BIN)/python -m pytest -n auto --dist loadscope

.PHONY: build play serve page quick test deep test-python test-rust check fmt bench generate notebook harnesses golden differential possible chronicle games leaks fuzz fuzz-guided mutants wheel sdist lock \
	clean help

build: $(VENV)/.built ## build into .venv, so that .venv/bin/unsaid is the command
	@:

serve: build ## open the worlds in a browser: a server on this machine, which ends with ^C
	@$(BIN)/unsaid serve --open

page: ## build the page that it serves, from web/src, for which Node is needed: into python/unsaid/serve/page
	@command -v npm >/dev/null || { echo "Node 20 or newer and its npm are needed to build the page, and there is no 'npm' here" >&2; exit 1; }
	@cd web && npm ci --silent && npm run --silent check && npm run --silent build
	@ls -s --block-size=K python/unsaid/serve/page

play: build ## open the bundled story; without a terminal it tells it
	@$(BIN)/unsaid play the-unsaid

quick: build ## the tests to run at each change: all but those marked slow, some three minutes on two cores
	$(PYTEST) -m "not slow and not deep"

test: test-rust test-python ## all tests but those that go through the whole of a long world

test-python: build
	$(PYTEST) -m "not deep"

deep: build ## the tests that go through the whole of a long world; CI runs them too
	$(PYTEST) -m deep

test-rust: build
	@if command -v cargo >/dev/null; then cargo test --locked --quiet --release -p minds; \
	else echo "no cargo here: the engine's own tests are left out (the Python tests still run it)"; fi

check: build ## format, lint, floors, types, clippy: what CI asks before the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/basedpyright
	$(SCHEMA)github-workflows .github/workflows/*.yml
	$(SCHEMA)github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(SCHEMA)github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	$(SCHEMA)citation-file-format CITATION.cff
	@if command -v cargo >/dev/null; then cargo fmt --check && cargo clippy --locked --release --all-targets -- -D warnings; \
	else echo "no cargo here: clippy and rustfmt are left out"; fi

fmt: build ## lay out Python and Rust
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	@if command -v cargo >/dev/null; then cargo fmt; fi

bench: build ## planning table, shortest stories, growth with plots, cold start, limits, what games leave to their players: written to bench/results
	@$(PIP) install --quiet --require-hashes -r requirements/bench.txt
	$(BIN)/python bench/planning.py
	$(BIN)/python bench/planning.py --shortest
	$(BIN)/python bench/bare.py
	$(BIN)/python bench/scaling.py
	$(BIN)/python bench/start.py
	$(BIN)/python bench/limits.py
	$(BIN)/python bench/town.py --table
	$(BIN)/python bench/agency.py

generate: build ## what is written by tools: the parser's tables; the pages of the language, of diagnostics, of the Python interface and of JSON
	$(BIN)/python tools/grammar_tables.py
	$(BIN)/python tools/language_page.py
	$(BIN)/python tools/diagnostics_page.py
	$(BIN)/python tools/python_page.py
	$(BIN)/python tools/json_schemas.py
	$(BIN)/python tools/lines_page.py

notebook: build ## run docs/notebook.ipynb from beginning to end, as CI does; WRITE=1 writes it anew from tools/notebook.md
	@$(PIP) install --quiet --require-hashes -r requirements/notebook.txt
	$(if $(WRITE),$(BIN)/python tools/notebook_page.py)
	$(BIN)/python -m pytest tests/api/test_notebook.py

# In an environment of its own: the harnesses bring hundreds of packages. The engine is that of .venv.
HARNESSES := build/harnesses
harnesses: build ## the four harnesses, each installed from the index, loading and marking our items by its own command
	@test -x $(HARNESSES)/bin/python || $(PYTHON) -m venv $(HARNESSES)
	@$(HARNESSES)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(HARNESSES)/bin/python -m pip install --quiet --group harnesses click lark msgspec polib rapidfuzz rich hypothesis pytest pytest-timeout
	PYTHONPATH=$(CURDIR)/python PATH="$(CURDIR)/$(HARNESSES)/bin:$$PATH" $(HARNESSES)/bin/python -m pytest -p no:cacheprovider tests/harnesses

golden: build ## the bundled stories told whole, to be read again after a change to their words
	$(BIN)/python tools/golden.py

differential: build ## the engine against the reference semantics on 10 000 random worlds; UNKNOWING=1 for worlds whose people do not know
	$(BIN)/python tools/differential.py --worlds 10000 --jobs 2 $(if $(UNKNOWING),--unknowing)

possible: build ## labels against possible worlds, on 60 000 random scenes, and by weaker theories (SCENES=24000)
	$(BIN)/python -m tests.reference.possible.measuring --scenes $(or $(SCENES),24000) --jobs 2 --classes 3000

chronicle: build ## the second reader of chronicles, which has text and card alone, on 100 000 items of 20 seeds (ITEMS=5000)
	$(BIN)/python -m tests.reference.chronicle.measuring --items $(or $(ITEMS),5000)

games: build ## the game against a second, slow one, in random worlds with random players (GAMES=5000)
	$(BIN)/python tools/second_play.py --games $(or $(GAMES),5000) --jobs 2

leaks: build ## games that differ only in what a role cannot know, played side by side (STEPS=100000)
	$(BIN)/python tools/leaks.py --steps $(or $(STEPS),100000) --jobs 2

fuzz: build ## made-up inputs for everything that reads; INPUTS=1000000 SEED=7 TARGETS=worlds,ground, or REPLAY=FILE
	$(BIN)/python -m fuzz $(if $(REPLAY),--replay $(REPLAY),--inputs $(or $(INPUTS),100000) --seed $(or $(SEED),0) \
		--jobs $(or $(JOBS),2) $(if $(TARGETS),--targets $(TARGETS)))

COVERAGE := build/coverage
mutants: build ## small faults planted one by one, and those that no test sees; ROOMS="world engine" MOST=100 SEED=2, AGAIN=FILE
	@$(PIP) install --quiet --require-hashes -r requirements/mutants.txt
	@test -f $(COVERAGE)/seconds.json || { echo "which test runs which line: the quick tests, once ..."; mkdir -p $(COVERAGE); \
		TEST_SECONDS=$(COVERAGE)/seconds.json COVERAGE_FILE=$(COVERAGE)/data PYTHONPATH=tools/mutants \
		$(PYTEST) -m "not slow and not deep" -p timed --cov=unsaid --cov-context=test --cov-report= ; }
	$(BIN)/python tools/mutants $(if $(ROOMS),--rooms $(ROOMS)) --most $(or $(MOST),100) --seed $(or $(SEED),1) \
		$(if $(AGAIN),--again $(AGAIN)) $(if $(TESTS),--tests $(TESTS))

fuzz-guided: build ## the same for one target, guided by the code that inputs reach (Atheris): TARGET=worlds INPUTS=100000
	@$(PIP) install --quiet --require-hashes -r requirements/fuzz.txt
	$(BIN)/python -m fuzz.guided $(or $(TARGET),worlds) $(or $(INPUTS),100000) $(or $(SEED),0)

# On Linux, zig links against an old glibc, so that the wheel is not tied to distributions as new as this one, or for another
# kind of machine. Its Rust target has to be there: rustup target add aarch64-unknown-linux-musl.
wheel: $(VENV)/.tools ## a wheel in dist/ that installs anywhere with this kind of machine, or TARGET=aarch64-unknown-linux-musl
	@rm -rf dist
	@if ! command -v cargo >/dev/null; then $(PIP) wheel --quiet --no-deps --wheel-dir dist . ; \
	elif [ "$$(uname -s)" = Linux ] && $(PIP) install --quiet --require-hashes -r requirements/wheel.txt; then \
		PATH="$(abspath $(BIN)):$$PATH" maturin build --quiet --release --locked --zig --out dist \
			--compatibility $(if $(findstring musl,$(TARGET)),musllinux_1_2,manylinux2014) $(if $(TARGET),--target $(TARGET)); \
	else $(BIN)/maturin build --quiet --release --locked --out dist; fi
	@ls -s --block-size=K dist

sdist: $(VENV)/.tools ## the sources in dist/, as they are published
	@$(BIN)/maturin sdist --out dist

lock: $(VENV)/.tools ## pin the packages anew
	$(PIP) install --quiet uv
	$(LOCK) pyproject.toml --group dev -o requirements/dev.txt
	$(LOCK) --group bench -o requirements/bench.txt
	$(LOCK) --group fuzz -o requirements/fuzz.txt
	$(LOCK) --group notebook -o requirements/notebook.txt
	$(LOCK) --group mutants -o requirements/mutants.txt
	echo ziglang | $(LOCK) - --no-annotate -o requirements/wheel.txt
	cargo update

clean: ## remove everything that was built
	rm -rf $(VENV) target dist .pytest_cache .ruff_cache .hypothesis python/unsaid/_minds*.so

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/.tools: requirements/dev.txt
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Python 3.11 or newer is needed, and there is no '$(PYTHON)' here" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; '$(PYTHON)' is $$($(PYTHON) -V). Try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv module is missing (on Debian: apt install python3-venv)" >&2; exit 1; }
	@echo "installing the Python packages (requirements/dev.txt) ..."
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt || \
		{ echo "the packages could not be installed: is there network access?" >&2; exit 1; }
	@touch $@

# With cargo, maturin from the venv builds the engine; without, pip lets maturin fetch a toolchain for this build alone.
$(VENV)/.built: $(VENV)/.tools pyproject.toml $(RUST)
	@echo "building the engine ..."
	@if command -v cargo >/dev/null; then \
		PATH="$(abspath $(BIN)):$$PATH" $(PIP) install --quiet --no-deps --no-build-isolation --editable . || \
		{ echo "the engine could not be built with $$(cargo --version): it needs cargo 1.85 or newer, and network" \
			"access the first time" >&2; exit 1; }; \
	else \
		echo "no cargo here: a Rust toolchain is fetched for this build"; \
		$(PIP) install --quiet --no-deps --editable . || \
		{ echo "the engine could not be built: install cargo 1.85 or newer, or give this machine network access" >&2; \
			exit 1; }; \
	fi
	@touch $@
	@echo "built: $(BIN)/unsaid"
