# What must be on the host: rights, packages, the Docker engine.
# shellcheck shell=bash

# become_root ARGUMENT...: runs the calling script again with sudo when it needs to.
become_root() {
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null || fail "this needs root: it starts the engine, system users and services" \
    "run it as root, or install sudo and allow your account to use it"
  say "continuing with sudo"
  exec sudo --preserve-env="$(compgen -e | grep -Ei '^(ASSAY_.*|.*_proxy|JAVA_HOME|CI|DOCKER_HOST|M2_HOME|MAVEN_.*)$' | paste -s -d ,)" -- "$0" "$@"
}

# require_command COMMAND PACKAGE: installs the distribution's package when the command is missing.
require_command() {
  ! command -v "$1" >/dev/null || return 0
  install_packages "$2"
}

install_packages() {
  command -v apt-get >/dev/null || fail "missing: $*" "this host has no apt-get; install the equivalent of: $*"
  [ "$(id -u)" -eq 0 ] || fail "missing: $*" "as root: apt-get install $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -q install -y --no-install-recommends "$@" ||
    { apt-get -q update && apt-get -q install -y --no-install-recommends "$@"; } ||
    fail "cannot install $*" "apt-get says why above; check the package sources and the network"
}

engine_answers() { timeout 20 docker version --format '{{.Server.Version}}' >/dev/null 2>&1; }

require_engine() {
  command -v docker >/dev/null || fail "no docker command" "infra/bin/up installs and starts the engine, or: apt-get install docker.io"
  engine_answers && return
  if [ -S "$ENGINE_SOCKET" ] && [ ! -w "$ENGINE_SOCKET" ] && [ -z "${DOCKER_HOST:-}" ]; then
    fail "this account may not use the Docker engine" "as root: usermod -aG docker $(id -un)   then log in again"
  fi
  fail "the Docker engine does not answer" "start it: infra/bin/up does so, or: systemctl start docker"
}
