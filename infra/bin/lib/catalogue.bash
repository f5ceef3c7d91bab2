# The main job, through the running platform: publish every pack, submit its baseline and its reference solution, wait, show.
# Every write carries an idempotency key made of what it is about, so that a second run finds what the first one made.
# shellcheck shell=bash

CATALOGUE=${ASSAY_CATALOGUE:-$REPOSITORY/assessments/catalog}
SOLUTIONS=(baseline reference)
declare -A PACK_VERSION_OF SUBMISSION_OF

platform_address() { printf 'http://127.0.0.1:%s' "$(remembered port)"; }
platform_ready() { curl -fsS -o /dev/null --noproxy '*' --max-time 5 "$(platform_address)/health/ready" 2>/dev/null; }

grader_status() { cat "$ASSAY_HOME/grader/status" 2>/dev/null || true; }
grader_ready() { [ "$(grader_status)" = ready ]; }

require_grader() {
  service_runs grader || { service_log_tail grader && echo "the grader has ended" && return 1; }
  case $(grader_status) in refusing*) grader_status && return 1 ;; esac
}

# api PATH CURL_OPTION...: the answer's body; a refusal is told with the platform's own words.
api() {
  local path=$1 answer status
  shift
  answer=$(curl -sS --noproxy '*' --max-time 120 -w '\n%{http_code}' "$@" "$(platform_address)/api/v1$path" \
    -K <(printf 'header = "Authorization: Bearer %s"\n' "$(secret manager-token)"))
  status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  if [ "$status" -ge 400 ]; then
    jq -r '"\(.title // "refused"): \(.detail // "")", (.errors // [] | .[] | "  \(.at):\(.line):\(.column) \(.message)")' <<<"$answer" || printf '%s\n' "$answer"
    echo "$path answered $status"
    return 1
  fi >&2
  printf '%s' "$answer"
}

# archive FOLDER FILE: the same bytes for the same content, whoever makes it and when.
archive() {
  tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=go=rX,u=rwX --exclude=__pycache__ -c . --transform='s|^\./||' |
    gzip -n >"$2"
}

catalogue_packs() { find "$CATALOGUE" -mindepth 2 -maxdepth 2 -name pack.yaml -printf '%h\n' | sort; }

publish_pack() {
  local file
  file=$(mktemp)
  archive "$1" "$file"
  api "/packs?shared=true" -X POST -H 'Content-Type: application/gzip' --data-binary "@$file" | jq -r .id >"$2"
  rm -f "$file"
}

# await_pack ID: until its hidden split is drawn and proven. One that failed before gets another try.
await_pack() {
  local view tried=no
  while true; do
    view=$(api "/packs/$1")
    case $(jq -r .state <<<"$view") in
      READY) return ;;
      FAILED)
        jq -r .failure <<<"$view"
        if [ "$tried" = yes ]; then return 1; fi
        api "/packs/$1/preparation" -X POST >/dev/null
        tried=yes
        ;;
    esac
    require_grader
    sleep 0.5
  done
}

load_catalogue() {
  local pack name file
  file=$(mktemp)
  # All are published before the first is waited for: the grader prepares as many at a time as it has slots.
  while read -r pack; do
    name=$(basename "$pack")
    step "publish $name" publish_pack "$pack" "$file"
    PACK_VERSION_OF[$name]=$(cat "$file")
  done < <(catalogue_packs)
  rm -f "$file"
  while read -r pack; do
    name=$(basename "$pack")
    step "prepare $name" await_pack "${PACK_VERSION_OF[$name]}"
  done < <(catalogue_packs)
}

submit_solution() {
  local pack=$1 solution=$2 version attempt archive digest
  version=${PACK_VERSION_OF[$(basename "$pack")]}
  archive=$(mktemp)
  archive "$pack/$solution" "$archive"
  digest=$(sha256sum <"$archive" | cut -c 1-64)
  attempt=$(api /attempts -X POST -H 'Content-Type: application/json' -H "Idempotency-Key: catalogue-$version-$solution" \
    -d "$(jq -n --arg version "$version" --arg name "$solution solution" '{packVersionId: $version, label: $name}')" | jq -r .attempt.id)
  api "/attempts/$attempt/submissions?fileName=$solution.tar.gz" -X POST -H 'Content-Type: application/gzip' \
    -H "Idempotency-Key: catalogue-$attempt-$digest" --data-binary "@$archive" | jq -r .submissionId >"$3"
  rm -f "$archive"
}

await_score() {
  local state
  while true; do
    state=$(api "/submissions/$1" | jq -r '.current | "\(.state) \(.step) \(.fault // "")"')
    case $state in
      DONE*) return ;;
      PLATFORM_ERROR*)
        echo "$state"
        return 1
        ;;
    esac
    echo "$state"
    require_grader
    sleep 0.5
  done
}

grade_catalogue() {
  local pack name solution file
  file=$(mktemp)
  while read -r pack; do
    for solution in "${SOLUTIONS[@]}"; do
      name=$(basename "$pack")
      step "submit $name, $solution" submit_solution "$pack" "$solution" "$file"
      SUBMISSION_OF[$name $solution]=$(cat "$file")
    done
  done < <(catalogue_packs)
  rm -f "$file"
  while read -r pack; do
    for solution in "${SOLUTIONS[@]}"; do
      name=$(basename "$pack")
      step "grade $name, $solution" await_score "${SUBMISSION_OF[$name $solution]}"
    done
  done < <(catalogue_packs)
  result_table
}

table_row() { printf '%-20s  %-9s  %-19s  %-14s  %-6s  %-34s  %6s\n' "$@"; }

# value_and_interval "VALUE [LOWER UPPER]": as it is shown.
value_and_interval() {
  local numbers
  read -r -a numbers <<<"$1"
  case ${numbers[*]} in
    null*) printf -- '-' ;;
    *' '*) printf '%.4f [%.4f, %.4f]' "${numbers[@]}" ;;
    *) printf '%.4f' "${numbers[0]}" ;;
  esac
}

result_table() {
  local pack name solution fields
  say ''
  table_row PACK SOLUTION VERDICT METRIC BETTER 'VALUE [INTERVAL]' POINTS
  while read -r pack; do
    for solution in "${SOLUTIONS[@]}"; do
      name=$(basename "$pack")
      mapfile -t fields < <(api "/submissions/${SUBMISSION_OF[$name $solution]}" | jq -r '
        .current as $current
        | ([$current.metrics[] | select(.primary and .split == "PRIVATE")][0] // {}) as $metric
        | $current.verdict, ($metric.id // "-"), ($metric.direction // "-" | ascii_downcase),
          ([$metric.value, $metric.interval[]?] | map(tostring) | join(" ")), ($current.points // "-")')
      fields[3]=$(value_and_interval "${fields[3]}")
      [ "${fields[4]}" = - ] || fields[4]=$(printf '%.1f' "${fields[4]}")
      table_row "$name" "$solution" "${fields[@]}"
    done
  done < <(catalogue_packs)
}
