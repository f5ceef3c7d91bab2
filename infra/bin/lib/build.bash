# The code: built when the sources changed, and only then.
# shellcheck shell=bash

SERVICES=services/platform,services/grader
CLI_JAR=$REPOSITORY/services/grader/target/assay.jar
BUILD_STAMP=$REPOSITORY/services/grader/target/built-from

source_files() {
  cd "$REPOSITORY" && find pom.xml .mvn mvnw assessments sandbox services \
    \( -name target -o -path assessments/catalog -o -path sandbox/images/\* -o -path \*/src/test \) -prune -o -type f -print
}

source_hash() {
  (source_files && echo sandbox/images/images.properties) | LC_ALL=C sort |
    (cd "$REPOSITORY" && xargs sha256sum) | sha256sum | cut -c 1-32
}

code_is_built() { [ -s "$CLI_JAR" ] && [ "$(cat "$BUILD_STAMP" 2>/dev/null)" = "$(source_hash)" ]; }

compile_code() {
  local hash
  hash=$(source_hash)
  rm -f "$BUILD_STAMP"
  # Style and tests are for infra/bin/test.
  maven -pl "$SERVICES" -am -DskipTests -Dspotless.check.skip=true -Dcheckstyle.skip=true package
  # Built through sudo, the files still belong to whoever owns the sources.
  if [ -n "${SUDO_UID:-}" ]; then find "$REPOSITORY" -name target -prune -exec chown -R "$SUDO_UID:${SUDO_GID:-}" {} +; fi
  printf '%s\n' "$hash" >"$BUILD_STAMP"
}

build_code() {
  if code_is_built; then skip "code" "unchanged"; else step "code" compile_code; fi
}
