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

# require_tools COMMAND...: commands whose packages have the same names.
require_tools() {
  local command missing=()
  for command in "$@"; do command -v "$command" >/dev/null || missing+=("$command"); done
  [ ${#missing[@]} -eq 0 ] || step "packages: ${missing[*]}" install_packages "${missing[@]}"
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

under_systemd() { [ -d /run/systemd/system ]; }

mount_control_groups() {
  local controller
  mount -t tmpfs -o uid=0,gid=0,mode=0755 cgroup /sys/fs/cgroup
  while read -r controller; do
    mkdir -p "/sys/fs/cgroup/$controller"
    mount -n -t cgroup -o "$controller" cgroup "/sys/fs/cgroup/$controller"
  done < <(awk '!/^#/ && $4 == 1 { print $1 }' /proc/cgroups)
}

start_engine_process() {
  local log=$ASSAY_HOME/log/engine.log pid_file=$ASSAY_HOME/run/engine.pid waited=0
  mkdir -p "$ASSAY_HOME/log" "$ASSAY_HOME/run"
  # Without an init system nobody may have mounted what containers are limited by.
  mountpoint -q /sys/fs/cgroup || mount_control_groups
  # A number left from before a crash may belong to any process now; the engine would take that one for itself.
  [ "$(cat "/proc/$(cat "$pid_file" 2>/dev/null)/comm" 2>/dev/null)" = dockerd ] || rm -f "$pid_file"
  (detached dockerd --pidfile "$pid_file") >"$log" 2>&1 </dev/null &
  local pid=$!
  until engine_answers; do
    if ! kill -0 "$pid" 2>/dev/null; then
      tail -n 20 "$log"
      return 1
    fi
    if [ $((waited += 1)) -gt 60 ]; then
      echo "no answer after a minute; log: $log"
      return 1
    fi
    sleep 1
  done
}

start_engine() {
  if [ -n "${DOCKER_HOST:-}" ]; then
    require_engine
  elif engine_answers; then
    skip "Docker engine" "running"
  else
    command -v dockerd >/dev/null || step "Docker engine from the distribution" install_engine
    if engine_answers; then return; fi
    if under_systemd; then step "start of the Docker engine" systemctl start docker; else step "start of the Docker engine" start_engine_process; fi
    require_engine
  fi
}

install_engine() {
  local packages=(docker.io iptables ca-certificates)
  # Newer releases have the client in a package of its own.
  if apt-cache show docker-cli >/dev/null 2>&1; then packages+=(docker-cli); fi
  install_packages "${packages[@]}"
}

# stop_own_engine: only the one that `up` started here, and only when no container is left on it.
stop_own_engine() {
  local pid
  pid=$(cat "$ASSAY_HOME/run/engine.pid" 2>/dev/null) || return 0
  [ -z "$(docker ps -q 2>/dev/null)" ] || return 0
  kill "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
}

# listening PORT: whether anything on this host listens there (any address, either protocol version).
listening() {
  local hexadecimal
  hexadecimal=$(printf ':%04X' "$1")
  awk -v port="$hexadecimal" '$4 == "0A" && index($2, port) == length($2) - 4 { found = 1 } END { exit !found }' \
    /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

# free_port FIRST: the first port nobody listens on.
free_port() {
  local port
  for ((port = $1; port < $1 + 100; port++)); do
    if ! listening "$port"; then
      printf '%s' "$port"
      return
    fi
  done
  fail "ports $1 to $(($1 + 99)) are all in use" "set ASSAY_PORT (and ASSAY_DATABASE_PORT) to free ones"
}
