#!/bin/sh
# preflight.sh [FOLDER]: runs your submission (FOLDER, or this folder) as the grader's smoke run does: same image recipe,
# same limits, no network. Needs docker. Put the public files into in/ first.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
code=$(cd "${1:-$here}" && pwd)
image=assay-preflight/@IMAGE@
docker=${DOCKER:-docker}

if ! ls "$here"/in/* >/dev/null 2>&1; then
  echo "Put the public files into $here/in first: unpack the data download there." >&2
  exit 2
fi
if ! $docker image inspect "$image" >/dev/null 2>&1; then
  if [ -n "${PREFLIGHT_IMAGE:-}" ]; then
    $docker tag "$PREFLIGHT_IMAGE" "$image"
  else
    echo "Building the image once: this takes some minutes." >&2
    build=$(mktemp -d)
    mkdir "$build/host"
    cp "$here/preflight/image/Dockerfile" "$build/"
    cp "$here/preflight/image/install-packages" "$build/host/"
    : > "$build/host/apt.conf"
    : > "$build/host/ca-certificates.crt"
    echo "deb http://deb.debian.org/debian trixie main" > "$build/host/sources.list"
    $docker build --build-arg FROM=debian:trixie-slim -t "$image" "$build"
    rm -r "$build"
  fi
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" "$work/out"
cp -r "$here"/in/. "$work/in/"
chmod -R a+rX "$work" "$code"
chmod 777 "$work/in" "$work/out"
$docker run --rm --network none -v "$work/in:/in" -v "$here/preflight:/preflight:ro" "$image" python3 /preflight/features.py
status=0
timeout @SECONDS@ $docker run --rm --network none --read-only --tmpfs /tmp --user 65534:65534 --cpus @CPUS@ \
  --memory @MEMORY@m --memory-swap @MEMORY@m --pids-limit @PROCESSES@ --cap-drop ALL --security-opt no-new-privileges \
  -w /app -v "$code:/app:ro" -v "$work/in:/in:ro" -v "$work/out:/out" "$image" @ENTRY@ || status=$?
if [ "$status" -eq 124 ]; then
  echo "TIME_LIMIT: it ran longer than @SECONDS@ s." >&2
  exit 1
elif [ "$status" -ne 0 ]; then
  echo "RUNTIME_ERROR: it ended with status $status. 137 is mostly the memory limit of @MEMORY@ MiB." >&2
  exit 1
fi
$docker run --rm --network none -v "$work:/work:ro" -v "$here/preflight:/preflight:ro" "$image" python3 /preflight/check.py
