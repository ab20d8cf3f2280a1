#!/usr/bin/env bash
# Print the path of a Chromium or Chrome: $CHROMIUM, else one that is found, else (as root on Debian) a fresh one.
set -euo pipefail

find_browser() {
  local name
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name"; then
      return
    fi
  done
  for name in /snap/bin/chromium /opt/google/chrome/chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -x "$name" ]; then
      echo "$name"
      return
    fi
  done
  return 1
}

if [ -n "${CHROMIUM:-}" ]; then
  if ! command -v "$CHROMIUM"; then
    echo "CHROMIUM=$CHROMIUM cannot be run. Point it at a Chromium or Chrome, or unset it." >&2
    exit 1
  fi
elif ! find_browser; then
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium with apt-get for the browser tests." >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation </dev/null >&2
    find_browser
  else
    echo "The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium)," >&2
    echo "or name one: make test CHROMIUM=/path/to/chromium" >&2
    exit 1
  fi
fi
