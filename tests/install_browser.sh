#!/bin/sh
# Finds or installs the Chromium that the browser tests drive: tests/install_browser.sh [VENV]
#
# Writes the path of its program to VENV/chromium-path, or the word "playwright" for Playwright's own download.
# In this order: $CHROMIUM; what is on PATH; Debian's package, for who may install packages; Playwright's download.
set -eu

venv=${1:-.venv}
record=$venv/chromium-path

runs() {
    # Run it rather than trust its name: Ubuntu's chromium-browser only says that it is a snap.
    "$1" --version >/dev/null 2>&1
}

settle() {
    printf '%s\n' "$1" >"$record"
    [ -n "${2:-}" ] && printf 'Browser for the tests: %s\n' "$2"
    exit 0
}

on_path() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null && runs "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Debian itself: what Ubuntu and its children install under this name is not a program but a snap.
has_debian_chromium() {
    [ -r /etc/os-release ] && grep -q '^ID=debian$' /etc/os-release &&
        command -v apt-get >/dev/null && as_root true 2>/dev/null
}

if [ -n "${CHROMIUM:-}" ]; then
    if path=$(command -v "$CHROMIUM") && runs "$path"; then
        settle "$path"
    fi
    echo "CHROMIUM names $CHROMIUM, which does not run: correct it or leave it empty." >&2
    exit 1
fi

if [ -r "$record" ]; then
    known=$(cat "$record")
    if [ "$known" != playwright ] && runs "$known"; then
        exit 0
    fi
fi

if path=$(on_path); then
    settle "$path" "$path"
fi

if has_debian_chromium; then
    echo "Installing Debian's package chromium for the browser tests"
    # The fonts are only recommended by the package, and without any a page has no text to measure.
    if as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null &&
        path=$(on_path); then
        settle "$path" "$path"
    fi
    echo "apt could not install it; trying Playwright's download" >&2
fi

# Instant when it is there already; an upgraded Playwright fetches the browser that belongs to it.
if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
    with=--with-deps # the libraries that the browser needs, which Playwright installs with apt
else
    with=
fi
# shellcheck disable=SC2086 # no word when empty
if { "$venv/bin/playwright" install $with chromium ||
    "$venv/bin/playwright" install chromium; } >"$record.log" 2>&1; then
    rm -f "$record.log"
    settle playwright "Playwright's own Chromium"
fi

cat >&2 <<END
The browser tests need Chromium, which is not on PATH and could not be installed.
Playwright's download said: $(grep -m 1 '^Error' "$record.log" || tail -n 1 "$record.log") (more in $record.log)

Install it (Debian: apt install chromium; Fedora: dnf install chromium; macOS: brew install --cask chromium),
or name the program of a Chromium or Chrome that is there: make test CHROMIUM=/path/to/chromium
The tests that need none: make test-fast
END
exit 1
