# Kinelex: every target sets up what it needs, in .venv beside this file.

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CHECKED := app lexicon_db resources tests main.py

.PHONY: setup demo run test check bench clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt .ci/setup
	PYTHON="$(PYTHON)" sh .ci/setup $(VENV)
	touch $@

demo: $(READY)
	$(BIN)/python main.py demo

run: $(READY)
	$(BIN)/python main.py

test: $(READY)
	sh .ci/all-tests $(BIN)/python

check: $(READY)
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy
	sh .ci/all-tests $(BIN)/python

bench: $(READY)
	$(BIN)/python main.py bench $(NAME)

clean:
	rm -rf $(VENV) demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
