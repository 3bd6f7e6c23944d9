#!/bin/bash
# Builds and runs the tests. Failing tests are named, and the last line is "N passed, N failed": what does not build,
# crashes, hangs or has no test at all counts as failed.
# usage: tools/test.sh all|fast      (fast: without the browser)
set -u
cd "$(dirname "$0")/.." || exit 1
. tools/environment.sh
results=$PWD/TestResults
passed=0 failed=0 names=()

finish() {
  [ ${#names[@]} -gt 0 ] && printf 'failed: %s\n' "${names[@]}"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && exit 0 || exit 1
}

broken() { failed=$((failed + 1)); names+=("$1"); }

counter() { grep -o '<Counters [^>]*' "$1" 2>/dev/null | tail -1 | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9][0-9]*'; }

suite() { # $1 = test project
  local trx=$results/$1.trx status executed good
  dotnet test "tests/$1" --no-build --nologo --results-directory "$results" --logger "trx;LogFileName=$1.trx" \
    --blame-hang-timeout 40min --blame-hang-dump-type none
  status=$?
  executed=$(counter "$trx" executed) good=$(counter "$trx" passed)
  if [ -z "$executed" ] || [ -z "$good" ]; then broken "$1 (no result: it crashed, hung or holds no test)"; return; fi
  passed=$((passed + good)) failed=$((failed + executed - good))
  while IFS= read -r name; do names+=("$name"); done < <(
    grep '<UnitTestResult .*outcome="Failed"' "$trx" | sed 's/.* testName="\([^"]*\)".*/\1/; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g')
  if [ "$executed" -eq 0 ]; then broken "$1 (holds no test)"
  elif [ "$status" -ne 0 ] && [ "$executed" -eq "$good" ]; then broken "$1 (ended with code $status)"; fi
}

rm -rf "$results"
tools/setup.sh "$([ "$1" = all ] && echo test || echo run)" || { broken "tools/setup.sh"; finish; }
dotnet build GovernancePortal.sln -v quiet --nologo || { broken "the build"; finish; }
suite GovernancePortal.Tests
[ "$1" = all ] && suite GovernancePortal.BrowserTests
finish
