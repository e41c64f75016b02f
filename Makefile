# Pforte. Two commands: `make run` (demo) and `make test`. Everything generated goes to $(BUILD).
.DEFAULT_GOAL := all
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/bash

# ---- what a deployer may set
BUILD      ?= build
CXX        := $(if $(filter default,$(origin CXX)),g++,$(CXX))
PORT       ?= 8080
ADMIN_PORT ?= 8081
RUN_DIR    ?= $(BUILD)/run
MODE       ?= fastcgi
SANITIZE   ?=
JOBS       ?= $(shell nproc)

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(JOBS)
endif

# ---- packages of Debian 12; "package=command" is content with any package that brings the command
PACKAGES := g++=g++ libfcgi-dev libctemplate-dev libsqlite3-dev libsoci-dev libboost-dev libsodium-dev libcrypt-dev libzxcvbn-dev \
            libmimetic-dev liboath-dev libqrcodegencpp-dev libtomlplusplus-dev libcli11-dev nlohmann-json3-dev libssl-dev lighttpd=lighttpd
TEST_PACKAGES := libgtest-dev libgmock-dev nginx-light=nginx apache2=apache2 libapache2-mod-fcgid spawn-fcgi=spawn-fcgi \
                 binutils=readelf openssl=openssl sqlite3=sqlite3 oathtool=oathtool mount=mount strace=strace nodejs=node npm=npm python3=python3 default-jre-headless=java \
                 chromium=chromium fonts-dejavu-core
ifneq ($(filter test unit pictures %/unit_test %/node/done,$(MAKECMDGOALS)),)
PACKAGES += $(TEST_PACKAGES)
endif

# ---- flags
WARNINGS  := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wformat=2 -Werror=format-security -Werror
HARDENING := -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fstack-clash-protection -fcf-protection
OPTIMIZE  ?= -O2
ifneq ($(SANITIZE),)
OPTIMIZE  := $(if $(findstring fuzzer,$(SANITIZE)),-O1,-O0) -g1 -fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all
HARDENING := -D_GLIBCXX_ASSERTIONS
endif
CXXFLAGS  := -std=c++20 $(OPTIMIZE) $(WARNINGS) $(HARDENING) -fPIE
CPPFLAGS  := -Icgi -isystem $(BUILD)/gen -MD -MP
# TLS is for the command line alone: it looks at the gate from outside.
TLS_LIBS  := -lssl -lcrypto
LIBS      := -lsoci_sqlite3 -lsoci_core -lsqlite3 -lctemplate_nothreads -lsodium -lcrypt -lzxcvbn -lmimetic -loath -lqrcodegencpp -lfcgi
ifneq ($(SANITIZE),)
LDFLAGS   := -fsanitize=$(SANITIZE) -no-pie
# The archives all the same: UBSan looks for type information that the shared libraries keep to themselves.
LIBS      := -Wl,-Bstatic $(LIBS) -Wl,-Bdynamic -ldl
else
# static-pie where every archive allows it ($(BUILD)/static holds what the linker said), else plain static
LDFLAGS    = $(file < $(BUILD)/static) -Wl,-z,relro,-z,now,-z,noexecstack,--gc-sections
CXXFLAGS  += -ffunction-sections -fdata-sections
endif

# ---- what there is, by looking
ROOMS     := base model crypto http store view mail rules page gate command
SOURCES   := $(wildcard $(addsuffix /*.cc,$(addprefix cgi/,$(ROOMS))))
TEMPLATES := $(shell find templates -name '*.tpl')
CATALOGUES:= $(wildcard templates/text/*.po)
QUERIES   := $(shell find sql/query -name '*.sql')
SERVERS   := $(wildcard templates/server/*)
SCHEMA    := $(shell find sql/schema -name '*.sql')
MARKERS   := $(patsubst templates/%,$(BUILD)/gen/marker/%.h,$(TEMPLATES))
GEN       := $(BUILD)/gen
GENERATED := $(GEN)/base/text_catalogue.cc $(GEN)/view/template_text.cc $(GEN)/store/query_text.cc $(GEN)/store/schema_text.cc \
             $(GEN)/command/server_text.cc
OBJECTS   := $(patsubst %.cc,$(BUILD)/obj/%.o,$(SOURCES)) $(patsubst $(GEN)/%.cc,$(BUILD)/obj/gen/%.o,$(GENERATED))
PROGRAMS  := $(BUILD)/portal.fcgi $(BUILD)/admin.fcgi $(BUILD)/gate.fcgi $(BUILD)/pforte
TESTS     := $(wildcard tests/*/*_test.cc)
SUPPORT   := $(wildcard tests/support/*.cc)
TEST_OBJECTS := $(patsubst %.cc,$(BUILD)/obj/%.o,$(TESTS) $(SUPPORT))

.PHONY: all run test unit deps help clean
all: $(PROGRAMS) ## Build the four executables into $(BUILD).

run: all ## Show the demo on http://localhost:$(PORT), the office on port ADMIN_PORT; data in RUN_DIR.
	@exec env BUILD=$(abspath $(BUILD)) PORT=$(PORT) ADMIN_PORT=$(ADMIN_PORT) RUN_DIR=$(abspath $(RUN_DIR)) MODE=$(MODE) sql/seed/run.sh

test: all $(BUILD)/unit_test $(BUILD)/node/done ## Prove everything: rules, also under sanitizers, real servers, real browser, HTML.
	@$(MAKE) --no-print-directory SANITIZE=address,undefined BUILD=$(BUILD)/asan $(BUILD)/asan/unit_test
	@BUILD=$(abspath $(BUILD)) node tests/run.mjs

unit: $(BUILD)/unit_test ## Run the unit tests alone, without sanitizers.
	@BUILD=$(BUILD) $(BUILD)/unit_test --gtest_brief=1

# No service is started: policy-rc.d refuses while packages are set up.
define INSTALL
set -e; [ -e /usr/sbin/policy-rc.d ] || { trap "rm -f /usr/sbin/policy-rc.d" EXIT; printf "#!/bin/sh\nexit 101\n" > /usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d; }
export DEBIAN_FRONTEND=noninteractive; apt-get -qq update; apt-get -qq -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 --no-install-recommends install "$$@" > /dev/null
endef
export INSTALL

deps: ## Install the packages of Debian that are missing (as root, or by sudo).
	@export PATH="$$PATH:/usr/sbin:/sbin"; missing=(); \
	present=" $$(dpkg-query -W -f '$${Package}=$${db:Status-Status} ' $(foreach each,$(PACKAGES),$(firstword $(subst =, ,$(each)))) 2> /dev/null) "; \
	for each in $(PACKAGES); do \
	  [[ $$present == *" $${each%%=*}=installed "* ]] || { [[ $$each == *=* ]] && command -v $${each#*=} > /dev/null; } || missing+=($${each%%=*}); \
	done; \
	[ $${#missing[@]} = 0 ] && exit 0; \
	echo "Installing packages: $${missing[*]}"; \
	if [ $$(id -u) = 0 ]; then bash -c "$$INSTALL" deps "$${missing[@]}"; \
	elif command -v sudo > /dev/null; then sudo bash -c "$$INSTALL" deps "$${missing[@]}"; \
	else echo "make: packages can only be installed by root; run: apt-get install $${missing[*]}" >&2; exit 1; fi

help: ## Say what each target does.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

clean: ## Remove everything generated.
	rm -rf $(BUILD)

# ---- generated sources
$(BUILD)/embed: cgi/embed.cc | deps
	@mkdir -p $(@D)
	$(CXX) -std=c++20 -O1 -Wall -Wextra -Werror -o $@ $<

$(GEN)/base/text_catalogue.cc: $(BUILD)/embed $(CATALOGUES)
	$(BUILD)/embed texts templates/text $(GEN)
$(GEN)/view/template_text.cc: $(BUILD)/embed $(CATALOGUES) $(TEMPLATES) templates
	$(BUILD)/embed templates templates $(GEN)
$(GEN)/store/query_text.cc: $(BUILD)/embed $(QUERIES) sql/query
	$(BUILD)/embed queries sql/query $(GEN)
# The headers that are written along with them.
$(GEN)/base/text_id.h $(GEN)/base/text_catalogue.h: $(GEN)/base/text_catalogue.cc ;
$(GEN)/store/query.h: $(GEN)/store/query_text.cc ;
$(GEN)/store/schema_text.cc: $(BUILD)/embed $(SCHEMA)
	$(BUILD)/embed schema sql/schema $(GEN)

$(GEN)/command/server_text.cc: $(BUILD)/embed $(SERVERS) templates/server
	$(BUILD)/embed servers templates/server $(GEN)

# Fails on a template that AUTOESCAPE cannot make safe; its markers become constants.
$(GEN)/marker/%.tpl.h: templates/%.tpl $(GEN)/view/template_text.cc
	@mkdir -p $(@D)
	@cd $(GEN)/templates/de && ctemplate-make_tpl_varnames_h -q -f$(abspath $@) $*.tpl > $(abspath $@).log 2>&1 || { cat $(abspath $@).log; rm -f $(abspath $@); exit 1; }

.SECONDARY:

# ---- objects: the generated headers must exist before the first compilation
$(BUILD)/obj/%.o: %.cc | $(filter-out %/template_text.cc,$(GENERATED))
	@mkdir -p $(@D)
	@echo "  compile $<"
	@$(CXX) $(CPPFLAGS) $(if $(filter tests/%,$<),-Itests) $(CXXFLAGS) -c -o $@ $<
$(patsubst %.cc,$(BUILD)/obj/%.o,$(wildcard cgi/view/*.cc)): | $(MARKERS)
$(BUILD)/obj/gen/%.o: $(GEN)/%.cc
	@mkdir -p $(@D)
	@echo "  compile $<"
	@$(CXX) $(CPPFLAGS) $(CXXFLAGS) -c -o $@ $<

# The linker warns of getaddrinfo and dlopen in static programs; nothing here resolves names or loads code.
LINK_NOTES := 2> >(grep -vE "in function|statically linked applications requires" >&2)

$(BUILD)/static: | deps
	@mkdir -p $(@D)
	@echo 'extern "C" double ZxcvbnMatch(const char*, const char**, void*); int main() { return ZxcvbnMatch("a", 0, 0) > 1; }' \
	  | $(CXX) -fPIE -static-pie -x c++ - -x none -o $(BUILD)/static.probe $(LIBS) 2> /dev/null \
	  && echo -static-pie > $@ || echo -static > $@
	@rm -f $(BUILD)/static.probe

$(BUILD)/libpforte.a: $(OBJECTS)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/%.fcgi: $(BUILD)/obj/cgi/%.o $(BUILD)/libpforte.a | $(BUILD)/static
	@echo "  link $@"
	@$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(LINK_NOTES)
$(BUILD)/pforte: $(BUILD)/obj/cgi/pforte.o $(BUILD)/libpforte.a | $(BUILD)/static
	@echo "  link $@"
	@$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(TLS_LIBS) $(LINK_NOTES)

# ---- tests
# The tests read what the executables that ship can do; under sanitizers too, where $$BUILD tells their folder.
$(BUILD)/unit_test: $(TEST_OBJECTS) $(BUILD)/libpforte.a | $(BUILD)/static $(if $(SANITIZE),,$(PROGRAMS))
	@echo "  link $@"
	@$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $^ -lgtest -lgtest_main -lgmock $(LIBS) $(TLS_LIBS) -lpthread $(LINK_NOTES)

# What the tests of the pages need beside Debian's packages, as tests/browser/package-lock.json fixes it.
$(BUILD)/node/done: tests/browser/package.json tests/browser/package-lock.json | deps
	@mkdir -p $(@D) && cp $^ $(@D)
	@cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

-include $(shell [ -d $(BUILD)/obj ] && find $(BUILD)/obj -name '*.d')

# ---- benchmark
BENCH_PROGRAMS := $(patsubst tests/bench/%.cc,$(BUILD)/bench/%,$(wildcard tests/bench/*.cc))
ifneq ($(filter bench $(BUILD)/bench/%,$(MAKECMDGOALS)),)
PACKAGES += nginx-light=nginx apache2=apache2 libapache2-mod-fcgid spawn-fcgi=spawn-fcgi multiwatch=multiwatch strace=strace \
            wrk=wrk curl=curl nodejs=node
endif

$(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.o $(BUILD)/libpforte.a | $(BUILD)/static
	@mkdir -p $(@D)
	@echo "  link $@"
	@$(CXX) $(CXXFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) $(LINK_NOTES)

.PHONY: bench
BENCH ?=
bench: all $(BENCH_PROGRAMS) ## Measure against the limits, side by side; the table goes to $(BUILD)/bench.txt too. BENCH=office: its pages alone.
	@BUILD=$(abspath $(BUILD)) node tests/bench/run.mjs $(BENCH)

# ---- the guide
.PHONY: pictures
pictures: all $(BUILD)/node/done ## Draw the pictures of docs/office anew.
	@BUILD=$(abspath $(BUILD)) node tests/browser/pictures.mjs

# ---- fuzzing: the same executions each time, corpora in tests/fuzz/corpus/<name>
FUZZ_RUNS ?= 200000
FUZZERS   := $(patsubst tests/fuzz/%.cc,%,$(wildcard tests/fuzz/*_fuzz.cc))
ifneq ($(filter fuzz,$(MAKECMDGOALS)),)
PACKAGES += clang=clang++ libclang-rt-14-dev
endif

.SECONDEXPANSION:
$(addprefix $(BUILD)/,$(FUZZERS)): $(BUILD)/obj/tests/fuzz/$$(@F).o $(patsubst %.cc,$(BUILD)/obj/%.o,$(SUPPORT)) $(BUILD)/libpforte.a
	@echo "  link $@"
	@$(CXX) $(CXXFLAGS) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBS) $(LINK_NOTES)

.PHONY: fuzz
fuzz: | deps ## Throw FUZZ_RUNS executions at every parser and at the gate, under clang's sanitizers; a finding fails.
	@$(MAKE) --no-print-directory CXX=clang++ SANITIZE=fuzzer-no-link,address,undefined BUILD=$(BUILD)/fuzz $(addprefix $(BUILD)/fuzz/,$(FUZZERS))
	@for each in $(FUZZERS); do \
	  echo "  fuzz $$each"; name=$${each%_fuzz}; found=$(BUILD)/fuzz/found/$$name; rm -rf $$found; mkdir -p $$found; \
	  $(BUILD)/fuzz/$$each -runs=$(FUZZ_RUNS) -seed=1 -max_len=4096 -timeout=10 -verbosity=0 -close_fd_mask=3 \
	    -artifact_prefix=$(BUILD)/fuzz/$$name- $$found tests/fuzz/corpus/$$name > $$found.log 2>&1 || { cat $$found.log; exit 1; }; \
	done
