# MySQL: our own container with a named volume, or an existing server named by ASSAY_DB_URL.
# shellcheck shell=bash

# Told once, it is remembered: a later run without the variable must not start an empty database beside it.
EXTERNAL_DATABASE=${ASSAY_DB_URL:-$(cat "$ASSAY_HOME/run/database-url" 2>/dev/null || true)}

database_container() { printf '%s-mysql' "$(instance)"; }

database_url() {
  if [ -n "$EXTERNAL_DATABASE" ]; then
    printf '%s' "$EXTERNAL_DATABASE"
  else
    # The connection never leaves the loopback.
    printf 'jdbc:mysql://127.0.0.1:%s/%s?sslMode=DISABLED&allowPublicKeyRetrieval=true' "$(remembered database-port)" "$DATABASE_NAME"
  fi
}

container_runs() { [ "$(docker container inspect --format '{{.State.Running}}' "$1" 2>/dev/null)" = true ]; }

# accounts_sql: the database and who may use it; what each process may do in it is granted by the migration.
accounts_sql() {
  local account
  echo "CREATE DATABASE IF NOT EXISTS \`$DATABASE_NAME\` CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;"
  for account in owner platform grader; do
    echo "CREATE USER IF NOT EXISTS 'assay_$account'@'%' IDENTIFIED BY '$(secret "database-$account")';"
    echo "ALTER USER 'assay_$account'@'%' IDENTIFIED BY '$(secret "database-$account")';"
  done
  echo "GRANT ALL ON \`$DATABASE_NAME\`.* TO 'assay_owner'@'%' WITH GRANT OPTION;"
}

mysql_as_root() { MYSQL_PWD=$(secret database-root) docker exec -i -e MYSQL_PWD "$(database_container)" mysql -uroot -h127.0.0.1 "$@"; }

create_database_container() {
  local port=$1
  MYSQL_ROOT_PASSWORD=$(secret database-root) docker run -d --name "$(database_container)" --label "dev.assay.home=$ASSAY_HOME" \
    --restart unless-stopped --read-only --tmpfs /tmp --tmpfs /run --tmpfs /var/run --cap-drop ALL --cap-add CHOWN --cap-add SETUID \
    --cap-add SETGID --cap-add DAC_OVERRIDE --cap-add FOWNER --security-opt no-new-privileges \
    -v "$(database_container):/var/lib/mysql" -p "127.0.0.1:$port:3306" -e MYSQL_ROOT_PASSWORD "$(image mysql)" \
    mysqld --performance-schema=OFF --innodb-buffer-pool-size=128M --default-time-zone=+00:00 \
    --transaction-isolation=READ-COMMITTED --log-bin-trust-function-creators=ON --mysqlx=OFF
}

await_database() {
  local waited=0 answer
  until answer=$(mysql_as_root -e 'SELECT 1' 2>&1); do
    if ! container_runs "$(database_container)" || [ $((waited += 1)) -gt 120 ]; then
      docker logs --tail 20 "$(database_container)"
      echo "MySQL did not become ready: $answer"
      return 1
    fi
    sleep 1
  done
}

run_database() {
  local port
  if docker container inspect "$(database_container)" >/dev/null 2>&1; then
    docker start "$(database_container)"
  elif docker volume inspect "$(database_container)" >/dev/null 2>&1 && [ -z "$(remembered database-port)" ]; then
    echo "the volume $(database_container) is from an installation in $ASSAY_HOME whose passwords are gone"
    echo "put its secrets folder back, or delete the data: infra/bin/down --purge"
    return 1
  else
    port=${ASSAY_DATABASE_PORT:-$(free_port "$DEFAULT_DATABASE_PORT")}
    remember database-port "$port"
    create_database_container "$port"
  fi
  await_database
  accounts_sql | mysql_as_root
}

start_database() {
  if [ -n "$EXTERNAL_DATABASE" ]; then
    remember database-url "$EXTERNAL_DATABASE"
    DATABASE_NAME=$(sed 's|^jdbc:mysql://[^/]*/||; s|?.*||' <<<"$EXTERNAL_DATABASE")
    if [ -n "$(remembered database-accounts)" ]; then
      skip "MySQL" "given"
      return
    fi
    step "accounts on the given MySQL server" prepare_external_database
  elif container_runs "$(database_container)"; then
    skip "MySQL" "running"
  else
    STARTED_DATABASE=yes
    step "MySQL" run_database
  fi
}

# prepare_external_database: with an administrator's account, ourselves; without one the administrator is told what to run.
prepare_external_database() {
  local address=${EXTERNAL_DATABASE#jdbc:mysql://} host port
  address=${address%%/*}
  host=${address%%:*}
  port=${address##*:}
  [ "$port" != "$address" ] || port=3306
  if [ -n "${ASSAY_DB_ADMIN_PASSWORD_FILE:-}" ]; then
    accounts_sql | MYSQL_PWD=$(cat "$ASSAY_DB_ADMIN_PASSWORD_FILE") docker run --rm -i --network host -e MYSQL_PWD "$(image mysql)" \
      mysql --host="$host" --port="$port" --user="${ASSAY_DB_ADMIN_USER:-root}"
    remember database-accounts made
  else
    (umask 077 && accounts_sql >"$ASSAY_HOME/secrets/accounts.sql")
    echo "an administrator of $host must run $ASSAY_HOME/secrets/accounts.sql once; then run: echo made >$ASSAY_HOME/run/database-accounts"
    echo "or let this script do it: set ASSAY_DB_ADMIN_USER and ASSAY_DB_ADMIN_PASSWORD_FILE"
    return 1
  fi
}

stop_database() {
  docker container inspect "$(database_container)" >/dev/null 2>&1 || return 0
  docker stop -t 60 "$(database_container)" >/dev/null
}

purge_database() {
  docker rm -f "$(database_container)" >/dev/null 2>&1 || true
  docker volume rm "$(database_container)" >/dev/null 2>&1 || true
}
