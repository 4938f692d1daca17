#!/usr/bin/env bash
# pages.sh [requests]: what pages, searches and totals cost over the API of a running Rollcall with seeded customers.
# Prints, per request, the CPU of the server (and of PostgreSQL below it) and the wall time, after a warm-up.
# Environment: ROLLCALL_HTTP_PORT, TOKEN (bearer token), SERVER (pid), POSTGRES (pid of the postmaster, empty with H2).
set -euo pipefail
requests=${1:-20}
site=http://127.0.0.1:$ROLLCALL_HTTP_PORT/rollcall/api/v1

# CPU so far in ms of a process and, of PostgreSQL, of its children (/proc/PID/stat counts ticks of 10 ms)
cpu_ms() {
  local pids="$SERVER ${POSTGRES:+$POSTGRES $(pgrep -d' ' -P "$POSTGRES")}"
  for pid in $pids; do sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null; done | awk '{ t += $12 + $13 } END { print t * 10 }'
}
get() { # count path: "@" stands for a random number; all by one curl
  local arguments=() i
  for i in $(seq "$1"); do arguments+=(-o /dev/null "$site${2//@/$((RANDOM % 90000 + 1))}"); done
  curl -gsS -w '%{http_code} %{time_total}\n' -H "Authorization: Bearer $TOKEN" "${arguments[@]}"
}
paths=$(sed '1,/^# paths$/d; s/^# //' "$0")
for round in 1 2; do # the compiler of the JVM needs some hundred requests
  while read -r path; do get 10 "$path" >/dev/null; done <<<"$paths"
done
while read -r path; do
  before=$(cpu_ms)
  walls=$(get "$requests" "$path")
  after=$(cpu_ms)
  bad=$(grep -vc '^200 ' <<<"$walls" || true)
  median=$(cut -d' ' -f2 <<<"$walls" | sort -n | sed -n "$((requests / 2 + 1))p")
  awk -v p="$path" -v c=$((after - before)) -v n="$requests" -v m="$median" -v b="$bad" \
    'BEGIN { printf "%-48s CPU %6.1f ms   median %6.1f ms%s\n", p, c / n, m * 1000, (b > 0 ? "   " b " FAILED" : "") }'
done <<<"$paths"
exit
# paths
# /customers?page=1
# /customers?page=2000
# /customers?sort=name&page=1
# /customers?sort=-name&page=1000
# /customers?status=blocked,online
# /customers?status=online24h&sort=-name
# /customers?q=an
# /customers?q=anna
# /customers?q=anna%20s
# /customers?q=u0@
# /customers?q=@
# /customers?q=example
# /customers?q=%2B49@
# /customers?q=10.0.
# /customers?q=10.0.0.5
# /customers?q=00:0a
# /customers?q=zzzz
# /customers?q=mar&status=blocked,online24h&sort=name
# /sessions?open=true
# /totals
