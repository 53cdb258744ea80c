# shellcheck shell=bash
# How the gateway's Java is started by ./start and ./bench: a heap that carries a district at full load, a young part in which messages live
# and die, an old part that grows only as needed, and a collector without threads of its own, which suits a small box. ANJU_JVM replaces the
# flags. Expects terminal.sh, build.sh and the array java.

gateway_jvm=(-Xms144m -Xmx384m -Xmn112m -XX:SurvivorRatio=5 -XX:+UseSerialGC -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30)
if [ -n "${ANJU_JVM:-}" ]; then read -r -a gateway_jvm <<<"$ANJU_JVM"; fi
gateway_archive="$root/gateway/target/anju-gateway.jsa"
archive_pid=

# Uses an archive of the classes a start loads, made once per build by a start that serves nobody. Without one a start only takes longer.
use_class_archive() {
  if ! [ "$gateway_archive" -nt "$gateway_jar" ]; then make_class_archive; fi
  if [ -f "$gateway_archive" ]; then
    gateway_jvm+=("-XX:SharedArchiveFile=$gateway_archive" -Xlog:cds=off -Xlog:cds+dynamic=off)
  fi
}

make_class_archive() {
  local folder port tries=0
  say "Preparing quick starts …"
  rm -f "$gateway_archive"
  folder=$(mktemp -d)
  port=$(free_port 18080)
  (
    # Nothing of the user's must be touched: no database, no InfluxDB of theirs.
    unset "${!ANJU_@}"
    exec "${java[@]}" "${gateway_jvm[@]}" "-XX:ArchiveClassesAtExit=$gateway_archive" -jar "$gateway_jar" run \
      --data-dir "$folder/data" --http-port "$port" --mqtt-port "$(free_port $((port + 1)))"
  ) >"$folder/log" 2>&1 </dev/null &
  archive_pid=$!
  until grep -q '^ready ' "$folder/log" || ! alive "$archive_pid" || [ "$tries" -gt 600 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  kill "$archive_pid" 2>/dev/null || true
  wait "$archive_pid" || true
  archive_pid=
  rm -rf "$folder"
}
