#!/bin/bash
# Runs the tests that carry a rule's number and lists the core rules that none of them proves.
set -u
cd "$(dirname "$0")/.." || exit 1
. tools/environment.sh
results=$PWD/TestResults/rules
rm -rf "$results"
dotnet build GovernancePortal.sln -v quiet --nologo >&2 || exit 1
for project in GovernancePortal.Tests GovernancePortal.BrowserTests; do
  dotnet test "tests/$project" --no-build --nologo --filter 'Rule~R' --results-directory "$results" --logger "trx;LogFileName=$project.trx" >&2
done
exec dotnet run --no-build --project tests/GovernancePortal.Rules -- tests/GovernancePortal.Tests/Rules/rules.csv "$results"
