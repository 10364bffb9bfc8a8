# The whole development of servicefolio: `make help` says what there is. Needs Python 3.11+, git and GNU make 4.3+.
ifeq ($(filter grouped-target,$(.FEATURES)),)
$(error This Makefile needs GNU make 4.3 or newer, and this is $(MAKE_VERSION); on macOS: brew install make, then gmake)
endif

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --quiet --no-deps
# The one benchmark that `make bench` runs; empty: all that need no files
ONLY :=
# Further arguments for the program that a target runs, as in: make test ARGS="-k search"
ARGS :=
# The Python that makes the environment; empty: the first of python3, python3.13, ... that is new enough
PYTHON :=

# pip and the tests ask nobody and fetch nothing that is not listed.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export CHROMIUM

MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

##@ Use it

.PHONY: help
help: ## List what there is
	@awk 'BEGIN { FS = ":.*## " } \
	/^##@/ { printf "\n%s\n", substr($$0, 5) } \
	/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: install
install: $(VENV)/installed-run ## Make .venv with the product in it (the other targets do this when they need it)
	@:

.PHONY: site
site: install ## Build the example organisation into site/
	@code=0; $(BIN)/servicefolio build $(ARGS) || code=$$?; \
	if [ $$code -le 1 ] && [ -e site/index.html ]; then echo "To look at it: make serve"; fi; \
	exit $$code

.PHONY: serve
serve: install ## Show the site, and again after every change
	@$(BIN)/servicefolio serve $(ARGS)

##@ Change it

# The steps of `make check`, in their order; each can be run alone, as in: make check-lint
CHECKS := format lint types imports docs schemas records links

# Every step runs even when one fails, so that one run shows all there is to mend.
.PHONY: check
check: $(VENV)/installed-check ## Check format, lint, types, imports, docs, schemas, records and links
	@failed=; \
	for step in $(CHECKS); do \
		printf '\n== %s\n' "$$step"; \
		$(MAKE) --no-print-directory check-$$step || failed="$$failed $$step"; \
	done; \
	if [ -n "$$failed" ]; then printf '\nmake check: failed:%s\n' "$$failed" >&2; exit 1; fi; \
	printf '\nmake check: all of it is well\n'

.PHONY: test
test: $(VENV)/installed-test browser ## Run all tests, in a browser too (make test ARGS="-k search")
	@$(BIN)/pytest -n auto $(ARGS)

.PHONY: test-fast
test-fast: $(VENV)/installed-test ## Run the tests that build no site and need no browser
	@$(BIN)/pytest -m "not site and not browser" $(ARGS)

.PHONY: format
format: $(VENV)/installed-check ## Format the Python code and repair what ruff can
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

.PHONY: bench
bench: $(VENV)/installed-test ## Run the benchmarks, or one (make bench ONLY=build ARGS="--records 100")
	@for script in $$(grep -l '__name__ == "__main__"' $(filter-out bench/audit.py,$(wildcard bench/$(or $(ONLY),*).py)) /dev/null); do \
		echo "== $$script" >&2; \
		code=0; $(BIN)/python "$$script" $(ARGS) || code=$$?; \
		if [ $$code -eq 2 ] && [ -z "$(ONLY)" ]; then echo "   left out: it wants arguments" >&2; \
		elif [ $$code -ne 0 ]; then exit $$code; fi; \
	done

.PHONY: screenshots
screenshots: $(VENV)/installed-test browser ## Take the pictures of the README again
	@$(BIN)/python -m tests.browser.screenshots docs

# Apart from the tests, since it wants Java and Node.js; it says which is missing, and then exits with 2.
.PHONY: audit
audit: $(VENV)/installed-test browser ## Hold the site to its budgets: valid HTML, Lighthouse's scores, weight (wants Java, Node.js)
	@$(BIN)/python bench/audit.py $(ARGS)

.PHONY: clean
clean: ## Remove what was built and what the tools remember (.venv stays)
	@rm -rf build site .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# ---- the steps of `make check` ----

.PHONY: $(CHECKS:%=check-%)
$(CHECKS:%=check-%): $(VENV)/installed-check

check-format:
	@$(BIN)/ruff format --check .

check-lint:
	@$(BIN)/ruff check .

check-types:
	@$(BIN)/mypy

check-imports:
	@$(BIN)/lint-imports --no-logo

check-docs: # what is generated is current, the code map is complete, the budgets hold
	@$(BIN)/pytest -q tests/test_docs.py tests/test_architecture.py

check-schemas: # the files that other programs read
	@$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/check-jsonschema --builtin-schema vendor.gitlab-ci .gitlab-ci.yml
	@$(BIN)/python -c 'import pathlib, yaml; yaml.compose(pathlib.Path("mkdocs.yml").read_text("utf-8"))'

check-records: # as text: where annotations are wanted, the workflow asks for them itself
	@$(BIN)/servicefolio check --strict --format text

check-links: # a record with errors does not stop the site, and is the step before's to report
	@code=0; $(BIN)/servicefolio build >/dev/null || code=$$?; [ $$code -le 1 ]
	@$(BIN)/python tests/links.py site

# ---- what the targets above need, installed once, and again when pyproject.toml or the pins change ----

# A link to a Python that is gone counts as missing, so the environment is made anew after an upgrade of the system.
$(BIN)/python:
	@requirements/venv.sh $(VENV) $(PYTHON)

# The product is installed from where it lies, by a build tool that is pinned as well.
$(VENV)/installed-run: pyproject.toml requirements/build.txt requirements/run.txt | $(BIN)/python
	@echo "Installing servicefolio and what it needs"
	@$(PIP) --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) --no-build-isolation --editable .
	@$(BIN)/python -m pip check >$@.log || { cat $@.log; echo "The pins are behind pyproject.toml: make requirements"; exit 1; } >&2
	@rm $@.log
	@touch $@

$(VENV)/installed-test: requirements/test.txt $(VENV)/installed-run
	@echo "Installing what the tests need"
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

# The types and the docs are checked with the tests in place.
$(VENV)/installed-check: requirements/check.txt $(VENV)/installed-test
	@echo "Installing what the checks need"
	@$(PIP) --require-hashes -r requirements/check.txt
	@touch $@

.PHONY: browser
browser: $(VENV)/installed-test
	@tests/install_browser.sh $(VENV)

# Pins for every platform and every Python from 3.11 on; the dependencies themselves stand in pyproject.toml.
# Keeps the pins that still fit. All to their newest: make requirements ARGS=--upgrade
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements" $(ARGS)

.PHONY: requirements
requirements: | $(BIN)/python ## Pin again what pyproject.toml asks for, into requirements/
	@$(PIP) uv
	@$(COMPILE) pyproject.toml --output-file requirements/run.txt
	@$(COMPILE) --group test --constraint requirements/run.txt --output-file requirements/test.txt
	@$(COMPILE) --group check --constraint requirements/run.txt --constraint requirements/test.txt \
		--output-file requirements/check.txt
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], "editables", sep="\n")' \
		| $(COMPILE) - --constraint requirements/run.txt --constraint requirements/test.txt \
			--output-file requirements/build.txt
