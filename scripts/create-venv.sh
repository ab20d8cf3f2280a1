#!/usr/bin/env bash
# Create .venv from $PYTHON, else from the first Python >= 3.11 found. Does nothing where .venv works already.
set -euo pipefail

is_recent() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  local name
  for name in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python; do
    if is_recent "$name"; then
      echo "$name"
      return
    fi
    if [ "$name" = "${PYTHON:-}" ]; then
      echo "PYTHON=$PYTHON is not a Python 3.11 or newer." >&2
      return 1
    fi
  done
  echo "No Python 3.11 or newer found. Install one, or name it: make PYTHON=/path/to/python3.12" >&2
  return 1
}

if is_recent .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
  exit 0
fi

python=$(find_python)
if ! "$python" -c 'import ensurepip' >/dev/null 2>&1; then # Debian keeps it in a package of its own
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv </dev/null
  else
    echo "$python cannot make virtual environments. On Debian: sudo apt-get install python3-venv" >&2
    exit 1
  fi
fi
"$python" -m venv --clear .venv
