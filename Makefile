# Khabar. On a fresh machine with Python 3.11 or newer and make:
#   make run    install, migrate, load examples/, show the first answers, leave a daily report
#   make test   the whole suite, PostgreSQL and Valkey included, from wheels
#   make docs   the pages of docs/ as a site, in site/
PYTHON ?= python3
BIN := .venv/bin

# Kept bytecode: the suite starts hundreds of processes, and each would compile Airflow anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test fuzz chaos check quality bench train env up docs audit dist release-check lock clean
.DEFAULT_GOAL := run

# The runtime, as the lock says. uv installs it where pip would take minutes.
.venv/runtime: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Khabar needs Python 3.11 or newer: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	touch $@

.venv/dev: .venv/runtime requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	touch $@

run: .venv/runtime
	$(BIN)/khabar run

# A file's tests stay in one process, so that what they share is made once; those that start Airflow come last. One
# process more than cores: services that start leave one idle.
test: .venv/dev
	$(BIN)/pytest --numprocesses $$($(BIN)/python -c 'import os; print(os.cpu_count() + 1)') --dist loadfile --no-loadscope-reorder

# New examples for every test that draws its own: where the suite repeats its examples, this looks for faults.
ROUNDS ?= 10
fuzz: .venv/dev
	for round in $$(seq $(ROUNDS)); do $(BIN)/pytest -q -m hypothesis --hypothesis-profile=fuzz || exit 1; done

# Faults on purpose: kills, full disks, poison articles. ROUNDS=3 MINUTES=60 go on longer; SERVICES=yes: those of whole services.
chaos: ROUNDS = 1
chaos: .venv/dev
	$(BIN)/python -m tests.chaos --rounds $(ROUNDS) --minutes $(or $(MINUTES),30) $(if $(SERVICES),--services)

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest tests/test_layout.py
	$(BIN)/sqlfluff lint --processes 2 sql
	$(MAKE) docs
	$(BIN)/python -m benchmarks.quality

# The floors, and where the marked articles lie beside the project cross-validated taggers, trained once a model.
quality: .venv/dev
	$(BIN)/python -m benchmarks.quality.folds >/dev/null
	$(BIN)/python -m benchmarks.quality.topics >/dev/null
	$(BIN)/python -m benchmarks.quality

bench: .venv/dev
	$(BIN)/python -m benchmarks $(CORPUS)

train: .venv/dev
	$(BIN)/uv pip install --quiet --python $(BIN)/python -r training/requirements.txt
	$(BIN)/python -m training

# The secrets of docker-compose.yml; a file that is there stays as it is.
env:
	$(PYTHON) deploy/make_env.py

up: .venv/runtime
	$(BIN)/khabar up

# Strict: a link that leads nowhere fails, and so does anything a page would load from elsewhere.
docs: .venv/dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

# What is known against the versions of the locks: 0 nothing, 1 something, 3 nobody could be asked.
audit: .venv/dev
	$(BIN)/python -m release.audit $(wildcard *.lock */*.lock)

# The wheel is built from the sdist, so both are whole; with what the lock has, so no network is asked.
dist: .venv/dev
	rm -rf dist
	$(BIN)/uv build --quiet --offline --no-build-isolation --python $(BIN)/python --out-dir dist

release-check: dist
	$(BIN)/python -m release.check dist/*.whl

lock: .venv/runtime
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra s3 --extra lineage --extra backup pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra s3 --extra lineage --extra backup --group dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --extra s3 --extra lineage --extra backup --extra kubernetes --constraint requirements.lock pyproject.toml -o deploy/kubernetes.lock
	echo hatchling | $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header - -o deploy/build.lock

clean:
	rm -rf .venv .airflow var build dist site *.egg-info
