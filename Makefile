# make plan      plan the real scenario and say where the workbook and the map lie
# make test      ruff, mypy and pytest
# make sanitize  the engine's tests with the address and undefined-behaviour sanitizers
# make soak      ten million iterations of the engine with these sanitizers
# make clean     remove what was made

PYTHON ?= python3
ifeq ($(origin CXX),default)
CXX := c++
endif
VENV := .venv
BIN := $(VENV)/bin
ENGINE := $(wildcard routeplan/solver/engine/*)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SITE = $(shell $(BIN)/python -c "import sysconfig; print(sysconfig.get_path('purelib'))")
# What a browser has to show is tested where Debian's Chromium is, or can be installed.
CHROMIUM := command -v chromium >/dev/null 2>&1
# Likewise the archive on PostgreSQL: the tests start a server of their own.
POSTGRESQL := { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1
# And OSRM and Valhalla: the ready programs in these wheels, which any Python can start.
ROUTING_WHEELS := osrm-bindings==26.10.0 pyvalhalla==3.9.1
ROUTING := { [ -f build/routing/osrm/osrm/bin/osrm-routed ] && \
	[ -f build/routing/valhalla/valhalla/bin/valhalla_service ]; }
# And paper: WeasyPrint lays out with Pango, and Chinese needs a font that has it.
PANGO := $(BIN)/python -W error -c "import weasyprint" >/dev/null 2>&1
CHINESE_FONT := fc-list "Noto Sans CJK SC" family 2>/dev/null | grep -q .
PAPER := { $(PANGO) && $(CHINESE_FONT); }
PAPER_PACKAGES := fontconfig fonts-noto-cjk libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0
SANITIZED := $(wildcard tests/test_engine*.py tests/test_solve*.py) tests/test_long_days.py \
	tests/test_territories.py tests/test_free_start.py
# The installed package reads its Python files from this tree; without site (-S) the copy
# under build/sanitize is found instead, with the engine that the sanitizers watch.
WATCHED_PYTHON = LD_PRELOAD="$$($(CXX) -print-file-name=libasan.so) $$($(CXX) -print-file-name=libstdc++.so)" \
	ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
	PYTHONPATH="build/sanitize:$(SITE)$(1)" $(BIN)/python -P -S

.PHONY: plan test sanitize soak watched-engine browser database paper routing clean
.DELETE_ON_ERROR:

plan: $(VENV)/installed
	$(BIN)/routeplan plan scenarios/montevideo-rep

test: $(VENV)/test-installed browser database paper routing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@missing=""; \
	$(CHROMIUM) || [ "$$CI" = true ] || missing="browser"; \
	$(POSTGRESQL) || [ "$$CI" = true ] || missing="$${missing:+$$missing or }postgresql"; \
	$(PAPER) || [ "$$CI" = true ] || missing="$${missing:+$$missing or }print"; \
	$(ROUTING) || [ "$$CI" = true ] || missing="$${missing:+$$missing or }routing"; \
	if [ -z "$$missing" ]; then \
	  set -x; $(BIN)/python -m pytest -n auto --doctest-modules routeplan tests; \
	else \
	  echo "Chromium, PostgreSQL, Pango with a Chinese font, or OSRM and Valhalla are not here. NOT RUN are these tests ($$missing):"; \
	  $(BIN)/python -m pytest --collect-only -q --no-header -m "$$missing" tests || [ $$? -eq 5 ]; \
	  set -x; $(BIN)/python -m pytest -n auto --doctest-modules routeplan tests -m "not ($$missing)"; \
	fi

sanitize: watched-engine
	$(call WATCHED_PYTHON,:.) -m pytest -p no:cacheprovider $(SANITIZED)

soak: watched-engine
	$(call WATCHED_PYTHON,:.) -m benchmarks.soak

watched-engine: $(VENV)/test-installed
	$(INSTALL) --no-deps --no-build-isolation --upgrade --target build/sanitize \
	  -C cmake.define.ROUTEPLAN_SANITIZE=ON -C build-dir=build/sanitize-objects .

browser:
	@if ! $(CHROMIUM) && [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	fi

database:
	@if ! $(POSTGRESQL) && [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; \
	fi

paper: | $(VENV)/test-installed
	@if ! $(PAPER) && [ -f /etc/debian_version ] && [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    $(PAPER_PACKAGES); \
	fi

routing: | $(BIN)/python
	@if ! $(ROUTING) && [ "$$(uname -sm)" = "Linux x86_64" ]; then \
	  rm -rf build/routing && mkdir -p build/routing && \
	  $(INSTALL:install=download) --no-deps --only-binary :all: --python-version 3.12 \
	    --platform manylinux_2_28_x86_64 --dest build/routing $(ROUTING_WHEELS) && \
	  $(BIN)/python -m zipfile -e build/routing/osrm_bindings-*.whl build/routing/osrm && \
	  $(BIN)/python -m zipfile -e build/routing/pyvalhalla-*.whl build/routing/valhalla; \
	fi || true

clean:
	rm -rf $(VENV) build dist plans .pytest_cache .hypothesis .mypy_cache .ruff_cache
	find routeplan tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "routeplan needs Python 3.11 or later; make PYTHON=python3.12 names another."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "Python has no venv module; on Debian: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -c 'import os, sysconfig as s; open(os.path.join(s.get_path("include"), "Python.h"))' || \
	  { echo "Python's headers are missing; on Debian: apt-get install python3-dev"; exit 1; }
	@command -v $(CXX) >/dev/null || \
	  { echo "There is no C++ compiler ($(CXX)); on Debian: apt-get install g++"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/build-tools: pyproject.toml | $(BIN)/python
	$(INSTALL) cmake ninja $$($(BIN)/python -c "import tomllib; \
	print(*tomllib.load(open('pyproject.toml', 'rb'))['build-system']['requires'])")
	@touch $@

$(VENV)/installed: pyproject.toml $(ENGINE) $(VENV)/build-tools
	$(INSTALL) --no-build-isolation --editable '.[roads]'
	@touch $@

# One of the tests' packages comes as source only; without isolation it is built with what is here.
$(VENV)/test-installed: $(VENV)/installed
	$(INSTALL) setuptools wheel
	$(INSTALL) --no-build-isolation --editable '.[test]'
	@touch $@
