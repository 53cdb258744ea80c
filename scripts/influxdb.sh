# shellcheck shell=bash
# A private InfluxDB 1.x beside the gateway. Expects terminal.sh and packages.sh.

influx_pid=
influx_url=

check_influxd() {
  has influxd || install_packages "an InfluxDB of its own" influxdb
  case $(influxd version 2>/dev/null) in
    *v1.*) ;;
    *)
      fail "the influxd on this machine is not version 1.x" \
        "start your own InfluxDB and name it: ANJU_INFLUX_URL=http://127.0.0.1:8086 ./start --influxdb"
      ;;
  esac
}

# Writes the configuration of the server: loopback only, nothing reported home.
write_influxd_config() {
  local directory=$1 http_port=$2 rpc_port=$3
  cat >"$directory/influxd.conf" <<CONFIG
reporting-disabled = true
bind-address = "127.0.0.1:$rpc_port"
[meta]
  dir = "$directory/meta"
[data]
  dir = "$directory/data"
  wal-dir = "$directory/wal"
  query-log-enabled = false
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:$http_port"
  log-enabled = false
CONFIG
}

# Starts the server and waits for its answer.
start_influxd() {
  local directory=$1 log=$2 http_port rpc_port
  mkdir -p "$directory"
  http_port=$(free_port 18086)
  rpc_port=$(free_port $((http_port + 1)))
  write_influxd_config "$directory" "$http_port" "$rpc_port"
  influxd run -config "$directory/influxd.conf" >"$log" 2>&1 </dev/null &
  influx_pid=$!
  influx_url="http://127.0.0.1:$http_port"
  local tries=0
  until [ "$(http_status "$http_port" /ping)" = 204 ]; do
    tries=$((tries + 1))
    if ! alive "$influx_pid" || [ "$tries" -gt 300 ]; then
      tail -n 15 "$log" >&2
      fail "influxd did not start" "its log is $log"
    fi
    sleep 0.2
  done
}
