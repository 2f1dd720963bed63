# Two commands: make dashboard, make test. Works with the make of macOS (3.81) and of Debian.

PYTHON ?= python3
VENV ?= .venv
ARGS ?=

BIN = $(VENV)/bin
OLDEST = 3, 11
AGAIN = $(MAKE) --no-print-directory

# Tests start hundreds of processes: what Python has compiled of our code is kept for the next one, whatever the shell says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help dashboard test check long coverage oldest engine pages notebooks site trial comses screenshot pictures chromium venv python clean

help:
	@echo "make dashboard   install into $(VENV) and open the dashboard (ARGS='--port 9000' passes options on)"
	@echo "make test        install what the checks need and run them, as on a fresh machine"
	@echo "make check       the checks alone: ruff, mypy, lint-imports, pytest"
	@echo "make long        the tests that take long: every part of every page once more, other languages, notebooks, a wheel"
	@echo "make coverage    which lines the tests reach, with the rules left uncompiled"
	@echo "make oldest      the tests with the oldest releases that pyproject.toml allows, in $(VENV)-oldest (half an hour)"
	@echo "make engine      build the rules as the WebAssembly module of the package, after a change of rules"
	@echo "make pages       renew everything that tools write, after a change of rules, numbers or models (minutes)"
	@echo "make notebooks   run the notebooks of docs/notebooks and keep what they show (a minute; part of make pages)"
	@echo "make site        the documentation as a site, into build/site, with its links checked"
	@echo "make trial       break readers and writers on purpose for 20 minutes, and write docs/trust.md"
	@echo "make comses      the bundle for the CoMSES Model Library, into dist (what is committed or added to git)"
	@echo "make screenshot  renew the pictures of the README, docs/images (look at them before committing)"
	@echo "make pictures    every page and state on four screens, light and dark, into build/screenshots, to look at"
	@echo "make clean       remove $(VENV) and everything that tools have left behind"
	@echo "PYTHON=python3.12 make ...   uses another Python (3.11 or later)"

dashboard: venv
	@$(AGAIN) $(VENV)/.installed
	@$(BIN)/microdeals dashboard $(ARGS)

test: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(AGAIN) chromium
	@$(AGAIN) check

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not long" $(ARGS)

# What shorter tests look at, once more: after them in continuous integration, and before a release.
long: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(AGAIN) chromium
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m long $(ARGS)

coverage: venv
	@$(AGAIN) $(VENV)/.installed-dev
	MICRODEALS_INTERPRET=1 $(BIN)/python -m pytest --cov --cov-report=term $(ARGS)

# After a change of a lower bound, and before a release. Old releases warn of what has changed since: no error here. Code is
# compiled once as pip does it, or each process would meet the warnings of old docstrings anew.
oldest: python
	@$(PYTHON) -m venv --clear $(VENV)-oldest
	@$(VENV)-oldest/bin/python -m pip install --quiet --disable-pip-version-check uv
	@$(VENV)-oldest/bin/uv pip install --quiet --compile-bytecode --python $(VENV)-oldest --resolution lowest-direct --editable ".[dev]"
	$(VENV)-oldest/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -W default --ignore tests/house --ignore tests/browser $(ARGS)

# After a change of a rule or a loop. A test says when.
engine: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(BIN)/python -W error tools/build_engine.py

# After a change of a rule, a parameter, a model, an experiment or the literature. Tests say when.
pages: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(BIN)/python -W error tools/write_pages.py

# After a change of a notebook alone.
notebooks: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(BIN)/python -W error tools/write_notebooks.py $(ARGS)

# Sphinx takes every warning as an error; nothing is fetched, and no page asks another place for anything.
site: venv
	@$(AGAIN) $(VENV)/.installed-docs
	@$(BIN)/python tools/build_site.py

# Before a release, or after a change of what reads or writes files. ARGS='--seed 7 --minutes 20' are its own.
trial: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(BIN)/python tools/try_to_break.py $(ARGS)

# For a release: code, description and data in one zip.
comses: venv
	@$(AGAIN) $(VENV)/.installed
	@$(BIN)/python tools/write_comses.py

# After a change of the looks of the first screen; make pages says when its worlds have changed.
screenshot: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(AGAIN) chromium
	@$(BIN)/python tools/write_images.py
	@$(BIN)/python tools/write_moving_picture.py

# After a change of looks. ARGS='pages rooms' takes some (tools/take_pictures.py --help); all take half an hour.
pictures: venv
	@$(AGAIN) $(VENV)/.installed-dev
	@$(AGAIN) chromium
	@$(BIN)/python tools/take_pictures.py $(ARGS)

$(VENV)/.installed: pyproject.toml
	@echo "Installing microdeals into $(VENV): a few minutes the first time ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dashboard]"
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	@echo "Installing microdeals and its checks into $(VENV): a few minutes the first time ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-docs: pyproject.toml
	@echo "Installing microdeals and its site builder into $(VENV): a few minutes the first time ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	@touch $@

# A .venv that still works is left alone; one that is half made, or whose Python is gone, is made anew.
venv:
	@if ! $(BIN)/python -c "import sys, pip; sys.exit(sys.version_info < ($(OLDEST)))" 2>/dev/null; then \
	    $(AGAIN) python && echo "Making $(VENV) ..." && $(PYTHON) -m venv --clear $(VENV); \
	fi

# The Python that $(VENV) is made from: there, new enough, and able to make one (Debian splits that off).
python:
	@command -v "$(PYTHON)" >/dev/null || { \
	    echo "No '$(PYTHON)' here: install Python 3.11 or later, or name one: PYTHON=python3.12 make ..." >&2; exit 1; }
	@"$(PYTHON)" -c "import sys; sys.exit(sys.version_info < ($(OLDEST)))" || { \
	    echo "microdeals needs Python 3.11 or later, and '$(PYTHON)' is $$("$(PYTHON)" -V 2>&1)." >&2; \
	    echo "Install a later one and name it: PYTHON=python3.12 make ..." >&2; exit 1; }
	@"$(PYTHON)" -c "import ensurepip, venv" 2>/dev/null || { \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
	    fi; }
	@"$(PYTHON)" -c "import ensurepip, venv" 2>/dev/null || { \
	    echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

# The browser tests want a Chromium. Without one they are skipped by name, and all else runs.
chromium:
	@if ! $(BIN)/python tests/chromium.py >/dev/null 2>&1 \
	    && [ -z "$$MICRODEALS_CHROMIUM" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing Chromium for the browser tests ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null || true; \
	fi
	@$(BIN)/python tests/chromium.py >/dev/null || echo "The browser tests will be skipped."

clean:
	rm -rf $(VENV) $(VENV)-oldest build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests dashboards -name __pycache__ -type d -prune -exec rm -rf {} +
