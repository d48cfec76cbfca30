#!/usr/bin/env bash
# A throw-away Postgres on a free loopback port, out of Debian's package `postgresql`.
#
#   eval "$(test/services/postgres.sh start)"    starts it and sets SEEDBED_TEST_POSTGRES_URL
#   test/services/postgres.sh stop               stops it and deletes its folder
set -euo pipefail
cd "$(dirname "$0")"
. ./free-port.sh

state=${TMPDIR:-/tmp}/seedbed-test-postgres
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)

# Postgres refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

stop() {
  [ -d "$state" ] || return 0
  as_postgres "$bin/pg_ctl" -D "$state/data" -m immediate -s stop >&2 || true
  rm -rf "$state"
}

start() {
  [ -n "$bin" ] || { echo 'no Postgres under /usr/lib/postgresql; apt-get install postgresql' >&2; exit 1; }
  stop
  mkdir -p "$state"
  [ "$(id -u)" != 0 ] || chown postgres "$state"
  local port
  port=$(free_port)
  as_postgres "$bin/initdb" -D "$state/data" -U postgres --auth=trust --encoding=UTF8 --locale=C >"$state.log" 2>&1 ||
    { cat "$state.log" >&2; exit 1; }
  as_postgres "$bin/pg_ctl" -D "$state/data" -s -w -l "$state/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$state -c max_connections=200" start >"$state.log" 2>&1 </dev/null ||
    { cat "$state.log" "$state/log" >&2; exit 1; }
  rm -f "$state.log"
  echo "export SEEDBED_TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:$port/postgres"
}

case ${1:-} in
  start) start ;;
  stop) stop ;;
  *) echo "usage: $0 start|stop" >&2; exit 2 ;;
esac
