#!/usr/bin/env bash
# Installs the system packages that are missing: `build` (and `build PostgreSQL`) what a build needs, `lint` and `test` what those need too.
# As root, or through sudo, by apt. Otherwise prints the line to run and stops with status 1.
set -euo pipefail

missing=()
optional=()

header() { # NAME PACKAGE
  local folder
  for folder in /usr/include /usr/local/include; do
    [ -e "$folder/$1" ] && return
  done
  missing+=("$2")
}

header sqlite3.h libsqlite3-dev
header zlib.h zlib1g-dev

# A browser that answers: what Ubuntu installs as chromium-browser without snap does not.
browser() {
  local name
  for name in "${MOTCUA_BROWSER:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable chrome; do
    [ -n "$name" ] && "$name" --version >/dev/null 2>&1 && return
  done
  return 1
}

python_with_venv() {
  local python
  for python in python3 /usr/bin/python3; do
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
  done
  return 1
}

case "${1:-}" in
  build) [ "${2:-}" != PostgreSQL ] || header postgresql/libpq-fe.h libpq-dev ;;
  lint) command -v python3 >/dev/null || missing+=(python3) ;;
  test)
    command -v zbarimg >/dev/null || missing+=(zbar-tools)
    python_with_venv || missing+=(python3-venv)
    browser || optional+=(chromium-headless-shell)
    # A sendmail that speaks to one server; it serves nothing and takes no other program's place.
    command -v msmtp >/dev/null || missing+=(msmtp)
    command -v curl >/dev/null || missing+=(curl)
    # The peer that encrypted backups are compared with.
    command -v age >/dev/null || missing+=(age)
    # The virus scanner that files are sent to; not unasked on somebody's own machine, where it would begin to serve.
    [ -z "${CI:-}" ] || [ -x /usr/sbin/clamd ] || missing+=(clamav-daemon)
    # Those that check signatures in documents.
    command -v pdfsig >/dev/null || missing+=(poppler-utils)
    command -v xmlsec1 >/dev/null || missing+=(xmlsec1)
    command -v openssl >/dev/null || missing+=(openssl)
    # Weeks of a dossier's life in one test.
    command -v faketime >/dev/null || missing+=(faketime)
    # The proxy that stands in front; not unasked on somebody's own machine, where it would begin to serve.
    if [ -n "${CI:-}" ]; then
      command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
      # The second engine. Its server would begin to serve, too.
      header postgresql/libpq-fe.h libpq-dev
      [ -d /usr/lib/postgresql ] || missing+=(postgresql)
    fi
    # Vietnamese letters with two marks, for screenshots that can be judged.
    { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=vi family)" ]; } || optional+=(fonts-noto-core)
    # As wide as Times New Roman, which the printed forms ask for.
    { command -v fc-list >/dev/null && [ -n "$(fc-list 'Liberation Serif' family)" ]; } || optional+=(fonts-liberation)
    ;;
  *)
    echo "usage: $0 build|lint|test" >&2
    exit 64
    ;;
esac

packages=("${missing[@]}" "${optional[@]}")
[ ${#packages[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
  as_root=(sudo)
else
  as_root=(false)
fi
if ! command -v apt-get >/dev/null || [ "${as_root[*]}" = false ]; then
  echo "Packages are missing and cannot be installed from here. Run this, then try again:" >&2
  echo "  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages[*]}" >&2
  exit 1
fi

install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

# Older distributions have the whole browser only.
install_instead() {
  [ "$1" = chromium-headless-shell ] && install chromium
}

updated=false
for package in "${packages[@]}"; do
  if ! install "$package"; then
    $updated || "${as_root[@]}" apt-get update || true
    updated=true
    if ! install "$package" && ! install_instead "$package"; then
      case " ${optional[*]} " in
        # The browser tests say for themselves that they did not run.
        *" $package "*) echo "warning: $package could not be installed" >&2 ;;
        *)
          echo "$package could not be installed" >&2
          exit 1
          ;;
      esac
    fi
  fi
done
