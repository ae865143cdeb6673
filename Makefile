# The verbs of this project. Only Python 3.11 or later, pip and make are taken for granted; the rest is fetched.

VENV := .venv
BIN := $(VENV)/bin
CACHE := .cache
SITE_INSTALLED := $(VENV)/.installed-site
DEV_INSTALLED := $(VENV)/.installed-dev
BENCH_INSTALLED := $(VENV)/.installed-bench
BROWSER := $(CACHE)/browser
PROGRAMS := $(CACHE)/programs
HTML_CHECKER := $(CACHE)/vnu/vnu.jar
MATERIALX := $(CACHE)/materialx
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve docs test test-browsers check format bench clean

help: ## List these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_INSTALLED) ## Check the sample course, build its site and say where to open it
	@$(BIN)/lessonwright check
	@$(BIN)/lessonwright build --offline

serve: $(SITE_INSTALLED) ## Show the sample course's site and build it anew at every change
	@$(BIN)/lessonwright serve

docs: $(SITE_INSTALLED) ## Build the documentation into dist/docs: a tutorial, how-tos, and a reference made from the code
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet --config-file docs/mkdocs.yml
	@echo "The documentation is ready: open dist/docs/index.html"

test: $(DEV_INSTALLED) $(BROWSER) $(HTML_CHECKER) $(MATERIALX) ## Run the tests, those in a real browser too (options: ARGS="-k quiz")
	@$(BIN)/python -m tests.tools.apt $(PROGRAMS) git
	@PATH="$(CURDIR)/$(BIN):$(CURDIR)/$(PROGRAMS):$$PATH" \
		LESSONWRIGHT_BROWSER="$$(cat $(BROWSER))" LESSONWRIGHT_VNU="$(CURDIR)/$(HTML_CHECKER)" \
		$(BIN)/python -m pytest -n auto $(ARGS)

test-browsers: $(DEV_INSTALLED) ## Run the tests of learning in Firefox and WebKit, which it fetches (options: ARGS="-k quiz")
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.tools.browsers $(ARGS)

check: $(DEV_INSTALLED) ## Check format, style, types and who may import whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(DEV_INSTALLED) ## Put the code into its format, and mend what ruff can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(BENCH_INSTALLED) $(BROWSER) ## Measure 100 and 1,000 lessons, their handouts, and a key press in a quiz (options: ARGS="--only site")
	@LESSONWRIGHT_BROWSER="$$(cat $(BROWSER))" $(BIN)/python -m bench $(ARGS)

clean: ## Remove the virtual environment and everything that was built
	@rm -rf $(VENV) $(CACHE) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(SITE_INSTALLED): pyproject.toml | $(BIN)/python
	@echo "Installing what the site needs …"
	@$(PIP_INSTALL) --editable .
	@touch $@

$(DEV_INSTALLED): pyproject.toml | $(BIN)/python
	@echo "Installing what the tests and checks need …"
	@$(PIP_INSTALL) --editable '.[test,check]'
	@touch $(SITE_INSTALLED) $@

$(BENCH_INSTALLED): pyproject.toml $(DEV_INSTALLED)
	@echo "Installing what handouts are measured against …"
	@$(PIP_INSTALL) --editable '.[bench]'
	@touch $@

$(BIN)/python:
	@sh .ci/venv $(VENV)

$(BROWSER): tests/tools/browser.py $(DEV_INSTALLED)
	@mkdir -p $(@D)
	@$(BIN)/python -m tests.tools.browser > $@.new
	@mv $@.new $@

$(HTML_CHECKER): tests/tools/html_checker.py $(DEV_INSTALLED)
	@$(BIN)/python -m tests.tools.html_checker $@

$(MATERIALX): tests/tools/materialx.py $(DEV_INSTALLED)
	@rm -rf $@ $@.new
	@$(BIN)/python -m tests.tools.materialx $@.new
	@touch $@.new
	@mv $@.new $@
