#!/bin/sh
# Makes the virtual environment: requirements/venv.sh FOLDER [PYTHON]
# Finds a Python that is new enough, and says plainly what is missing when there is none.
set -eu

folder=${1:?usage: requirements/venv.sh FOLDER [PYTHON]}
wanted=${2:-}

new_enough() {
    # Run it rather than trust its name: a version manager's shim may stand for nothing.
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    # shellcheck disable=SC2086 # without a wish, several names are tried
    for candidate in ${wanted:-python3 python3.13 python3.12 python3.11}; do
        if new_enough "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

refuse() {
    printf '%s\n' "$@" >&2
    exit 1
}

if ! python=$(find_python); then
    tried=${wanted:-python3}
    found=$("$tried" --version 2>/dev/null) || found="nothing that runs"
    refuse "servicefolio needs Python 3.11 or newer; $tried is: $found." \
        "Install one (Debian and Ubuntu: apt install python3 python3-venv), or name it: make PYTHON=/path/to/python3.12"
fi
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# Debian packs the part of Python that makes environments on its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=python$version-venv
    if ! command -v apt-get >/dev/null; then
        refuse "$python cannot make virtual environments: its modules venv and ensurepip are missing."
    elif [ "$(id -u)" = 0 ]; then
        sudo=
    elif sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        refuse "$python cannot make virtual environments. Run: sudo apt install $package"
    fi
    echo "Installing $package, which $python needs to make virtual environments"
    # shellcheck disable=SC2086 # empty for root
    {
        $sudo apt-get update -qq
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
    } || refuse "That failed. Install it by hand: apt install $package"
fi

echo "Making $folder with $("$python" --version)"
if ! "$python" -m venv --clear "$folder"; then
    rm -rf "$folder" # half an environment would pass for a whole one the next time
    exit 1
fi
