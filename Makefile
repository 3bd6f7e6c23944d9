# Everything a newcomer needs: make help lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast rules bench screenshots

# Build servers would outlive the command that started them.
export MSBUILDDISABLENODEREUSE := 1
export UseSharedCompilation := false
export DOTNET_CLI_USE_MSBUILD_SERVER := 0
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

WEB := src/GovernancePortal.Web

help: ## lists these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "Verbs of the portal itself (dotnet run --project $(WEB) -- VERB ...):"
	@sed -n 's/^ *new("\([^"]*\)", "\([^"]*\)".*/\1\t\2/p' $(WEB)/Startup/Verbs.cs | awk -F '\t' '{ printf "  %-20s %s\n", $$1, $$2 }'

setup: ## checks what building and running need; as root installs what is missing
	@tools/setup.sh run

run: ## builds and serves the portal on http://localhost:5080 (PORT changes it); Ctrl-C stops everything
	@tools/setup.sh run
	@dotnet build $(WEB) -v quiet --nologo
	@exec dotnet $(WEB)/bin/Debug/net10.0/GovernancePortal.Web.dll

test: ## builds and runs all tests, in the browser too; the last line is "N passed, N failed"
	@tools/test.sh all

test-fast: ## the same without the browser
	@tools/test.sh fast

rules: ## lists the core rules of the governing documents that no passing test proves yet
	@tools/rules.sh

bench: ## measures the portal under load beside a bare page and writes docs/performance.md (QUICK=1: a short look)
	@tools/setup.sh run
	@dotnet build bench/GovernancePortal.Bench -c Release -v quiet --nologo
	@exec dotnet bench/GovernancePortal.Bench/bin/Release/net10.0/GovernancePortal.Bench.dll $(if $(QUICK),--quick) $(BENCH)

screenshots: ## takes the pictures of the README and the manual from the running portal (PORTAL_URL, else http://localhost:5080)
	@tools/setup.sh test
	@dotnet build tests/GovernancePortal.BrowserTests -v quiet --nologo
	@node docs/screenshots.mjs
