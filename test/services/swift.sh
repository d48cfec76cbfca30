#!/usr/bin/env bash
# A throw-away S3 store that verifies signatures: OpenStack Swift with its s3api, one device, no replication, on free loopback ports.
# Out of Debian's packages swift-proxy, swift-account, swift-container, swift-object, memcached and python3-swift.
#
#   eval "$(test/services/swift.sh start)"    starts it and sets SEEDBED_TEST_S3_*
#   test/services/swift.sh stop               stops it and deletes its folder
set -euo pipefail
cd "$(dirname "$0")"
. ./free-port.sh

state=${TMPDIR:-/tmp}/seedbed-test-swift
servers="account container object proxy"

stop() {
  [ -d "$state" ] || return 0
  local file pid
  for file in "$state"/run/*.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    kill "$pid" 2>/dev/null || true
  done
  for file in "$state"/run/*.pid; do
    [ -f "$file" ] || continue
    pid=$(cat "$file")
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
  done
  rm -rf "$state"
}

ring() { # ring SERVER PORT
  (
    cd "$state/etc"
    swift-ring-builder "$1.builder" create 8 1 1
    swift-ring-builder "$1.builder" add "r1z1-127.0.0.1:$2/d1" 1
    swift-ring-builder "$1.builder" rebalance
  ) >"$state/run/ring-$1.log" 2>&1 || { cat "$state/run/ring-$1.log" >&2; exit 1; }
}

start() {
  local server pid memcached_port
  for server in $servers; do
    command -v "swift-$server-server" >/dev/null || { echo "no swift-$server-server; apt-get install swift-$server" >&2; exit 1; }
  done
  stop
  mkdir -p "$state/etc" "$state/run" "$state/srv/d1"
  cp swift/swift.conf "$state/etc/"

  memcached_port=$(free_port)
  memcached -u "$(id -un)" -l 127.0.0.1 -p "$memcached_port" -m 64 >"$state/run/memcached.log" 2>&1 </dev/null &
  echo $! >"$state/run/memcached.pid"
  wait_for_port "$memcached_port" 10 "$state/run/memcached.log"

  # Each is a Python program that takes a while to start, so they start at the same time.
  declare -A ports
  for server in $servers; do ports[$server]=$(free_port); done
  local rings=()
  for server in account container object; do
    ring "$server" "${ports[$server]}" &
    rings+=($!)
  done
  for pid in "${rings[@]}"; do wait "$pid"; done
  for server in $servers; do
    sed -e "s|SWIFT_DIR|$state|g" -e "s|BIND_PORT|${ports[$server]}|g" -e "s|MEMCACHED_PORT|$memcached_port|g" \
      -e "s|RUN_USER|$(id -un)|g" "swift/$server-server.conf" >"$state/etc/$server-server.conf"
    # From the folder itself: eventlet imports whatever lies in the working directory.
    (cd "$state" && exec "swift-$server-server" "$state/etc/$server-server.conf") >"$state/run/$server.log" 2>&1 </dev/null &
    echo $! >"$state/run/$server.pid"
  done
  for server in $servers; do wait_for_port "${ports[$server]}" 60 "$state/run/$server.log"; done

  echo "export SEEDBED_TEST_S3_ENDPOINT=http://127.0.0.1:${ports[proxy]}"
  echo 'export SEEDBED_TEST_S3_BUCKET=seedbed-test'
  echo 'export SEEDBED_TEST_S3_REGION=us-east-1'
  echo 'export SEEDBED_TEST_S3_ACCESS_KEY_ID=test:tester'
  echo 'export SEEDBED_TEST_S3_SECRET_ACCESS_KEY=testing'
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *) echo "usage: $0 start|stop" >&2; exit 2 ;;
esac
