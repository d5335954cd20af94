#!/usr/bin/env bash
# Fuzzes each input, or those named: fuzz.sh FOLDER SECONDS [INPUT…]; says a line of each, and fails
# where something was found. FOLDER has the program, and gets what was found.
set -euo pipefail
work=$1 seconds=$2 here=$(cd "$(dirname "$0")" && pwd)
shift 2

# A dictionary has a word a line, as `printf %b` takes it; libFuzzer wants bytes.
quoted() {
  local word
  while IFS= read -r word; do
    printf '"%s"\n' "$(printf %b "$word" | od -An -v -tx1 | tr -d '\n' | sed 's/ /\\x/g')"
  done
}

# Tables that Swift makes once and keeps would be taken for leaks; its own report of a crash gets in
# the way of the sanitizer's.
export ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no

[ $# -gt 0 ] || set -- $(ls "$here/Corpus")
found=0
for input in "$@"; do
  new=$work/corpus/$input finds=$work/finds/$input log=$work/$input.log
  mkdir -p "$new" "$finds"
  quoted <"$here/Dictionaries/$input" >"$work/$input.dict"
  "$work/debug/zhenggai-fuzz" --input="$input" -max_total_time="$seconds" -timeout=20 \
    -rss_limit_mb=1024 -malloc_limit_mb=512 -max_len=8192 -print_final_stats=1 \
    -artifact_prefix="$finds/" -dict="$work/$input.dict" "$new" "$here/Corpus/$input" \
    >"$log" 2>&1 || true
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
  coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  crashes=$(find "$finds" -type f ! -name 'slow-unit-*' | wc -l)
  printf '%-9s %10s runs  %6s edges  %s crashes\n' "$input" "${runs:-no}" "${coverage:-no}" "$crashes"
  [ "$crashes" = 0 ] && [ -n "$runs" ] || found=1
done
[ "$found" = 0 ] || echo "see $work/finds and the logs in $work"
exit "$found"
