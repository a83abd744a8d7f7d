# What can be done here? `make` lists it. Everything a target needs, it installs, once.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
NPM := $(shell command -v npm 2>/dev/null || echo $(BIN)/npm)
DEVELOPMENT := RESSURSNETT_ENV=development
# Hundreds of small databases need no disk; where there is a folder in memory, the tests use it.
IN_MEMORY := TMPDIR=$(or $(TMPDIR),$(wildcard /dev/shm),/tmp)

.PHONY: help setup run test lint krav bench lock messages clean

help: ## List what can be done
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/ready static/dist/meta.json messages ## Install what the product needs, and build the front end

run: setup ## Run it with demo data on SQLite (PORT and DATABASE_URL are respected)
	@$(DEVELOPMENT) $(BIN)/flask --app wsgi start --demo

test: setup $(VENV)/ready-dev lint ## Run every test; NO_SKIP=1 makes a skipped half an error
	@$(IN_MEMORY) $(BIN)/python -m pytest -n $${WORKERS:-2} --dist loadgroup
	@$(MAKE) --no-print-directory krav-line

lint: $(VENV)/ready-dev ## Style, types and walls
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports

krav: setup $(VENV)/ready-dev ## Which of the networks' requirements are proven?
	@$(IN_MEMORY) $(BIN)/python -m pytest -q -n $${WORKERS:-2} --dist loadgroup -m krav --no-header -p no:warnings >/dev/null
	@$(BIN)/python -m tests.house.krav --list

krav-line:
	@$(BIN)/python -m tests.house.krav

bench: setup $(VENV)/ready-dev ## Measure CPU per page against a bare Flask hello, SQLite and PostgreSQL
	@$(BIN)/python -m tests.bench

lock: $(VENV)/ready-dev ## Write the lock files anew from requirements*.in
	@$(BIN)/uv pip compile -q requirements.in -o requirements.txt --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11
	@$(BIN)/uv pip compile -q requirements-dev.in -o requirements-dev.txt --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11

messages: learning/translations/nn/LC_MESSAGES/messages.mo

learning/translations/nn/LC_MESSAGES/messages.mo: learning/translations/nn/LC_MESSAGES/messages.po | $(VENV)/ready
	@$(BIN)/pybabel -q compile -d learning/translations

extract: $(VENV)/ready ## Find new sentences for the nynorsk catalogue
	@$(BIN)/pybabel -q extract -F babel.cfg --no-location --sort-output -k N_ -o /tmp/ressursnett.pot .
	@$(BIN)/pybabel -q update -i /tmp/ressursnett.pot -d learning/translations -l nn --no-fuzzy-matching --ignore-obsolete

$(VENV)/ready: requirements.txt
	@echo "Installerer Python-pakkene …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.txt
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt $(VENV)/ready
	@echo "Installerer testverktøyene …"
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

static/dist/meta.json: package.json package-lock.json $(wildcard static/src/*) | $(VENV)/ready
	@echo "Bygger stilark og skript …"
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r requirements-node.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --silent
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) run --silent build >/dev/null
	@touch $@

clean: ## Remove what was installed and built (not the database)
	rm -rf $(VENV) node_modules static/dist .pytest_cache .mypy_cache .ruff_cache .cache .import_linter_cache
