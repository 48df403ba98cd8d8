# make run      build what changed, make demo data once, serve on http://127.0.0.1:8080 (CATALOGUE=2018 for the city of 2018)
# make test     everything: Swift tests, the SQL that they asked, a simulation, power cuts, then pages in a browser
# make check    the Swift tests under the thread sanitizer
# make simulate a small city beside a model of its own (SECONDS=60, SEED=… for one life again)
# make soak     the same for an hour (SECONDS=3600), and power cuts at a thousand moments of each run (IMAGES=1000)
# make fuzz     made-up input for the parsers, under the address sanitizer (FUZZ_SECONDS=60 for each)
# make scan     schemathesis over the API, wapiti over the pages of each role, sign-in beside a flood: nothing may be found
# make lint     style, and which module may know which
# make bench    measures (ARGS=… for its own arguments)
# make build    the release binary
# make install  PREFIX=/usr/local DESTDIR=

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

SWIFT ?= swift
PREFIX ?= /usr/local
HOST ?= 127.0.0.1
PORT ?= 8080
CATALOGUE ?=
DATA ?= .data$(addprefix -,$(notdir $(CATALOGUE)))
DOSSIERS ?= 5000
ARGS ?=
# PostgreSQL: the database may be a server's, and libpq is linked.
TRAITS ?=

BINARY := .build/release/motcua
# Folders too, so that a deleted file counts as a change.
SOURCES := $(shell find Sources Package.swift -not -name '.*')
PYTHON := .venv/bin/python
# Every SQL text that the Swift tests have asked.
SQL_TEXTS := $(CURDIR)/.build/sql-texts

# One binary without the toolchain's libraries, and faster to start. FoundationNetworking cannot be linked so without
# libcurl's development files, which the build does not ask for.
STATIC := $(if $(shell grep -rls '^import FoundationNetworking' Sources),,--static-swift-stdlib)

# Whether two places access one variable at once is proved by the compiler and by the tests, which check it at run time;
# checking it again for every access of every request costs a tenth of a small answer.
RELEASE := -c release $(STATIC) -Xswiftc -enforce-exclusivity=unchecked $(addprefix --traits ,$(TRAITS))

# On both engines where the second one is at hand.
TEST_TRAITS = $(shell test -e /usr/include/postgresql/libpq-fe.h -a -d /usr/lib/postgresql && echo --traits PostgreSQL)

.PHONY: build run test test-swift test-simulator test-power test-pages check simulator simulate soak soak-power \
  soak-simulator fuzz scan lint bench install clean

build: $(BINARY)

$(BINARY): $(SOURCES)
	@Tests/install-tools.sh build $(TRAITS)
	$(SWIFT) build $(RELEASE) --product motcua
	@touch $@

# Made beside its place and renamed when whole: what a broken run left is thrown away.
$(DATA): | $(BINARY)
	rm -rf $(DATA).new
	$(BINARY) demo --data $(DATA).new --dossiers $(DOSSIERS) $(addprefix --catalogue ,$(CATALOGUE)) --resources Resources > /dev/null
	mv $(DATA).new $(DATA)

run: $(BINARY) | $(DATA)
	@cat $(DATA)/demo-accounts.txt 2>/dev/null || true
	@exec $(BINARY) serve --data $(DATA) --host $(HOST) --port $(PORT) --resources Resources

test: test-swift test-simulator test-power test-pages

# Two processes share the tests, since one alone uses little more than one core. A few tests at a time: of all at once,
# what one awaits would stand behind every other's work.
TESTS = .build/debug/motcuaPackageTests.xctest --testing-library swift-testing
FIRST_HALF = ^PortalTests\.([A-Q]|Ra|Re)
test-swift: .venv/ready
	@Tests/install-tools.sh test
	@[ -n "$(TEST_TRAITS)" ] || echo "NOT RUN: the tests of the store on PostgreSQL; they need libpq-dev and postgresql-15."
	$(SWIFT) build --build-tests $(TEST_TRAITS)
	@rm -f $(SQL_TEXTS)*
	@export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8; status=0; \
	  MOTCUA_SQL_TEXTS=$(SQL_TEXTS).1 $(TESTS) --filter '$(FIRST_HALF)' > .build/first-half.log 2>&1 & first=$$!; \
	  MOTCUA_SQL_TEXTS=$(SQL_TEXTS).2 $(TESTS) --skip '$(FIRST_HALF)' || status=1; \
	  wait $$first || status=1; cat .build/first-half.log; exit $$status
	@cat $(SQL_TEXTS).1 $(SQL_TEXTS).2 > $(SQL_TEXTS)
	$(PYTHON) -m pytest Tests/SQL --sql-texts $(SQL_TEXTS)

# What a power cut may leave of the data, after the short form of each run: by the release binary, which looks at an
# image in a fifth of the time.
test-power: .venv/ready $(BINARY)
	MOTCUA_BINARY=$(CURDIR)/$(BINARY) $(PYTHON) -m pytest Tests/PowerCuts

IMAGES ?= 1000
SEED ?=

soak: soak-simulator soak-power

soak-power: .venv/ready $(BINARY)
	MOTCUA_BINARY=$(CURDIR)/$(BINARY) $(PYTHON) -m pytest Tests/PowerCuts --images $(IMAGES) $(addprefix --seed ,$(SEED))

SIMULATOR := .build/release/Simulator

# A short life of it, the same each time, and whether it finds what is wrong.
test-simulator: simulator
	$(SIMULATOR) --seed 1 --cities 40
	$(SIMULATOR) --mutations

test-pages: .venv/ready $(BINARY)
	MOTCUA_BINARY=$(CURDIR)/$(BINARY) $(PYTHON) -m pytest Tests/Browser --numprocesses auto --dist loadfile

# The newest Python that can make an environment: a version manager's, or Debian's.
.venv/ready: Tests/requirements.txt
	@Tests/install-tools.sh test
	rm -rf .venv
	python3 -m venv .venv || { rm -rf .venv; /usr/bin/python3 -m venv .venv; }
	PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 $(PYTHON) -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

# In a folder of its own: the usual build keeps its products. One test after another: they are ten times slower, and
# a server that shares two cores with all of them does not answer within its client's patience.
check:
	@Tests/install-tools.sh build
	TSAN_OPTIONS=halt_on_error=1 $(SWIFT) test --disable-xctest --no-parallel --sanitize thread --scratch-path .build/thread

simulator:
	@Tests/install-tools.sh build
	$(SWIFT) build $(RELEASE) --product Simulator

simulate: simulator
	$(SIMULATOR) --seconds $(or $(SECONDS),60) $(addprefix --seed ,$(SEED)) $(if $(SEED),$(if $(SECONDS),,--cities 1))

soak-simulator: simulator
	$(SIMULATOR) --seconds $(or $(SECONDS),3600) --counts

FUZZ := MOTCUA_FUZZ=build $(SWIFT) build --product Fuzz --sanitize address -Xswiftc -sanitize=fuzzer -Xswiftc -use-ld=lld \
	--scratch-path .build/fuzz
FUZZ_SECONDS ?= 60

# libFuzzer comes with the toolchain. What it finds worth keeping gathers in .build/fuzz/corpus; an input that breaks a
# promise is written to .build/fuzz, by the name of its part.
fuzz:
	@Tests/install-tools.sh build
	$(FUZZ)
	for part in head multipart form time passkey; do \
	  mkdir -p .build/fuzz/corpus/$$part; \
	  SWIFT_BACKTRACE=enable=no MOTCUA_FUZZ=$$part .build/fuzz/debug/Fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=4096 -timeout=10 -print_final_stats=1 \
	    -artifact_prefix=.build/fuzz/$$part- \
	    .build/fuzz/corpus/$$part Tests/Fuzz/Corpus/$$part; \
	done

# The two scanners need different versions of the same libraries: each has an environment of its own. With the release
# binary, since passwords are checked as fast as on a server. What they say is left in .build/scan/reports.
.build/scan/ready: Tests/Scan/requirements.txt Tests/Scan/requirements-wapiti.txt
	@Tests/install-tools.sh test
	rm -rf .build/scan
	for name in api wapiti; do \
	  python3 -m venv .build/scan/$$name || { rm -rf .build/scan/$$name; /usr/bin/python3 -m venv .build/scan/$$name; }; \
	done
	.build/scan/api/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Scan/requirements.txt
	.build/scan/wapiti/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Scan/requirements-wapiti.txt
	@touch $@

scan: .build/scan/ready $(BINARY)
	MOTCUA_BINARY=$(CURDIR)/$(BINARY) .build/scan/api/bin/python -m pytest Tests/Scan

lint:
	@Tests/install-tools.sh lint
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	python3 Tests/arrows.py

bench: $(BINARY)
	$(SWIFT) build $(RELEASE) --product Benchmarks
	.build/release/Benchmarks $(ARGS)

install: $(BINARY)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/motcua
	rm -rf $(DESTDIR)$(PREFIX)/share/motcua
	cp -R Resources $(DESTDIR)$(PREFIX)/share/motcua
	rm -rf $(DESTDIR)$(PREFIX)/share/motcua/Pictures
	chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/motcua

clean:
	rm -rf .build .venv $(DATA).new
