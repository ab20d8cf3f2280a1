#!/usr/bin/env bash
# Start JupyterLab on the first notebook. PORT= chooses the port; BROWSER=none opens no browser.
set -euo pipefail

options=(--Application.log_level=WARN "--ServerApp.root_dir=$PWD" --LabApp.default_url=/lab/tree/notebooks/start-here.ipynb)
if [ -n "${PORT:-}" ]; then
  options+=("--ServerApp.port=$PORT" --ServerApp.port_retries=0)
fi
if [ "${BROWSER:-}" = none ]; then
  options+=(--no-browser)
  unset BROWSER
fi
if [ "$(id -u)" -eq 0 ]; then
  options+=(--allow-root) # a container has no other user
fi
export XDG_DATA_HOME="${XDG_DATA_HOME:-$PWD/.lab/share}" # favourites and feedback stay in the repository
export JUPYTER_CONFIG_PATH="$PWD/scripts/lab${JUPYTER_CONFIG_PATH:+:$JUPYTER_CONFIG_PATH}" # no questions at the first start
echo "Starting JupyterLab; its address follows. Stop it with Ctrl-C."
exec jupyter lab "${options[@]}"
