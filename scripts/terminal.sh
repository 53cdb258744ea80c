# shellcheck shell=bash
# What ./start and ./verify share: messages, versions of tools, ports, stopping processes. Needs bash 3.2 or newer.

say() { printf '%s\n' "$*"; }

# Ends the script: what is wrong, and every further argument a line on what to do about it.
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '       %s\n' "$line" >&2; done
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# The first number of a version text: "javac 17.0.15" gives 17, "1.8.0" gives 1.
major() { printf '%s' "$1" | sed -n 's/^[^0-9]*\([0-9][0-9]*\).*/\1/p' | head -n 1; }

java_home_tool() {
  if [ -n "${JAVA_HOME:-}" ]; then printf '%s/bin/%s' "$JAVA_HOME" "$1"; else printf '%s' "$1"; fi
}

# Names every missing tool at once, with the way to get it.
check_tools() {
  local missing=() text number
  local javac
  javac=$(java_home_tool javac)
  if ! text=$("$javac" -version 2>&1); then
    missing+=("a JDK 17 or newer: $javac cannot be run${JAVA_HOME:+ (JAVA_HOME is $JAVA_HOME)}. Debian, Ubuntu: apt-get install openjdk-17-jdk-headless; others: https://adoptium.net")
  elif number=$(major "$text"); [ "${number:-0}" -lt 17 ]; then
    missing+=("a JDK 17 or newer: $javac says '$text'. Install one and set JAVA_HOME to it")
  fi
  if ! has mvn; then
    missing+=("Maven 3.8 or newer. Debian, Ubuntu: apt-get install maven; others: https://maven.apache.org")
  else
    text=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
    number=$(printf '%s' "$text" | awk -F. '{ print $1 * 100 + $2 }')
    [ "${number:-0}" -ge 308 ] || missing+=("Maven 3.8 or newer: mvn is '$text'")
  fi
  if ! has node; then
    missing+=("Node.js 20 or newer. https://nodejs.org, or your distribution's package nodejs if it is new enough")
  elif text=$(node --version); number=$(major "$text"); [ "${number:-0}" -lt 20 ]; then
    missing+=("Node.js 20 or newer: node is $text. https://nodejs.org")
  fi
  has npm || missing+=("npm. It comes with Node.js; Debian: apt-get install npm")
  [ "${#missing[@]}" -eq 0 ] || fail "this machine lacks what Anju is built with:" "${missing[@]}"
}

is_port() {
  case $1 in '' | *[!0-9]* | ??????*) return 1 ;; esac
  [ "$1" -ge 1 ] && [ "$1" -le 65535 ]
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The first free loopback port from a given one upwards.
free_port() {
  local port=$1
  while port_taken "$port"; do
    port=$((port + 1))
    [ "$port" -le 65535 ] || fail "no free port from $1 upwards"
  done
  printf '%s' "$port"
}

# The status code of a GET on loopback; empty when there is no answer.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 0
    printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$2" "$1" >&3
    IFS=' ' read -r -t 5 _ status _ <&3 || exit 0
    printf '%s' "$status"
  ) 2>/dev/null
}

alive() { kill -0 "$1" 2>/dev/null; }

# A process and everything it started, the process first.
with_descendants() {
  ps -e -o pid= -o ppid= | awk -v root="$1" '
    { parent[$1] = $2 }
    END {
      wanted[root] = 1; print root
      do {
        found = 0
        for (pid in parent) if (!(pid in wanted) && (parent[pid] in wanted)) { wanted[pid] = 1; print pid; found = 1 }
      } while (found)
    }'
}

# Asks a process to end and waits so many seconds; then ends it.
stop_process() {
  local pid=$1 seconds=$2 name=$3 tenths=0
  alive "$pid" || return 0
  kill -TERM "$pid" 2>/dev/null || return 0
  while alive "$pid"; do
    if [ "$tenths" -ge $((seconds * 10)) ]; then
      say "  $name did not stop within $seconds s; ending it"
      kill -KILL "$pid" 2>/dev/null || true
      break
    fi
    sleep 0.1
    tenths=$((tenths + 1))
  done
  wait "$pid" 2>/dev/null || true
}

# Ends a process and all it started, at once.
stop_tree() {
  local pid pids
  pids=$(with_descendants "$1")
  for pid in $pids; do kill -TERM "$pid" 2>/dev/null || true; done
  wait "$1" 2>/dev/null || true
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    pids=$(for pid in $pids; do if alive "$pid"; then printf '%s ' "$pid"; fi; done)
    [ -n "$pids" ] || return 0
    sleep 0.25
  done
  for pid in $pids; do kill -KILL "$pid" 2>/dev/null || true; done
}
