# The verbs of this project. Only Python 3.11 or later, pip and make are taken for granted; the rest is fetched.

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PYTHON_INSIDE := $(BIN)/python$(if $(filter Windows_NT,$(OS)),.exe)
CACHE := .cache
SITE_INSTALLED := $(VENV)/.installed-site
DEV_INSTALLED := $(VENV)/.installed-dev
BENCH_INSTALLED := $(VENV)/.installed-bench
DIST_INSTALLED := $(VENV)/.installed-dist
BROWSER := $(CACHE)/browser
PROGRAMS := $(CACHE)/programs
HTML_CHECKER := $(CACHE)/vnu/vnu.jar
MATERIALX := $(CACHE)/materialx
CHECKERS := $(CACHE)/checkers
LMS := $(CACHE)/lms
ENGINE := docker
IMAGE := lessonwright
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve docs dist try image test test-browsers check format bench clean

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

dist: docs $(DIST_INSTALLED) ## Make what is handed out, in dist/release: wheel, source, and a program that needs no Python
	@rm -rf dist/release
	@$(BIN)/python -m build --outdir dist/release .
	@echo "Making the standalone program …"
	@$(BIN)/python .ci/standalone/assemble.py dist/release/*.whl dist/release $(ARGS)
	@$(BIN)/python .ci/checksums.py dist/release

try: $(SITE_INSTALLED) ## Try that program; with ARGS=--bare, in a root file system that holds no Python and no other program
	@$(BIN)/python .ci/standalone/trial.py $(wildcard dist/release/lessonwright-*-*.tar.gz dist/release/lessonwright-*.zip) $(ARGS)

image: ## Make a container image with the command in it (another engine than docker: ENGINE=podman)
	@$(ENGINE) build --file Containerfile --tag $(IMAGE) .

test: $(DEV_INSTALLED) $(BROWSER) $(HTML_CHECKER) $(MATERIALX) $(LMS) ## Run the tests, those in a real browser too (options: ARGS="-k quiz")
	@$(BIN)/python -m tests.tools.apt $(PROGRAMS) git
	@PATH="$(CURDIR)/$(BIN):$(CURDIR)/$(PROGRAMS):$$PATH" \
		LESSONWRIGHT_BROWSER="$$(cat $(BROWSER))" LESSONWRIGHT_VNU="$(CURDIR)/$(HTML_CHECKER)" \
		$(BIN)/python -m pytest -n auto $(ARGS)

test-browsers: $(DEV_INSTALLED) ## Run the tests of learning in Firefox and WebKit, which it fetches (options: ARGS="-k quiz")
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.tools.browsers $(ARGS)

check: $(DEV_INSTALLED) $(CHECKERS) ## Check format, style, types and who may import whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.tools.npm_checkers check $(CHECKERS)

format: $(DEV_INSTALLED) $(CHECKERS) ## Put the code into its format, and mend what ruff and Biome can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python -m tests.tools.npm_checkers format $(CHECKERS)

bench: $(BENCH_INSTALLED) $(BROWSER) ## Measure 100 and 1,000 lessons, their handouts, and a key press in a quiz (options: ARGS="--only site")
	@LESSONWRIGHT_BROWSER="$$(cat $(BROWSER))" $(BIN)/python -m bench $(ARGS)

clean: ## Remove the virtual environment and everything that was built
	@rm -rf $(VENV) $(CACHE) dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(SITE_INSTALLED): pyproject.toml | $(PYTHON_INSIDE)
	@echo "Installing what the site needs …"
	@$(PIP_INSTALL) --editable .
	@touch $@

$(DEV_INSTALLED): pyproject.toml | $(PYTHON_INSIDE)
	@echo "Installing what the tests and checks need …"
	@$(PIP_INSTALL) --editable '.[test,check]'
	@touch $(SITE_INSTALLED) $@

$(DIST_INSTALLED): pyproject.toml $(SITE_INSTALLED)
	@$(PIP_INSTALL) --editable '.[dist]'
	@touch $@

$(BENCH_INSTALLED): pyproject.toml $(DEV_INSTALLED)
	@echo "Installing what handouts are measured against …"
	@$(PIP_INSTALL) --editable '.[bench]'
	@touch $@

$(PYTHON_INSIDE):
	@sh .ci/venv $(VENV)

$(BROWSER): tests/tools/browser.py $(DEV_INSTALLED)
	@mkdir -p $(@D)
	@$(BIN)/python -m tests.tools.browser > $@.new
	@mv $@.new $@

$(HTML_CHECKER): tests/tools/html_checker.py $(DEV_INSTALLED)
	@$(BIN)/python -m tests.tools.html_checker $@

$(CHECKERS): tests/tools/npm_checkers.py $(DEV_INSTALLED)
	@echo "Fetching what checks scripts, style sheets and Typst …"
	@$(BIN)/python -m tests.tools.npm_checkers fetch $@

$(LMS): tests/tools/lms.py $(DEV_INSTALLED)
	@$(BIN)/python -m tests.tools.lms $@

$(MATERIALX): tests/tools/materialx.py $(DEV_INSTALLED)
	@rm -rf $@ $@.new
	@$(BIN)/python -m tests.tools.materialx $@.new
	@touch $@.new
	@mv $@.new $@
