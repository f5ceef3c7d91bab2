# Messages, progress and failure for every script. Everything goes to standard error: standard output belongs to results.
# shellcheck shell=bash

exec {CONSOLE}>&2
STEP_TITLE='' STEP_LOG='' STEP_TICKER='' FAILED=''
TICK_SECONDS=${ASSAY_TICK_SECONDS:-30}

say() { printf '%s\n' "$*" >&"$CONSOLE"; }

# fail WHAT [TO_DO...]: what was wrong, then what to do about it, one line each.
fail() {
  FAILED=yes
  stop_ticker
  printf '\nfailed: %s\n' "$1" >&"$CONSOLE"
  shift
  local line
  for line in "$@"; do printf '  %s\n' "$line" >&"$CONSOLE"; done
  exit "${FAIL_STATUS:-1}"
}

# seconds_since EPOCHREALTIME: elapsed seconds with one decimal.
seconds_since() {
  local microseconds=$((${EPOCHREALTIME/[.,]/} - ${1/[.,]/}))
  printf '%d.%d' $((microseconds / 1000000)) $((microseconds / 100000 % 10))
}

# step TITLE COMMAND...: runs the command with its output in a log, shows progress and time, and on failure the end of the
# log. Relies on errexit: never call it in a condition.
step() {
  STEP_TITLE=$1
  shift
  local started=$EPOCHREALTIME
  STEP_LOG=$(mktemp "${TMPDIR:-/tmp}/assay-step.XXXXXX")
  start_ticker
  "$@" >"$STEP_LOG" 2>&1 </dev/null
  stop_ticker
  say "$(printf '  %-58s %7s s' "$STEP_TITLE" "$(seconds_since "$started")")"
  rm -f "$STEP_LOG"
  STEP_TITLE='' STEP_LOG=''
}

# skip TITLE REASON: a step that has nothing to do.
skip() { say "$(printf '  %-58s %9s' "$1" "$2")"; }

# close_files [DESCRIPTOR]: all that this script holds open, its lock for one, but for the standard three and the one named.
close_files() {
  local descriptor
  for descriptor in /proc/"$BASHPID"/fd/*; do
    descriptor=${descriptor##*/}
    if [ "$descriptor" -gt 2 ] && [ "$descriptor" != "${1:-}" ]; then eval "exec $descriptor>&-"; fi
  done
}

# detached COMMAND...: in a session of its own, holding nothing of ours for ever.
detached() {
  close_files
  exec setsid "$@"
}

start_ticker() {
  local title=$STEP_TITLE log=$STEP_LOG started=$SECONDS
  (
    trap - EXIT INT TERM
    close_files "$CONSOLE"
    while sleep 1 {CONSOLE}>&-; do
      if [ -t "$CONSOLE" ]; then
        printf '\r  %-58s %5d s' "$title" $((SECONDS - started)) >&"$CONSOLE"
      elif (((SECONDS - started) % TICK_SECONDS == 0)); then
        printf '  %s ... %d s: %s\n' "$title" $((SECONDS - started)) "$(tail -n 1 "$log" | cut -c 1-100)" >&"$CONSOLE"
      fi
    done
  ) </dev/null >/dev/null 2>&1 &
  STEP_TICKER=$!
}

stop_ticker() {
  [ -n "$STEP_TICKER" ] || return 0
  kill "$STEP_TICKER" 2>/dev/null || true
  wait "$STEP_TICKER" 2>/dev/null || true
  STEP_TICKER=''
  if [ -t "$CONSOLE" ]; then printf '\r\033[K' >&"$CONSOLE"; fi
}

report_unexpected_end() {
  local status=$?
  stop_ticker
  if [ "$status" -ne 0 ] && [ -z "$FAILED" ] && [ -n "$STEP_TITLE" ]; then
    say ''
    say "failed: $STEP_TITLE (exit code $status). The end of its log ($STEP_LOG):"
    tail -n 25 "$STEP_LOG" | sed 's/^/  | /' >&"$CONSOLE"
    status=${FAIL_STATUS:-$status}
  fi
  if [ "$status" -ne 0 ] && declare -F on_failure >/dev/null; then on_failure; fi
  exit "$status"
}
trap report_unexpected_end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
