# Sammenhold: `make demo` tries it, `make test` tests it. Needs Python 3.11 or newer, make and git.

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON ?= python3
export PYTHONUTF8 = 1

BIN = .venv/bin
PIP = $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
INSTALL = $(PIP) install --no-deps --no-compile
CATALOGUES = $(wildcard src/sammenhold/*/locale/*/LC_MESSAGES/*.po)

.PHONY: help
help:
	@echo "make demo         a demonstration workplace on http://127.0.0.1:8000 (PORT=8123 for another port)"
	@echo "make serve        your own workplace, in .data (PORT=8123 for another port)"
	@echo "make test         every test but the long sweeps, in a real browser too"
	@echo "make check        style, types, import rules, sizes, templates and translations"
	@echo "make bench        the live room under load, opinion groups, suggestions, a survey: against their budgets"
	@echo "make screenshots  every screen as a picture, in .screenshots"

.PHONY: demo
demo: .venv/ready
	@$(BIN)/sammenhold demo --host $(HOST) --port $(PORT)

.PHONY: serve
serve: .venv/ready
	@$(BIN)/sammenhold migrate
	@$(BIN)/sammenhold serve --host $(HOST) --port $(PORT)

.PHONY: test
test: .venv/ready .venv/dev .venv/browser
	@$(BIN)/python -m pytest -m "not slow" -n 2 --maxschedchunk 1 $(ARGS)

.PHONY: check
check: .venv/ready .venv/dev
	@$(BIN)/python -m tools.check

.PHONY: bench
bench: .venv/ready .venv/dev
	@$(BIN)/sammenhold bench $(or $(ARGS),live)
ifndef ARGS
	@$(BIN)/sammenhold bench opinions
	@$(BIN)/sammenhold bench suggestions
	@$(BIN)/sammenhold bench survey
endif

.PHONY: screenshots
screenshots: .venv/ready .venv/dev .venv/browser
	@$(BIN)/python -m tools.screenshots

# Set-up. Each stamp in .venv says that its step is done, so that a second run has nothing to do.

.venv/ready: .venv/package .venv/catalogues
	@touch $@

.venv/made:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "Sammenhold needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt install python3 python3-venv"; exit 1; }
	@"$(PYTHON)" tools/venv.py .venv
	@touch $@

.venv/base: requirements/base.txt .venv/made
	@echo "Installing what Sammenhold needs ..."
	@$(INSTALL) --require-hashes -r $<
	@touch $@

.venv/dev: requirements/dev.txt .venv/base
	@echo "Installing what the tests and checks need ..."
	@$(INSTALL) --require-hashes -r $<
	@touch $@

.venv/package: pyproject.toml .venv/base
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@

.venv/catalogues: $(CATALOGUES) tools/catalogues.py .venv/base
	@$(BIN)/python -m tools.catalogues compile
	@touch $@

.venv/browser: .venv/dev tools/browser.py
	@$(BIN)/python -m tools.browser
	@touch $@
