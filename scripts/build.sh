# shellcheck shell=bash
# Building with progress, and only when something changed. Expects $root and terminal.sh; with_bench=yes builds the benchmark as well.

gateway_jar="$root/gateway/target/anju-gateway.jar"
simulator_jar="$root/device-sim/target/anju-device-sim.jar"
build_modules=gateway,device-sim
build_sources=(pom.xml .mvn gateway/pom.xml gateway/src/main device-sim/pom.xml device-sim/src/main dashboards)
build_stamp="$root/target/sources.sha256"
if [ "${with_bench:-no}" = yes ]; then
  build_modules+=,benchmark
  build_sources+=(benchmark/pom.xml benchmark/src/main)
  build_stamp="$root/target/sources-bench.sha256"
fi
maven_pid=

sha256() { if has sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

# One sum over everything the build is made of.
sources_sum() {
  (
    cd "$root" || exit
    find "${build_sources[@]}" \
      \( -name node_modules -o -name dist -o -name target -o -name test-results -o -name playwright-report -o -name e2e \) -prune \
      -o -type f -print | LC_ALL=C sort | while IFS= read -r file; do sha256 "$file"; done | sha256 | cut -d ' ' -f 1
  )
}

build_is_current() {
  [ -f "$gateway_jar" ] && [ -f "$simulator_jar" ] && [ -f "$build_stamp" ] && [ "$(cat "$build_stamp")" = "$(sources_sum)" ]
}

mark_built() { mkdir -p "$root/target" && sources_sum >"$build_stamp"; }

# The step Maven is at, read from its log: "[2/4] Anju gateway: compile".
maven_step() {
  sed -n -e 's/.*Building \(Anju.*\) [0-9][^ ]* *\(\[[0-9]*\/[0-9]*\]\).*/M\2 \1/p' \
    -e 's/.* --- [a-z0-9.-]*:[0-9.]*:\([A-Za-z-]*\) (\([A-Za-z-]*\)).*/S\1 \2/p' "$1" |
    awk '
      /^M/ { module = substr($0, 2); step = "" }
      /^Sexec npm-ci/ { step = "fetching the web packages"; next }
      /^Sexec npm-build/ { step = "building the web app"; next }
      /^Scompile/ { step = "compiling"; next }
      /^StestCompile/ { step = "compiling the tests"; next }
      /^Stest / { step = "testing"; next }
      /^Sshade/ { step = "packing"; next }
      END { if (module != "") print module (step == "" ? "" : ": " step) }'
}

# Runs Maven with its output in a log and one line of progress per step.
run_maven() {
  local log=$1 began=$SECONDS last='' step
  shift
  mkdir -p "$(dirname "$log")"
  (cd "$root" && exec mvn -B -ntp -Dstyle.color=never "$@") >"$log" 2>&1 </dev/null &
  maven_pid=$!
  while alive "$maven_pid"; do
    step=$(maven_step "$log")
    if [ -n "$step" ] && [ "$step" != "$last" ]; then
      printf '  %4d s  %s\n' $((SECONDS - began)) "$step"
      last=$step
    fi
    sleep 1
  done
  local status=0
  wait "$maven_pid" || status=$?
  maven_pid=
  return "$status"
}

# Builds the jars, or says nothing changed.
build() {
  local log="$root/target/build.log" began=$SECONDS
  if build_is_current; then
    say "Built already, nothing changed."
    return
  fi
  say "Building Anju; the first time also fetches libraries and takes some minutes. Full log: $log"
  if ! run_maven "$log" -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -pl "$build_modules" -am package; then
    grep -E '^\[ERROR\]|npm (ERR|error)' "$log" | head -n 15 >&2 || true
    fail "the build failed" "the whole story is in $log"
  fi
  mark_built
  say "Built in $((SECONDS - began)) s."
}
