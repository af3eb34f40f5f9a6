# The two commands of the README, and the steps they are made of.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SCENARIO ?= scenarios/changzhou-2012.yaml

.PHONY: solve check compare notebooks test lint types layers tests bench bench-quick clean

solve: $(READY) ## solve the main scenario
	$(BIN)/gangwei solve $(SCENARIO)

check: $(READY) ## audit the plan of the main scenario
	$(BIN)/gangwei check $(SCENARIO)

compare: $(READY) ## the plans of the main scenario side by side
	$(BIN)/gangwei compare $(SCENARIO)

notebooks: $(READY) ## open the notebooks
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lab]'
	$(BIN)/jupyter lab notebooks

test: lint types layers tests ## everything that must hold

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

layers: $(READY)
	$(BIN)/lint-imports

tests: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term

bench: $(READY) ## what the speed claims rest on
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python -m benchmarks

bench-quick: $(READY) ## the same up to 500 people, in about three minutes
	$(BIN)/python -m benchmarks --quick

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
