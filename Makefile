# Everything a fresh machine with Python 3.11 and make needs: `make demo` and `make test`.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

.PHONY: setup bundle demo test check benchmark benchmark-scale benchmark-serving lock clean

setup: $(STAMP) bundle

# The scripts of the web face, from npm's packages; without npm the pages work as plain HTML.
bundle: $(STAMP)
	@$(BIN)/python front/build.py

# The exact versions and hashes of all that is needed come from constraints.txt; the project itself is installed on top,
# in place.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

test: setup
	$(BIN)/python -m pytest -n auto

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

demo: setup
	$(BIN)/python examples/demo.py

benchmark: setup
	$(BIN)/python -m benchmarks

# A record of 100,000 made articles, or of as many as DRAGOMAN_SCALE says, and a folder of readings of up to 200,000, which
# takes an hour; what is made and what was measured of the folder is kept in .benchmarks.
# Then two nodes on loopback against two processes: ten minutes.
benchmark-scale: setup
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.engine large
	$(BIN)/python -m benchmarks.cluster

# The pages of that record, beside an empty route; DRAGOMAN_SCALE as above.
benchmark-serving: setup
	$(BIN)/python -m benchmarks.serving

# Resolve the pinned versions anew (needs `pip install uv`).
lock:
	uv pip compile pyproject.toml --extra cluster --extra dev --extra mcp --extra notebook --extra pdf --generate-hashes --no-header --no-annotate \
		--python-version 3.11 --output-file constraints.txt

clean:
	rm -rf $(VENV) build dist front/node_modules src/dragoman/web/static/bundle .mypy_cache .ruff_cache .pytest_cache
