# What a fresh Debian 12 with a Swift toolchain lacks; installed where it is missing.
TO_BUILD = pkg-config libncursesw5-dev libsimdjson-dev libxlsxwriter-dev libzip-dev libxml2-dev
TO_TEST = $(TO_BUILD) git openssh-client openssh-server libvterm-dev tmux locales procps unzip \
  python3-pip valgrind binutils strace \
  libreoffice-calc-nogui libreoffice-writer-nogui poppler-utils libxml2-utils \
  fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-liberation
# What reads Chinese, workbooks and documents independently of us, for the tests to compare with.
ORACLES = pypinyin==0.55.0 openpyxl==3.1.5 python-docx==1.2.0

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
install-missing = @dpkg -s $(1) >/dev/null 2>&1 || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -qy --no-install-recommends $(1); }

# A target uses only what Package.swift lets it: the layering of ARCHITECTURE.md.
STRICT = --explicit-target-dependency-import-check error
RELEASE = swift build -c release --static-swift-stdlib $(STRICT)

PREFIX ?= /usr/local

# Other programs for the same work, measured beside ours where they are installed.
PEERS = fzf tig taskwarrior

# How long each input is fuzzed, and which: all where none is named.
FUZZ_SECONDS ?= 60
INPUTS ?=
FUZZ = .build/fuzz
# Optimized, and yet testable; gold cannot link it. Package.swift sees to our C++.
SANITIZED = -Xswiftc -O -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld

.PHONY: run build test stress soak sanitize fuzz lint bench install

run: build
	@.build/release/zhenggai --ledger Data

build:
	$(call install-missing,$(TO_BUILD))
	@$(RELEASE) --product zhenggai

test:
	$(call install-missing,$(TO_TEST))
	@[ -d .build/oracles/docx ] || python3 -m pip install -q --upgrade --target .build/oracles $(ORACLES)
	@swift test --disable-xctest $(STRICT)

# Every point of the tests that let disks, processes and programs fail; `make test` tries some.
stress: build
	$(call install-missing,$(TO_TEST))
	@ZHENGGAI_STRESS=$(CURDIR)/.build/release/zhenggai swift test --disable-xctest $(STRICT) \
	  --filter 'PowerLossTests|FlippedByteTests|CrashTests|KillTests|ManyAtOnceTests'

# Looks for inputs that break what has to hold for any (Tests/FuzzTests); `make test` replays those
# that are kept.
fuzz:
	$(call install-missing,$(TO_BUILD))
	@ZHENGGAI_FUZZ=1 swift build --scratch-path $(FUZZ) --product zhenggai-fuzz $(SANITIZED)
	@Tests/FuzzTests/fuzz.sh $(FUZZ) $(FUZZ_SECONDS) $(INPUTS)

# Tens of thousands of keys at one sitting of the program that users get: nothing it holds grows.
soak: build
	$(call install-missing,$(TO_TEST))
	@ZHENGGAI_SOAK=$${ROUNDS:-150} ZHENGGAI_STRESS=$(CURDIR)/.build/release/zhenggai \
	  swift test --disable-xctest $(STRICT) --filter SoakTests

# All tests under AddressSanitizer, then under ThreadSanitizer, in builds of their own, whose program
# the tests start, too. The first report ends a process; tables that are made once look like leaks.
sanitize: sanitize-address sanitize-thread
sanitize-%:
	$(call install-missing,$(TO_TEST))
	@[ -d .build/oracles/docx ] || python3 -m pip install -q --upgrade --target .build/oracles $(ORACLES)
	@ZHENGGAI_SANITIZER=$* ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=1 \
	  swift test --disable-xctest $(STRICT) --sanitize $* --scratch-path .build/$*

lint:
	$(call install-missing,$(TO_TEST))
	@swift format lint --strict --recursive Package.swift Sources Tests
	@! grep -rnE --include='*.swift' '^(@[a-z]+ |internal |public )*import ' Sources/Rectification Sources/Cells || { echo "Rectification and Cells import nothing"; exit 1; }
	@! grep -rnE --include='*.swift' '^(@[a-z]+ |internal |public )*import ' Sources/Pinyin | grep -v 'import CPinyin$$' || { echo "Pinyin imports its table alone"; exit 1; }
	@! grep -rnE --include='*.swift' '^(@[a-z]+ |internal |public )*import Foundation$$' Sources || { echo "no full Foundation in the program"; exit 1; }
	@swift build --build-tests $(STRICT)

bench: build
	$(call install-missing,$(PEERS))
	@$(RELEASE) --product zhenggai-bench
	@.build/release/zhenggai-bench $(BENCH)

install: build
	@install -D .build/release/zhenggai $(DESTDIR)$(PREFIX)/bin/zhenggai
