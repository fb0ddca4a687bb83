# make run   serve the dashboard with simulated reports at http://127.0.0.1:8501
# make test  every check: lint, types, unit, app and browser tests
PYTHON ?= python3
PORT ?= 8501
BROWSER ?= yes
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test test-long bench lint types browser lock clean

run: $(VENV)/.installed
	$(BIN)/python -m data demo --only-if-empty
	$(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT)

# Files go to the workers as they are collected, the browser's first; ordered by how many tests they hold, the longest
# would come last.
test: $(VENV)/.installed-dev browser lint types
	$(BIN)/python -m pytest -m "not long" -n 2 --dist loadfile --no-loadscope-reorder $(if $(filter no,$(BROWSER)),-m "not long and not browser")

test-long: $(VENV)/.installed-dev browser
	$(BIN)/python -m pytest -m long

bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# Chromium and a font with all Vietnamese letters, from the distribution's packages.
browser:
ifeq ($(BROWSER),yes)
	@if command -v chromium >/dev/null 2>&1 && fc-list 2>/dev/null | grep -q NotoSans; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core fontconfig >/dev/null; \
	else \
	    echo "The browser tests need Chromium: sudo apt-get install chromium fonts-noto-core (or: make test BROWSER=no)"; exit 1; \
	fi
endif

$(VENV)/.installed: requirements.lock | $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock | $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.installed

$(VENV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 or newer is needed: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	    if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv $(VENV); \
	    else echo "Python's venv is missing: sudo apt-get install python3-venv"; exit 1; fi; }

# After a change of requirements*.txt.
lock: $(VENV)/.installed-dev
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header requirements.txt -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header -c requirements.lock requirements-dev.txt -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
