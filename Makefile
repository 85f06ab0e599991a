# RenoDesk. `make demo` runs the whole main job on the sample estate, `make test` the tests; both set the machine up.
export LANG := C.UTF-8
export PYTHONUTF8 := 1
PYTHON3 ?= python3
BIN := .venv/bin
PLATFORM := $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY)),$(QT_QPA_PLATFORM),offscreen)
# Tests write thousands of small files durably: in memory, where there is room for them, no disk is waited for.
MEMORY = $(shell [ -w /dev/shm ] && [ $$(df -Pk /dev/shm | awk 'NR == 2 { print $$4 }') -gt 2097152 ] && echo /dev/shm)

.PHONY: demo run test check fuzz bench package reference screenshots translations setup

setup:
	@$(PYTHON3) tools/setup.py

demo: setup
	@$(if $(PLATFORM),QT_QPA_PLATFORM=$(PLATFORM)) $(BIN)/renodesk demo demo-out $(if $(filter offscreen,$(PLATFORM)),--no-window)

run: setup
	@$(BIN)/renodesk

test: setup
	@$(if $(MEMORY),TMPDIR=$(MEMORY)) QT_QPA_PLATFORM=$(or $(QT_QPA_PLATFORM),offscreen) $(BIN)/python -m pytest -n auto --dist loadfile

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/renodesk packs check

fuzz: setup
	@$(BIN)/python tests/fuzz/run.py --minutes $(or $(MINUTES),10)

bench: setup
	@for file in tests/bench/bench_*.py; do echo "== $$file"; QT_QPA_PLATFORM=$(or $(QT_QPA_PLATFORM),offscreen) $(BIN)/python $$file || exit 1; done

translations: setup
	@$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none $$(git ls-files 'renodesk/*.py') -ts resources/i18n/renodesk_en.ts

reference: setup
	@$(BIN)/python -m pytest tests/reports/test_reference_listings.py --renew-reference && git status --short tests/reference

screenshots: setup
	@QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py screenshots

package: setup
	@$(BIN)/python packaging/build.py
