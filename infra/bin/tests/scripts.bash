# Tests of the scripts' logic: every function named test_... is one, its name the sentence. Sourced by infra/bin/test.
# shellcheck shell=bash

expect() { [[ $1 == *"$2"* ]] || { printf 'expected to find: %s\nin: %s\n' "$2" "$1" && return 1; }; }
expect_not() { [[ $1 != *"$2"* ]] || { printf 'expected not to find: %s\nin: %s\n' "$2" "$1" && return 1; }; }

# failing COMMAND...: its output, when it fails as it should.
failing() {
  local output
  if output=$("$@" 2>&1 </dev/null); then
    printf 'expected to fail: %s\n%s\n' "$*" "$output" >&2
    return 1
  fi
  printf '%s' "$output"
}

# recorder: sets PORT to a port in use and RECORD to the file of what arrives there.
recorder() {
  RECORD=$(mktemp)
  perl "$REPOSITORY/infra/bin/tests/recorder.pl" "$RECORD" &
  RECORDER=$!
  trap 'kill "$RECORDER"' EXIT
  until [ -s "$RECORD" ]; do sleep 0.05; done
  PORT=$(head -n 1 "$RECORD")
}

# with_parts CODE: in a shell of its own, with every library.
with_parts() {
  bash -c 'set -euo pipefail; for part in console settings network host jdk build home database processes; do . "$0/$part.bash"; done; '"$1" \
    "$REPOSITORY/infra/bin/lib"
}

test_every_script_passes_the_static_check() {
  (cd "$REPOSITORY" && shellcheck .ci/run infra/bin/{up,down,test,assay,metrics-reference,mutation} infra/bin/lib/*.bash infra/bin/tests/*.bash infra/checks/fuzz \
    sandbox/images/build \
    sandbox/images/install-packages sandbox/images/with-host-authorities sandbox/images/*/bootstrap sandbox/images/mysql/docker-entrypoint.sh)
}

test_up_refuses_an_unknown_argument_and_says_what_it_takes() {
  local output
  output=$(failing "$REPOSITORY/infra/bin/up" --fast)
  expect "$output" "unknown argument '--fast'"
  expect "$output" "usage: infra/bin/up"
}

test_down_refuses_an_unknown_argument() { expect "$(failing "$REPOSITORY/infra/bin/down" purge)" "unknown argument 'purge'"; }

test_the_check_of_metrics_refuses_what_is_no_seed() {
  expect "$(failing "$REPOSITORY/infra/bin/metrics-reference" tomorrow)" "not a seed and a number of cases: tomorrow"
}

test_mutation_refuses_an_unknown_package_and_says_which_there_are() {
  local output
  output=$(failing "$REPOSITORY/infra/bin/mutation" csv)
  expect "$output" "no package 'csv'"
  expect "$output" "there are: metric"
}

test_without_root_and_sudo_up_says_what_to_do() {
  local directory
  directory=$(mktemp -d)
  ln -s /bin/bash /usr/bin/{dirname,readlink,id,cat,grep,sed,mktemp} "$directory/"
  chmod 755 "$directory"
  cp -r "$REPOSITORY/infra" "$directory/infra"
  chmod -R go+rX "$directory"
  expect "$(failing setpriv --reuid=65534 --clear-groups env -i PATH="$directory" bash "$directory/infra/bin/up")" "this needs root"
}

test_a_given_port_in_use_is_told_at_once_with_a_free_one() {
  local output
  recorder
  output=$(failing env ASSAY_PORT="$PORT" ASSAY_HOME=/nonexistent/assay "$REPOSITORY/infra/bin/up")
  expect "$output" "port $PORT is in use"
  expect "$output" "choose another: ASSAY_PORT="
  [ ! -e /nonexistent/assay ]
}

test_a_port_that_is_no_number_is_refused() { expect "$(failing env ASSAY_PORT=http "$REPOSITORY/infra/bin/up")" "not a number"; }

test_the_next_free_port_is_taken() {
  recorder
  [ "$(with_parts "free_port $PORT")" -gt "$PORT" ]
}

test_a_failing_step_ends_the_script_with_the_end_of_its_log() {
  local output
  output=$(failing with_parts 'work() { echo first; false; echo second; }; step "the work" work; echo after')
  expect "$output" "failed: the work"
  expect "$output" "| first"
  expect_not "$output" second
  expect_not "$output" after
}

fake_jdk() { mkdir -p "$1/bin" && touch "$1/bin/javac" && chmod +x "$1/bin/javac" && printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"; }

test_a_jdk_is_found_by_its_release() {
  local directory
  directory=$(mktemp -d)
  fake_jdk "$directory/a-17" 17.0.15
  fake_jdk "$directory/b-25" 25.0.3
  [ "$(JAVA_HOME='' PATH=/usr/sbin:/bin ASSAY_JVM_DIRECTORY=$directory with_parts 'find_host_jdk; describe_jdk')" = "$directory/b-25" ]
  [ "$(JAVA_HOME=$directory/b-25 ASSAY_JVM_DIRECTORY=/none with_parts 'find_host_jdk; describe_jdk')" = "$directory/b-25" ]
}

test_an_older_jdk_does_not_count() {
  local directory
  directory=$(mktemp -d)
  fake_jdk "$directory/a-17" 17.0.15
  ln -s /usr/bin/sed "$directory/sed"
  [ "$(PATH=$directory JAVA_HOME=$directory/a-17 ASSAY_JVM_DIRECTORY=$directory with_parts_there)" = none ]
}

# Without javac on the path: only the shell's own commands and sed.
with_parts_there() { /bin/bash -c 'sed() { /bin/sed "$@"; }; . "$0/jdk.bash"; JAVA_RELEASE=25; find_host_jdk && echo found || echo none' "$REPOSITORY/infra/bin/lib"; }

test_the_launcher_keeps_standard_output_clean_when_it_fails() {
  local output status=0
  output=$(ASSAY_JDK=none "$REPOSITORY/infra/bin/assay" --version 2>/dev/null) || status=$?
  [ -z "$output" ]
  [ "$status" -eq 4 ]
}

test_proxies_become_java_options() {
  local options
  unset http_proxy HTTP_PROXY https_proxy no_proxy
  options=$(HTTPS_PROXY=http://me:a:b@proxy.example:3128/ NO_PROXY=localhost,.example.org with_parts maven_proxy_options)
  expect "$options" "-Dhttps.proxyHost=proxy.example"
  expect "$options" "-Dhttps.proxyPort=3128"
  expect "$options" "-Dhttps.proxyUser=me"
  expect "$options" "-Dhttps.proxyPassword=a:b"
  expect "$options" "-Dhttp.nonProxyHosts=localhost|*.example.org"
  expect_not "$options" "-Dhttp.proxyHost"
}

test_maven_goes_through_the_proxy() {
  local once
  recorder
  # On a new machine wget fetches Maven itself first, and would try twenty times.
  once=$(mktemp)
  echo 'tries = 1' >"$once"
  WGETRC=$once HTTPS_PROXY=http://127.0.0.1:$PORT https_proxy='' with_parts "require_jdk; maven -q -N -Dmaven.repo.local=$(mktemp -d) validate" || true
  expect "$(cat "$RECORD")" "CONNECT repo.maven.apache.org:443"
}

test_an_image_build_goes_through_the_proxy() {
  local names
  recorder
  names=$(mktemp)
  printf 'base=%s\njdk=assay-test/proxied:1\n' "$(with_parts 'image base')" >"$names"
  failing env ASSAY_IMAGES="$names" ASSAY_DEBIAN_MIRROR=http://mirror.example/debian http_proxy="http://127.0.0.1:$PORT" \
    "$REPOSITORY/sandbox/images/build" --force jdk
  expect "$(cat "$RECORD")" "GET http://mirror.example/debian/dists/trixie/InRelease"
}

test_the_hosts_authorities_reach_java_and_image_builds() {
  local directory store
  directory=$(mktemp -d)
  openssl req -x509 -newkey rsa:2048 -nodes -keyout "$directory/key" -out "$directory/ca.crt" -days 2 -subj "/CN=assay test authority" 2>/dev/null
  store=$(ASSAY_CA_BUNDLE=$directory/ca.crt XDG_CACHE_HOME=$directory with_parts 'require_jdk; trust_store')
  expect "$(with_parts "require_jdk; build_tool keytool -list -v -storepass changeit -keystore $store" 2>/dev/null || true)" "assay test authority"
  ASSAY_CA_BUNDLE=$directory/ca.crt with_parts "ca_bundle $directory/bundle"
  grep -qxF "$(sed -n 2p "$directory/ca.crt")" "$directory/bundle"
}

test_a_secret_is_drawn_once_and_closed() {
  local home first
  home=$(mktemp -d)
  mkdir "$home/secrets"
  first=$(ASSAY_HOME=$home with_parts 'draw_secret one root; secret one')
  [ "${#first}" -eq 40 ]
  [ "$(ASSAY_HOME=$home with_parts 'draw_secret one root; secret one')" = "$first" ]
  [ "$(stat -c %a "$home/secrets/one")" = 600 ]
}

test_two_homes_have_two_sets_of_containers() {
  [ "$(ASSAY_HOME=/srv/a with_parts instance)" != "$(ASSAY_HOME=/srv/b with_parts instance)" ]
  [ "$(ASSAY_HOME=/var/lib/assay with_parts instance)" = assay ]
}

test_a_changed_source_is_noticed_and_a_changed_test_is_not() {
  local copy before
  copy=$(mktemp -d)
  cp -r "$REPOSITORY/infra" "$REPOSITORY/pom.xml" "$REPOSITORY/mvnw" "$REPOSITORY/.mvn" "$copy/"
  mkdir -p "$copy"/{assessments,services,sandbox/images,services/x/src/{main,test}}
  cp "$REPOSITORY/sandbox/images/images.properties" "$copy/sandbox/images/"
  hash_of_copy() { bash -c 'set -euo pipefail; for part in console settings build; do . "$0/infra/bin/lib/$part.bash"; done; source_hash' "$copy"; }
  before=$(hash_of_copy)
  touch "$copy/services/x/src/test/T.java"
  [ "$(hash_of_copy)" = "$before" ]
  touch "$copy/services/x/src/main/M.java"
  [ "$(hash_of_copy)" != "$before" ]
}

test_an_unknown_image_is_refused() { expect "$(failing "$REPOSITORY/sandbox/images/build" ruby)" "no image recipe 'ruby'"; }

test_images_are_left_alone_when_their_recipe_is_unchanged() {
  expect_not "$("$REPOSITORY/sandbox/images/build" 2>&1)" " s"
}

test_a_service_is_installed_from_its_own_jar_with_the_time_of_its_build() {
  local folder output
  folder=$(mktemp -d)
  mkdir -p "$folder/services/platform/target/lib" "$folder/app"
  echo code >"$folder/services/platform/target/assay-platform-1.jar"
  echo tests >"$folder/services/platform/target/assay-platform-1-tests.jar"
  touch -d 2020-02-02 "$folder/services/platform/target/assay-platform-1.jar"
  output=$(with_parts "service_identity() { :; }; ASSAY_HOME=$folder REPOSITORY=$folder; install_service platform; ls \$ASSAY_HOME/app/platform; cat \$ASSAY_HOME/app/platform/*.jar")
  expect "$output" code
  expect_not "$output" tests
  expect "$(date -r "$folder/app/platform/assay-platform.jar" +%F)" 2020-02-02
}
