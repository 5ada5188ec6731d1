# Two commands matter: `make demo` shows the newspaper, `make test` proves it.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
RUN := .venv/bin/python
PIP := $(RUN) -m pip install --quiet --no-input --disable-pip-version-check
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet --upgrade
APT ?= apt-get
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
export CHROMIUM

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo install test suite database faults torture check format lock permissions chromium

help:  ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

demo: install  ## Serve a demo newspaper on http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(RUN) manage.py demo --port $(PORT)

install: staticfiles/staticfiles.json  ## Make .venv with the locked dependencies, and collect static files
	@:

test: chromium check suite  ## Install what tests need, then check and test everything

suite: .venv/dev  ## Test everything, without the checks
	$(RUN) -m pytest -q -n $(WORKERS)

database: .venv/dev  ## Test on the embedded server what concerns the database, whatever DATABASE_URL names
	env -u DATABASE_URL $(RUN) -m pytest -q -m database

faults: .venv/dev  ## Put single mistakes into a copy of the project, and see that each turns a test red
	@$(RUN) -m tests.faults

torture: .venv/dev  ## Kill server and database 200 times while eight write; then the long forms of its tests (hours)
	@$(RUN) -m tests.torture
	TORTURE=1 PAIRS=500 KILLS=200 SESSIONS=1000 GUESSES=100000 $(RUN) -m pytest -q -n $(WORKERS) \
		tests/torture tests/admin/test_carried.py tests/browser/test_unsaved.py tests/proof/test_hidden_pictures.py

check: .venv/dev  ## Check settings, format, lint, types, templates and migrations; print the budgets
	$(RUN) manage.py check --database default
	$(RUN) -m ruff format --check --quiet .
	$(RUN) -m ruff check --quiet .
	$(RUN) -m mypy .
	$(RUN) -m djlint --lint --quiet templates
	$(RUN) manage.py makemigrations --check --dry-run
	@$(RUN) -m tests.budgets

format: .venv/dev  ## Put the code into its format
	$(RUN) -m ruff format .
	$(RUN) -m ruff check --fix .

permissions: .venv/dev  ## Write tests/access/permissions.tsv anew from what the site answers, for review
	$(RUN) -m pytest -q tests/access/write_permissions.py

lock: .venv/dev  ## Choose the newest allowed versions of all dependencies, and write the locks
	$(PIP) uv
	$(RUN) -m uv pip compile pyproject.toml $(LOCK) -o requirements/base.txt
	$(RUN) -m uv pip compile pyproject.toml --extra dev -c requirements/base.txt $(LOCK) -o requirements/dev.txt

# A command that fails has said why on the lines above; this adds what to do about it.
REFUSE := sh -c 'echo "$$1" >&2; exit 2' refuse
NO_WHEEL := If one had to be compiled: install a C compiler (Debian: apt install build-essential python3-dev).

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| $(REFUSE) "$(PYTHON) is not Python 3.11 or newer: install one, or name it with make PYTHON=/path/to/python."
	@test -w . || $(REFUSE) "This folder cannot be written to: make it writable for this user."
	@$(PYTHON) -m venv --clear .venv \
		|| $(REFUSE) "No virtual environment could be made: install Python's venv (Debian: apt install python3-venv)."
	@touch $@

.venv/base: requirements/base.txt .venv/made
	@echo "Installing the locked dependencies …"
	@$(PIP) --require-hashes -r requirements/base.txt \
		|| $(REFUSE) "The dependencies could not be installed: check the way to the package index. $(NO_WHEEL)"
	@touch $@

.venv/dev: requirements/dev.txt .venv/base
	@echo "Installing what tests need …"
	@$(PIP) --require-hashes -r requirements/dev.txt \
		|| $(REFUSE) "The test tools could not be installed: check the way to the package index. $(NO_WHEEL)"
	@touch $@

staticfiles/staticfiles.json: .venv/base $(shell find static -type f)
	@$(RUN) manage.py collectstatic --no-input --verbosity 0 --ignore '*.map'
	@touch $@

chromium:
	@test -n "$(CHROMIUM)" || { test "$$(id -u)" = 0 && command -v $(APT) >/dev/null \
		&& $(APT) update -qq </dev/null \
		&& DEBIAN_FRONTEND=noninteractive $(APT) install -qq --no-install-recommends chromium fonts-liberation </dev/null >/dev/null; } \
		|| $(REFUSE) "The browser tests need Chromium: install it (Debian: sudo apt install chromium), then run make test again."
