# The front door: makes .venv from the lock files, then hands every target to invoke (tasks.py).
# Options go through ARGS:  make serve ARGS="--port 8001"

VENV := .venv
ARGS ?=
PYTHON ?=

# Each build is a fresh Python; to compile our modules anew each time would take a tenth of a second.
unexport PYTHONDONTWRITEBYTECODE

# One target for each task in tasks.py; tests/test_front_door.py keeps the lists in step.
SITE_TASKS := announce build check import new publish serve strip
DEV_TASKS := audit bench lint lock test

.DEFAULT_GOAL := help
.PHONY: help $(SITE_TASKS) $(DEV_TASKS)

# python -m, because the scripts of an environment know where it was made: a folder may be moved.
INSTALL = sh tools/install.sh $(VENV) "$(PYTHON)" requirements.lock
RUN = $(VENV)/bin/python -m tools.program

help:
	@$(INSTALL)
	@$(RUN) --list

$(SITE_TASKS):
	@$(INSTALL)
	@$(RUN) $@ $(ARGS)

$(DEV_TASKS):
	@$(INSTALL) requirements-dev.lock
	@$(RUN) $@ $(ARGS)
