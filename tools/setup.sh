#!/bin/bash
# Checks what this repository needs on the machine. As root, what is missing is installed through apt;
# otherwise it is named, and the exit code is 1.
# usage: tools/setup.sh run|test      (test: also the browser and a Japanese font)
set -u
packages=() elsewhere=()

has() { command -v "$1" >/dev/null 2>&1; }

need() { # $1 = what it is for; the rest: packages of Debian
  local what=$1; shift
  echo "Missing: $what (package: $*)" >&2
  packages+=("$@")
}

postgres_programs() {
  local folder
  for folder in /usr/lib/postgresql/*/bin ${PATH//:/ }; do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && [ -x "$folder/postgres" ] && return 0
  done
  return 1
}

if ! has dotnet || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
  if has apt-cache && apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then need ".NET 10 SDK" dotnet-sdk-10.0
  else elsewhere+=(".NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0"); fi
fi
has node || need "Node.js, for the front-end packages" nodejs
has npm || need "npm, for the front-end packages" npm
[ -n "${ConnectionStrings__Portal:-}" ] && [ "$1" = run ] || postgres_programs || need "PostgreSQL's programs, for the private database" postgresql
if [ "$1" = test ]; then
  has chromium || has chromium-browser || has google-chrome || need "Chromium, for the browser tests" chromium
  has fc-list && [ -n "$(fc-list :lang=ja 2>/dev/null)" ] || need "a Japanese font, for the browser tests" fontconfig fonts-noto-cjk
fi

if [ ${#elsewhere[@]} -gt 0 ]; then
  printf 'Install by hand: %s\n' "${elsewhere[@]}" >&2
  [ ${#packages[@]} -gt 0 ] && echo "and: apt-get install ${packages[*]}" >&2
  exit 1
fi
[ ${#packages[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ] || ! has apt-get; then
  echo "Install them (as root: apt-get install --no-install-recommends ${packages[*]}), then try again." >&2
  exit 1
fi

# Debian's package makes and starts a server of its own: not wanted here, where each checkout has a private one.
quiet=/etc/postgresql-common/createcluster.d/zz-no-main-cluster.conf
if [[ " ${packages[*]} " == *" postgresql "* ]] && [ ! -e "$quiet" ]; then
  mkdir -p "${quiet%/*}" && echo 'create_main_cluster = false' > "$quiet"
  trap 'rm -f "$quiet"' EXIT
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >&2 && apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold "${packages[@]}" >&2 </dev/null || {
  echo "apt-get failed; install by hand: ${packages[*]}" >&2
  exit 1
}
