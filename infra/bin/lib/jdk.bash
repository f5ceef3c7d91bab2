# A JDK: one on this host, else the distribution's package, else the `jdk` image. Afterwards `java_run` and `maven` do not
# care which it is.
# shellcheck shell=bash

JDK_HOME='' # empty: the image
BUILD_CONTAINER_OPTIONS=()

cache_directory() { printf '%s' "${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/assay"; }

# jdk_release DIRECTORY: the feature release of a JDK there, 0 when there is none.
jdk_release() {
  local release=''
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s' "${release:-0}"
}

find_host_jdk() {
  local candidate javac
  javac=$(command -v javac || true)
  [ -z "$javac" ] || javac=$(dirname "$(dirname "$(readlink -f "$javac")")")
  for candidate in "${JAVA_HOME:-}" "$javac" "${ASSAY_JVM_DIRECTORY:-/usr/lib/jvm}"/*; do
    if [ -n "$candidate" ] && [ "$(jdk_release "$candidate")" -ge "$JAVA_RELEASE" ]; then
      JDK_HOME=$candidate
      return 0
    fi
  done
  return 1
}

distribution_has_jdk() {
  apt-cache policy "openjdk-$JAVA_RELEASE-jdk-headless" 2>/dev/null | grep -q '^  Candidate: [0-9]'
}

# require_jdk: sets JDK_HOME, or leaves it empty with the image built. Installs nothing without root.
require_jdk() {
  case $ASSAY_JDK in
    image) ;;
    auto)
      if find_host_jdk; then return; fi
      if [ "$(id -u)" -eq 0 ] && distribution_has_jdk; then
        step "JDK $JAVA_RELEASE from the distribution" install_packages "openjdk-$JAVA_RELEASE-jdk-headless"
        find_host_jdk || fail "the installed JDK $JAVA_RELEASE is not under /usr/lib/jvm" "set JAVA_HOME to it"
        return
      fi
      ;;
    *) fail "ASSAY_JDK is '$ASSAY_JDK'" "allowed: auto, image" ;;
  esac
  require_engine
  "$REPOSITORY/sandbox/images/build" jdk
}

describe_jdk() { if [ -n "$JDK_HOME" ]; then printf '%s' "$JDK_HOME"; else printf 'image %s' "$(image jdk)"; fi; }

# jdk_container OPTION... -- COMMAND...: in the jdk image, on the host's network, with the host's authorities.
jdk_container() {
  local options=(--rm --network host --init)
  if [ -r "$HOST_CA_BUNDLE" ]; then options+=(-v "$HOST_CA_BUNDLE:/etc/ssl/certs/ca-certificates.crt:ro"); fi
  while [ "$1" != -- ]; do
    options+=("$1")
    shift
  done
  shift
  docker run "${options[@]}" "$(image jdk)" "$@"
}

# build_tool COMMAND...: a JDK for the build and small jobs, with this repository and the caches in sight.
build_tool() {
  local home=${HOME:-/root} cache
  if [ -n "$JDK_HOME" ]; then
    (cd "$REPOSITORY" && JAVA_HOME=$JDK_HOME PATH=$JDK_HOME/bin:$PATH "$@")
  else
    cache=$(cache_directory)
    mkdir -p "$home/.m2" "$cache"
    jdk_container --user "$(id -u):$(id -g)" -w "$REPOSITORY" -v "$REPOSITORY:$REPOSITORY" -v "$home/.m2:$home/.m2" \
      -v "$cache:$cache" "${BUILD_CONTAINER_OPTIONS[@]}" -e "HOME=$home" -e MAVEN_OPTS -e MAVEN_ARGS -e http_proxy -e https_proxy -e no_proxy -- "$@"
  fi
}

# trust_store: a file with the host's authorities when it has some of its own; nothing otherwise.
trust_store() {
  local bundle store cache
  [ -n "${ASSAY_CA_BUNDLE:-}" ] || [ -n "$(find "$HOST_CA_DIRECTORY" -name '*.crt' -print -quit 2>/dev/null)" ] || return 0
  cache=$(cache_directory)
  mkdir -p "$cache"
  bundle=$(mktemp "$cache/bundle.XXXXXX")
  ca_bundle "$bundle"
  store=$cache/authorities-$(sha256sum <"$bundle" | cut -c 1-16).p12
  if [ ! -s "$store" ]; then
    build_tool java "$REPOSITORY/infra/bin/lib/TrustStore.java" "$bundle" "$store.new" >&2
    mv "$store.new" "$store"
  fi
  rm -f "$bundle"
  printf '%s' "$store"
}

# maven ARGUMENT...: with the host's proxies and authorities.
maven() {
  local options store
  options="${MAVEN_OPTS:-} -Duser.home=${HOME:-/root} $(maven_proxy_options | paste -s -d ' ')"
  store=$(trust_store)
  if [ -n "$store" ]; then options+=" -Djavax.net.ssl.trustStore=$store -Djavax.net.ssl.trustStorePassword=changeit"; fi
  MAVEN_OPTS=$options http_proxy=$(proxy_of http) https_proxy=$(proxy_of https) no_proxy=$(proxy_of no) \
    build_tool ./mvnw -B -ntp -Daether.connector.http.useSystemProperties=true "$@"
}
