# The single source of names, paths and ports. Every value can be set from outside; nothing else repeats one.
# shellcheck shell=bash

export LC_ALL=C.UTF-8

REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd -P)

ASSAY_HOME=${ASSAY_HOME:-/var/lib/assay}
ASSAY_JDK=${ASSAY_JDK:-auto} # auto: one on the host, else the image; image: always the image
ASSAY_IMAGES=${ASSAY_IMAGES:-$REPOSITORY/sandbox/images/images.properties}
DEFAULT_PORT=8080
DEFAULT_DATABASE_PORT=13306
JAVA_RELEASE=25

DATABASE_NAME=assay
PLATFORM_ACCOUNT=assay-platform
GRADER_ACCOUNT=assay-grader
ENGINE_SOCKET=/var/run/docker.sock

# image NAME: the reference of a logical image.
image() {
  local reference
  reference=$(sed -n "s/^$1=//p" "$ASSAY_IMAGES")
  [ -n "$reference" ] || fail "no image named '$1' in $ASSAY_IMAGES"
  printf '%s' "$reference"
}

# instance: a prefix for containers and volumes, so that two installations on one host do not meet.
instance() {
  if [ "$ASSAY_HOME" = /var/lib/assay ]; then printf assay; else printf 'assay-%s' "$(printf '%s' "$ASSAY_HOME" | sha256sum | cut -c 1-8)"; fi
}
