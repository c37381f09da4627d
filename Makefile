# The front door: makes .venv from the lock files, then hands every target to invoke (tasks.py).
# Options go through ARGS:  make serve ARGS="--port 8001"

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# Each build is a fresh Python; to compile our modules anew each time would take a tenth of a second.
unexport PYTHONDONTWRITEBYTECODE

# One target for each task in tasks.py; tests/test_front_door.py keeps the lists in step.
SITE_TASKS := announce build check new publish serve
DEV_TASKS := audit bench lint lock test

.DEFAULT_GOAL := help
.PHONY: help $(SITE_TASKS) $(DEV_TASKS)

help: $(VENV)/site
	@$(BIN)/inv --list

$(SITE_TASKS): $(VENV)/site
	@$(BIN)/inv $@ $(ARGS)

$(DEV_TASKS): $(VENV)/dev
	@$(BIN)/inv $@ $(ARGS)

# The stamps are younger than their lock files exactly when everything is installed: a second run starts at once.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r

$(VENV)/site: requirements.lock
	@sh tools/make-venv.sh $(VENV) $(PYTHON)
	@$(PIP_INSTALL) requirements.lock
	@touch $@

$(VENV)/dev: requirements-dev.lock $(VENV)/site
	@$(PIP_INSTALL) requirements-dev.lock
	@touch $@
