# What the host knows about its way out: proxies, its own certificate authorities, its package mirror.
# shellcheck shell=bash

HOST_CA_BUNDLE=${ASSAY_CA_BUNDLE:-/etc/ssl/certs/ca-certificates.crt}
HOST_CA_DIRECTORY=/usr/local/share/ca-certificates

# ca_bundle FILE: the host's authorities, with those an administrator added but has not rebuilt the bundle for.
ca_bundle() {
  {
    cat "$HOST_CA_BUNDLE"
    find "$HOST_CA_DIRECTORY" -name '*.crt' -exec cat {} +
  } 2>/dev/null >"$1" || true
}

# proxy_of http|https|no: the setting in either spelling.
proxy_of() {
  local lower="${1}_proxy"
  local upper=${lower^^}
  printf '%s' "${!lower:-${!upper:-}}"
}

apt_setting() { apt-config dump "$1" 2>/dev/null | sed -n "s|^$1 \"\\(.*\\)\";\$|\\1|p"; }

# apt_proxy http|https: a proxy set for the package manager counts before the general one.
apt_proxy() {
  local proxy
  proxy=$(apt_setting "Acquire::$1::Proxy")
  printf '%s' "${proxy:-$(proxy_of "$1")}"
}

# apt_options: the host's ways of fetching packages, without proxies (they may hold a password) and local file names.
apt_options() {
  apt-config dump 2>/dev/null |
    grep -E '^Acquire::(Check-Valid-Until|Check-Date|Retries|ForceIPv4|ForceIPv6|https?::(Timeout|Verify-Peer|Verify-Host|Pipeline-Depth|Proxy::[^ ]+ "DIRECT)).* "' || true
}

# debian_mirror: where this host gets Debian from; the public mirror on any other distribution.
debian_mirror() {
  local codename='' mirror=''
  if [ -n "${ASSAY_DEBIAN_MIRROR:-}" ]; then
    printf '%s' "$ASSAY_DEBIAN_MIRROR"
    return
  fi
  if grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
    codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
    # Single quotes on purpose: apt expands the names.
    # shellcheck disable=SC2016
    mirror=$(apt-get indextargets --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
      sed -n "s/^${codename:-sid} main //p" | sort -u | { grep -m 1 '/debian/*$' || true; })
  fi
  mirror=${mirror:-http://deb.debian.org/debian}
  printf '%s' "${mirror%/}"
}

# maven_proxy_options: the environment's proxies as the system properties that Java reads.
maven_proxy_options() {
  local scheme proxy authority host port hosts
  for scheme in http https; do
    proxy=$(proxy_of "$scheme")
    [ -n "$proxy" ] || continue
    authority=${proxy#*://}
    authority=${authority%%/*}
    if [[ $authority == *@* ]]; then
      printf -- '-D%s.proxyUser=%s\n' "$scheme" "$(cut -d : -f 1 <<<"${authority%@*}")"
      printf -- '-D%s.proxyPassword=%s\n' "$scheme" "$(cut -d : -f 2- <<<"${authority%@*}")"
      authority=${authority##*@}
    fi
    host=${authority%:*}
    port=${authority##*:}
    [ "$port" != "$authority" ] || port=80
    printf -- '-D%s.proxyHost=%s\n-D%s.proxyPort=%s\n' "$scheme" "$host" "$scheme" "$port"
  done
  if [ -n "$(proxy_of no)" ]; then
    # ".example.org" and "example.org" both mean the domain and what is below it.
    hosts=$(tr ',' '\n' <<<"$(proxy_of no)" | sed -e 's/[[:space:]]//g' -e '/^$/d' -e 's/^\./*./' | paste -s -d '|')
    printf -- '-Dhttp.nonProxyHosts=%s\n' "$hosts"
  fi
}
