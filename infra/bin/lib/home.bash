# The state directory: who owns what, secrets that are drawn once, what is remembered from run to run.
# shellcheck shell=bash

SHARED_GROUP=assay

# remembered NAME / remember NAME VALUE: small facts such as ports.
remembered() { cat "$ASSAY_HOME/run/$1" 2>/dev/null || true; }
remember() { printf '%s\n' "$2" >"$ASSAY_HOME/run/$1"; }

secret_file() { printf '%s/secrets/%s' "$ASSAY_HOME" "$1"; }
secret() { cat "$(secret_file "$1")"; }

# draw_secret NAME OWNER: 40 random characters, readable by one account.
draw_secret() {
  local file
  file=$(secret_file "$1")
  if [ ! -s "$file" ]; then
    (umask 077 && head -c 64 /dev/urandom | base64 -w 0 | tr -d '/+=' | cut -c 1-40 >"$file.new")
    mv "$file.new" "$file"
  fi
  chown "$2" "$file"
  chmod 600 "$file"
}

system_account() {
  getent passwd "$1" >/dev/null || useradd --system --user-group --no-create-home --home-dir "$ASSAY_HOME" --shell /usr/sbin/nologin "$1"
}

prepare_home() {
  mkdir -p "$ASSAY_HOME"/{app,artefacts,grader,platform,run,log,secrets}
  getent group "$SHARED_GROUP" >/dev/null || groupadd --system "$SHARED_GROUP"
  system_account "$PLATFORM_ACCOUNT"
  system_account "$GRADER_ACCOUNT"
  chmod 755 "$ASSAY_HOME" "$ASSAY_HOME"/{app,run,log}
  chmod 711 "$ASSAY_HOME/secrets"
  # Both services write artefacts; only the grader ever sees what is hidden.
  chown root:"$SHARED_GROUP" "$ASSAY_HOME/artefacts"
  chmod 2770 "$ASSAY_HOME/artefacts"
  chown "$PLATFORM_ACCOUNT": "$ASSAY_HOME/platform"
  chown "$GRADER_ACCOUNT": "$ASSAY_HOME/grader"
  chmod 700 "$ASSAY_HOME/platform" "$ASSAY_HOME/grader"
  draw_secret database-root root
  draw_secret database-owner root
  draw_secret database-platform "$PLATFORM_ACCOUNT"
  draw_secret database-grader "$GRADER_ACCOUNT"
  draw_secret manager-token "$PLATFORM_ACCOUNT"
  if ! setpriv --reuid="$PLATFORM_ACCOUNT" --clear-groups test -x "$ASSAY_HOME/app"; then
    echo "the account $PLATFORM_ACCOUNT cannot reach $ASSAY_HOME: one of the folders above it is closed to others"
    return 1
  fi
}
