# The two commands as a newcomer runs them, in a home of their own. Sourced by infra/bin/test.
# shellcheck shell=bash

# reference_beats_baseline TABLE: in every pack of the table the reference solution is scored, and above the baseline.
reference_beats_baseline() {
  awk -F '  +' '
    $2 == "baseline" || $2 == "reference" { seen[$1]; verdict[$1, $2] = $3; points[$1, $2] = $NF }
    END {
      for (pack in seen) {
        packs++
        if (verdict[pack, "baseline"] != "SCORED" || verdict[pack, "reference"] != "SCORED") exit 1
        if (points[pack, "reference"] + 0 <= points[pack, "baseline"] + 0) exit 1
      }
      exit packs != wanted
    }' wanted="$(find "$REPOSITORY/assessments/catalog" -mindepth 2 -maxdepth 2 -name pack.yaml | wc -l)" "$1"
}

takes_at_most() {
  local limit=$1 started=$SECONDS
  shift
  "$@"
  [ $((SECONDS - started)) -le "$limit" ] || { echo "took $((SECONDS - started)) s, allowed: $limit s" && return 1; }
}

nothing_is_left() {
  local left
  left=$(
    docker ps -a --filter "name=$(instance)" --format 'container {{.Names}}'
    docker volume ls --filter "name=$(instance)" --format 'volume {{.Name}}'
    find "$ASSAY_HOME" 2>/dev/null || true
    grep -laF "$ASSAY_HOME/app/" /proc/[0-9]*/cmdline 2>/dev/null || true
  )
  [ -z "$left" ] || { printf 'left behind:\n%s\n' "$left" && return 1; }
}

up_writes() { "$REPOSITORY/infra/bin/up" >"$1"; }

end_to_end() {
  local table
  ASSAY_HOME=$(mktemp -d /var/tmp/assay-test.XXXXXX)
  table=$(mktemp -d)
  export ASSAY_HOME
  unset ASSAY_PORT
  check "up: a fresh home ends with the result table" up_writes "$table/first"
  cat "$table/first" >&"$CONSOLE"
  check "every reference solution is scored above its baseline" reference_beats_baseline "$table/first"
  check "up again: takes seconds" takes_at_most 30 up_writes "$table/second"
  check "up again: shows the same scores" cmp "$table/first" "$table/second"
  check "down, then up: the data is still there" down_and_up "$table/third"
  check "after a restart: the same scores" cmp "$table/first" "$table/third"
  check "down --purge" "$REPOSITORY/infra/bin/down" --purge
  check "nothing is left behind" nothing_is_left
  check "up on an existing MySQL server starts no other" up_on_existing_server
  check "nothing is left behind" nothing_is_left
  unset ASSAY_HOME
}

up_on_existing_server() {
  local server=assay-test-existing-server port password
  port=$(free_port 23306)
  password=$(mktemp)
  echo only-for-this-test >"$password"
  docker run -d --name "$server" -p "127.0.0.1:$port:3306" -e MYSQL_ROOT_PASSWORD="$(cat "$password")" "$(image mysql)"
  trap 'docker rm -fv assay-test-existing-server' EXIT
  until docker exec -e MYSQL_PWD="$(cat "$password")" "$server" mysql -uroot -h127.0.0.1 -e 'SELECT 1'; do sleep 1; done
  ASSAY_DB_URL=jdbc:mysql://127.0.0.1:$port/hiring ASSAY_DB_ADMIN_PASSWORD_FILE=$password "$REPOSITORY/infra/bin/up" --no-grading
  [ -z "$(docker ps -q --filter "name=$(instance)-mysql")" ]
  # Without the variable it stays with that server.
  "$REPOSITORY/infra/bin/up" --no-grading
  [ -z "$(docker ps -q --filter "name=$(instance)-mysql")" ]
  "$REPOSITORY/infra/bin/down" --purge
}

down_and_up() {
  "$REPOSITORY/infra/bin/down"
  # As docker container prune does: the data is in the volume.
  docker rm "$(instance)-mysql"
  up_writes "$1"
}
