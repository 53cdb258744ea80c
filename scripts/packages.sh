# shellcheck shell=bash
# Programs from the distribution's packages. Expects terminal.sh.

# Installs packages, telling what it does; fails with the command to type where it may not.
install_packages() {
  local purpose=$1
  shift
  if ! has apt-get; then
    fail "$purpose needs: $*" "these are the names of Debian's packages; install the same with your package manager"
  fi
  if ! is_root; then
    printf 'error: %s needs packages that are not installed. Type:\n       sudo apt-get install -y --no-install-recommends %s\n' "$purpose" "$*" >&2
    exit 2
  fi
  say "Installing from the distribution: $*"
  apt_install "$@" 2>/dev/null || { apt-get -qq update || true; apt_install "$@"; } ||
    fail "apt-get could not install: $*" "its own message is above"
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@" </dev/null >/dev/null
}
