#!/bin/bash
# Starts MySQL from the environment variables of the official image:
# MYSQL_ROOT_PASSWORD, MYSQL_ROOT_HOST, MYSQL_DATABASE, MYSQL_USER, MYSQL_PASSWORD, each also as *_FILE.
set -euo pipefail

[ "${1:0:1}" != - ] || set -- mysqld "$@"
[ "$1" = mysqld ] || exec "$@"

data=/var/lib/mysql
if [ "$(id -u)" = 0 ]; then
  chown -R mysql:mysql "$data"
  exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
fi

setting() {
  local file="$1_FILE"
  if [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${!1:-}"; fi
}

quoted() {
  local text=${1//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

initial_accounts() {
  local root database user
  root=$(quoted "$(setting MYSQL_ROOT_PASSWORD)")
  database=${MYSQL_DATABASE:-}
  user=${MYSQL_USER:-}
  echo "CREATE USER IF NOT EXISTS 'root'@$(quoted "${MYSQL_ROOT_HOST:-%}") IDENTIFIED BY $root;"
  echo "GRANT ALL ON *.* TO 'root'@$(quoted "${MYSQL_ROOT_HOST:-%}") WITH GRANT OPTION;"
  echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $root;"
  [ -z "$database" ] || echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
  if [ -n "$user" ] && [ "$user" != root ]; then
    echo "CREATE USER IF NOT EXISTS $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$(setting MYSQL_PASSWORD)");"
    [ -z "$database" ] || echo "GRANT ALL ON \`${database//_/\\_}\`.* TO $(quoted "$user")@'%';"
  fi
  for script in /docker-entrypoint-initdb.d/*.sql; do
    [ -e "$script" ] || continue
    [ -z "$database" ] || echo "USE \`$database\`;"
    cat "$script"
  done
}

# Killed half-way, it starts over: `.initialising` marks a directory that holds nothing yet, `accounts.sql` what is still to
# be run (every statement may run twice).
if [ -e "$data/.initialising" ] || [ ! -d "$data/mysql" ]; then
  touch "$data/.initialising"
  find "$data" -mindepth 1 ! -name .initialising -delete
  mysqld --initialize-insecure
  (umask 077 && initial_accounts >"$data/accounts.sql")
  rm "$data/.initialising"
fi
if [ -e "$data/accounts.sql" ]; then
  set -- "$@" --init-file="$data/accounts.sql"
  # The port opens before the file is read; the server greets a client only after that.
  {
    until (exec 3<>/dev/tcp/127.0.0.1/3306 && read -r -t 2 -n 4 <&3) 2>/dev/null; do sleep 0.2; done
    rm -f "$data/accounts.sql"
  } &
fi
exec "$@"
