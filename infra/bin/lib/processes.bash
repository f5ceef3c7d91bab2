# The two services: unprivileged processes of the host, or containers of the `jdk` image on a host without a JDK.
# shellcheck shell=bash

STARTED=()
STOP_SECONDS=90 # a grader finishes or hands back what it has in hand

service_account() { case $1 in platform) printf '%s' "$PLATFORM_ACCOUNT" ;; grader) printf '%s' "$GRADER_ACCOUNT" ;; esac; }
service_log() { printf '%s/log/%s.log' "$ASSAY_HOME" "$1"; }
service_container() { printf '%s-%s' "$(instance)" "$1"; }

# built_jar NAME: of a service, which stands beside that of its tests.
built_jar() {
  find "$REPOSITORY/services/$1/target" -maxdepth 1 -name "assay-$1-*.jar" ! -name '*-tests.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar'
}

# install_service NAME: the built jars go where the unprivileged account can read them and no build can pull them away.
install_service() {
  local target=$ASSAY_HOME/app/$1
  rm -rf "$target.new" && mkdir "$target.new"
  # Their times go with them: the archive of loaded classes holds for jars of just that age.
  cp -r --preserve=timestamps "$REPOSITORY/services/$1/target/lib" "$target.new/"
  cp --preserve=timestamps "$(built_jar "$1")" "$target.new/assay-$1.jar"
  service_identity "$1" >"$target.new/identity"
  chmod -R u=rwX,go=rX "$target.new"
  rm -rf "$target"
  mv "$target.new" "$target"
}

# service_identity NAME: which code it runs and what it was told.
service_identity() {
  cat "$BUILD_STAMP"
  describe_jdk
  service_environment "$1"
}

service_is_current() { [ "$(cat "$ASSAY_HOME/app/$1/identity" 2>/dev/null)" = "$(service_identity "$1")" ]; }

service_process() {
  local pid
  pid=$(remembered "$1.pid")
  [ -n "$pid" ] && grep -qaF "$ASSAY_HOME/app/$1/" "/proc/$pid/cmdline" 2>/dev/null && printf '%s' "$pid"
}

service_runs() { service_process "$1" >/dev/null || container_runs "$(service_container "$1")"; }

# service_environment NAME: what a service is told; nothing else of the caller's environment reaches it.
service_environment() {
  printf '%s\n' "ASSAY_HOME=$ASSAY_HOME" "ASSAY_PORT=$(remembered port)" "ASSAY_DB_URL=$(database_url)" \
    "ASSAY_DB_USER=assay_$1" "ASSAY_DB_PASSWORD_FILE=$(secret_file "database-$1")" LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin
  case $1 in
    platform)
      printf '%s\n' "ASSAY_MANAGER_TOKEN_FILE=$(secret_file manager-token)" \
        "ASSAY_PUBLIC_URL=${ASSAY_PUBLIC_URL:-$(platform_address)}"
      local setting
      for setting in ASSAY_SMTP_URL ASSAY_SMTP_PASSWORD_FILE ASSAY_MAIL_FROM ASSAY_MAX_UPLOAD_BYTES \
        ASSAY_OIDC_ISSUER ASSAY_OIDC_CLIENT_ID ASSAY_OIDC_CLIENT_SECRET_FILE; do
        [ -z "${!setting:-}" ] || printf '%s\n' "$setting=${!setting}"
      done
      ;;
    grader) printf '%s\n' "DOCKER_HOST=${DOCKER_HOST:-unix://$ENGINE_SOCKET}" ;;
    owner) ;;
  esac
}

service_groups() {
  getent group "$SHARED_GROUP" | cut -d : -f 3
  [ "$1" != grader ] || stat -c %g "$ENGINE_SOCKET"
}

# The first run leaves its classes as it loaded them, when it stops; every later one starts from there, until the code changes.
service_command() {
  printf '%s\n' java -Xmx512m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC \
    -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$ASSAY_HOME/$1/classes.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off -jar "$ASSAY_HOME/app/$1/assay-$1.jar"
}

# The group of the engine's socket opens it to the grader; an engine that keeps it to root gets the usual group.
open_engine_socket() {
  [ -S "$ENGINE_SOCKET" ] && [ "$(stat -c %g "$ENGINE_SOCKET")" = 0 ] || return 0
  getent group docker >/dev/null || groupadd --system docker
  chgrp docker "$ENGINE_SOCKET"
  chmod 660 "$ENGINE_SOCKET"
}

launch_process() {
  local name=$1 environment command groups account pid
  account=$(service_account "$name")
  mapfile -t environment < <(service_environment "$name")
  mapfile -t command < <(service_command "$name")
  groups=$(service_groups "$name" | paste -s -d ,)
  command[0]=$JDK_HOME/bin/java
  # The two share artefacts through a group; folders closed to others keep the rest of the host out.
  (
    umask 002
    cd "$ASSAY_HOME/$name" || exit
    detached setpriv --reuid="$account" --regid="$account" --groups="$groups" env -i "${environment[@]}" "${command[@]}"
  ) </dev/null >>"$(service_log "$name")" 2>&1 &
  pid=$!
  remember "$name.pid" "$pid"
  # Until it has become the service, nobody could tell it from this script.
  while kill -0 "$pid" 2>/dev/null && ! service_process "$name" >/dev/null; do sleep 0.05; done
}

launch_container() {
  local name=$1 options=() account group entry command
  account=$(service_account "$name")
  while read -r entry; do options+=(-e "$entry"); done < <(service_environment "$name")
  while read -r group; do options+=(--group-add "$group"); done < <(service_groups "$name")
  if [ "$name" = grader ]; then options+=(-v "$ENGINE_SOCKET:$ENGINE_SOCKET" -v /sys/fs/cgroup:/sys/fs/cgroup:ro); fi
  mapfile -t command < <(service_command "$name")
  docker rm -f "$(service_container "$name")" >/dev/null 2>&1 || true
  docker run -d --name "$(service_container "$name")" --network host --init --read-only --tmpfs /tmp --restart unless-stopped \
    --cap-drop ALL --security-opt no-new-privileges --user "$(id -u "$account"):$(id -g "$account")" "${options[@]}" \
    -v "$ASSAY_HOME/app/$name:$ASSAY_HOME/app/$name:ro" -v "$ASSAY_HOME/artefacts:$ASSAY_HOME/artefacts" \
    -v "$ASSAY_HOME/$name:$ASSAY_HOME/$name" -v "$ASSAY_HOME/secrets:$ASSAY_HOME/secrets:ro" -w "$ASSAY_HOME/$name" \
    "$(image jdk)" sh -c 'umask 002; exec "$@"' sh "${command[@]}" >/dev/null
}

launch() { if [ -n "$JDK_HOME" ]; then launch_process "$1"; else launch_container "$1"; fi; }

service_log_tail() {
  if container_runs "$(service_container "$1")" || [ -z "$JDK_HOME" ]; then docker logs --tail 25 "$(service_container "$1")"; else tail -n 25 "$(service_log "$1")"; fi
}

# await_service NAME CHECK...: until the check holds, or with the end of the log as soon as the service is gone.
await_service() {
  local name=$1 waited=0
  shift
  until "$@"; do
    if ! service_runs "$name" || [ $((waited += 1)) -gt 240 ]; then
      service_log_tail "$name"
      echo "the $name did not become ready"
      return 1
    fi
    sleep 0.5
  done
}

run_service() {
  install_service "$1"
  rm -f "$ASSAY_HOME/$1/status"
  launch "$1"
  await_service "$@"
}

# retire_outdated: services of another build or configuration end before the schema moves under them.
retire_outdated() {
  local name
  for name in grader platform; do
    if service_runs "$name" && ! service_is_current "$name"; then step "stop of the older $name" stop_service "$name"; fi
  done
}

# start_service NAME READY_CHECK...
start_service() {
  local name=$1
  if service_runs "$name"; then
    skip "$name" "running"
    return
  fi
  STARTED+=("$name")
  step "$name" run_service "$@"
}

stop_service() {
  local name=$1 pid waited=0
  if pid=$(service_process "$name"); then
    kill "$pid"
    while kill -0 "$pid" 2>/dev/null; do
      if [ $((waited += 1)) -gt $((STOP_SECONDS * 5)) ]; then kill -KILL "$pid" 2>/dev/null || true; fi
      sleep 0.2
    done
    rm -f "$ASSAY_HOME/run/$name.pid"
  fi
  if docker container inspect "$(service_container "$name")" >/dev/null 2>&1; then
    docker stop -t "$STOP_SECONDS" "$(service_container "$name")" >/dev/null
    docker rm "$(service_container "$name")" >/dev/null
  fi
}

migrate() {
  local environment
  mapfile -t environment < <(service_environment owner)
  if [ -n "$JDK_HOME" ]; then
    env -i "${environment[@]}" "$JDK_HOME/bin/java" -jar "$(built_jar platform)" migrate
  else
    jdk_container "${environment[@]/#/-e}" -v "$REPOSITORY:$REPOSITORY:ro" -v "$ASSAY_HOME/secrets:$ASSAY_HOME/secrets:ro" -- \
      java -jar "$(built_jar platform)" migrate
  fi
}
