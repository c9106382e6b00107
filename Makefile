# SPDX-License-Identifier: EUPL-1.2
# The two commands that matter: `make run` and `make test`. Everything they need, they install and build first.
PRESET ?= release
BUILD = build/$(PRESET)
DATA ?= data
PORT ?= 8080
DATA_WETTEN ?= ../shared/data

.PHONY: help run test bench eval-wetten build docs format setup-run setup-test clean

help:
	@echo 'make run     set up, build, and serve a demo installation on http://127.0.0.1:$(PORT)'
	@echo 'make test    set up, build, and run all tests; ends with "N passed, N failed"'
	@echo 'make bench   measure against the yardstick, print the ratios'
	@echo 'make eval-wetten  how well and how fast the law tool answers (texts in DATA_WETTEN=$(DATA_WETTEN))'
	@echo 'make build   build $(BUILD)/ontknoop'
	@echo 'make docs    print the reference (routes, rights, settings, ...) into docs/reference'
	@echo 'make format  lay out the C++ sources'

run: build
	$(BUILD)/ontknoop serve --demo --data $(DATA) --port $(PORT)

test: setup-test
	tools/run-tests --preset $(PRESET) $(TESTS)

bench: build
	@./setup bench
	tools/node tests/bench/run.mjs $(BUILD)

build: setup-run $(BUILD)/build.ninja
	cmake --build $(BUILD) --target ontknoop

eval-wetten: setup-test $(BUILD)/build.ninja
	cmake --build $(BUILD) --target eval_wetten wetten_meting
	$(BUILD)/tests/eval/eval_wetten $(DATA_WETTEN) $(DATA_WETTEN)/zoekvragen.jsonl tests/eval/vragen_a.jsonl tests/eval/vragen_b.jsonl tests/eval/vragen_c.jsonl
	$(BUILD)/tests/eval/wetten_meting zoeken $(DATA_WETTEN)
	$(BUILD)/tests/eval/wetten_meting inlezen 50

docs: build
	mkdir -p docs/reference
	set -e; for subject in routes rechten instellingen opdrachten foutcodes schema levensloop; do \
		$(BUILD)/ontknoop docs $$subject >docs/reference/$$subject.md; done

format:
	find src tests -name '*.h' -o -name '*.cpp' | xargs clang-format-19 -i

setup-run:
	@./setup run

setup-test:
	@./setup test

$(BUILD)/build.ninja: CMakePresets.json | setup-run
	cmake --preset $(PRESET)

clean:
	rm -rf build
