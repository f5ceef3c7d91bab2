# The route of a host that has no JDK and no package of one: a copy of the sources is built and run in the image.
# Sourced by infra/bin/test.
# shellcheck shell=bash

grades_the_probe() {
  local report
  report=$("$1/infra/bin/assay" grade --pack infra/checks/packs/probe --submission infra/checks/packs/probe/baseline --json)
  jq -e '.verdict == "SCORED" and .points != null' <<<"$report"
}

platform_answers() { curl -fsS --noproxy '*' "http://127.0.0.1:$(cat "$ASSAY_HOME/run/port")/health/live"; }

without_jdk() {
  local copy
  copy=$(mktemp -d /var/tmp/assay-sources.XXXXXX)
  ASSAY_HOME=$(mktemp -d /var/tmp/assay-test.XXXXXX)
  export ASSAY_JDK=image ASSAY_HOME
  (cd "$REPOSITORY" && find . \( -name target -o -name .git \) -prune -o -type f -print0 | tar -c --null -T -) | tar -x -C "$copy"
  check "the launcher builds itself in the image and tells its version" "$copy/infra/bin/assay" --version
  # Called from elsewhere with relative paths.
  cd "$copy" || return
  check "it grades the probe pack" grades_the_probe "$copy"
  check "up: both services run in the image" "$copy/infra/bin/up" --no-grading
  check "the platform answers" platform_answers
  check "down --purge" "$copy/infra/bin/down" --purge
  cd "$REPOSITORY" || return
  rm -rf "$copy" "$ASSAY_HOME"
  unset ASSAY_HOME
  ASSAY_JDK=auto
}
