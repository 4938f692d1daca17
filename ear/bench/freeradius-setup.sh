#!/usr/bin/env bash
# Prepares the side-by-side measurement in the folder $BENCH (default: ./bench-work): Debian packages, a PostgreSQL 15 cluster with
# fsync on at 127.0.0.1:$PG_PORT (15433), 100,000 users, a FreeRADIUS 3 with rlm_sql_postgresql on 127.0.0.1:$AUTH_PORT/$ACCT_PORT (11812/11813), the load generator.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
BENCH=${BENCH:-$PWD/bench-work}
export PG_PORT=${PG_PORT:-15433} AUTH_PORT=${AUTH_PORT:-11812} ACCT_PORT=${ACCT_PORT:-11813}
mkdir -p "$BENCH"
if ! command -v freeradius >/dev/null || ! ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1; then
  apt-get update -q && apt-get install -yq --no-install-recommends freeradius freeradius-postgresql freeradius-utils postgresql-15 gcc libc6-dev
fi
PGBIN=$(dirname "$(ls /usr/lib/postgresql/*/bin/pg_ctl | tail -1)")
gcc -O2 -o "$BENCH/radload" "$here/radload.c"

if [ ! -d "$BENCH/pg" ]; then
  mkdir -p "$BENCH/pg" && chown postgres "$BENCH/pg" && chmod o+x "$BENCH"
  su postgres -s /bin/bash -c "cd / && $PGBIN/initdb -D '$BENCH/pg/data' -A trust -E UTF8 --locale=C.UTF-8 >/dev/null"
  cat >> "$BENCH/pg/data/postgresql.conf" <<C
port = $PG_PORT
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_buffers = 1GB
max_wal_size = 4GB
max_connections = 200
fsync = on
synchronous_commit = on
C
fi
su postgres -s /bin/bash -c "cd / && $PGBIN/pg_ctl -D '$BENCH/pg/data' -l '$BENCH/pg/log' -w status >/dev/null 2>&1 || $PGBIN/pg_ctl -D '$BENCH/pg/data' -l '$BENCH/pg/log' -w start >/dev/null"
PSQL="psql -q -h 127.0.0.1 -p $PG_PORT -U postgres"
if ! $PSQL -lqt | cut -d'|' -f1 | grep -qw radius; then
  $PSQL -c 'create database radius'
  $PSQL radius -f /etc/freeradius/3.0/mods-config/sql/main/postgresql/schema.sql >/dev/null
  $PSQL radius -c "insert into radcheck(username,attribute,op,value) select 'u'||lpad(i::text,6,'0'),'Cleartext-Password',':=','pw'||lpad(i::text,6,'0') from generate_series(1,100000) i" -c "vacuum analyze"
fi

# FreeRADIUS variants: stock = Debian's defaults; tuned8 and tuned32 = so many pooled connections and threads, no detail file (the best for
# accounting and for authentication on 2 cores); nosql = no database at all
for V in stock tuned8 tuned32 nosql; do
  D=$BENCH/fr-$V; rm -rf "$D"; cp -a /etc/freeradius/3.0 "$D"; mkdir -p "$D/log/radacct" "$D/run"
  sed -i "s#^logdir = .*#logdir = $D/log#; s#^run_dir = .*#run_dir = $D/run#; s#^raddbdir = .*#raddbdir = $D#; s#^pidfile = .*#pidfile = $D/run/radiusd.pid#; s#^\(\s*\)user = freerad#\1\#user = freerad#; s#^\(\s*\)group = freerad#\1\#group = freerad#; s#reject_delay = 1#reject_delay = 0#" "$D/radiusd.conf"
  rm -f "$D/sites-enabled/inner-tunnel" "$D/mods-enabled/eap"
  python3 - "$D" "$V" <<'PY'
import os, re, sys
d, v = sys.argv[1:]
p = d + '/sites-available/default'; s = open(p).read()
s = s[:s.index('listen {')] + ''.join('listen {\n type = %s\n ipaddr = 127.0.0.1\n port = %d\n}\n' % x for x in (('auth', int(os.environ['AUTH_PORT'])), ('acct', int(os.environ['ACCT_PORT'])))) + s[s.index('authorize {'):]
s = re.sub(r'(?m)^(\s*)eap\s*$', r'\1#eap', s); s = re.sub(r'(?m)^(\s*)eap \{', r'\1group {', s)
if v != 'stock':
    i = s.index('\naccounting {')
    s = s[:i] + s[i:].replace('\n\tdetail\n', '\n\t#detail\n', 1).replace('\n\tunix\n', '\n\t#unix\n', 1)
open(p, 'w').write(s)
if v != 'nosql':
    q = open(d + '/mods-available/sql').read()
    q = q.replace('dialect = "sqlite"', 'dialect = "postgresql"').replace('driver = "rlm_sql_null"', 'driver = "rlm_sql_postgresql"')
    q = re.sub(r'(?m)^#?\s*radius_db = "radius".*', '\tradius_db = "host=127.0.0.1 port=%s dbname=radius user=postgres"' % os.environ['PG_PORT'], q)
    if v.startswith('tuned'):
        i = q.index('pool {'); a, b = q[:i], q[i:]; size = int(v[5:])
        for k, n in (('start', size), ('min', size), ('max', size), ('spare', 0), ('idle_timeout', 0), ('retry_delay', 1)):
            b = re.sub(r'(?m)^(\s*)%s = .*' % k, r'\g<1>%s = %d' % (k, n), b, count=1)
        q = a + b
    e = d + '/mods-enabled/sql'
    if os.path.lexists(e): os.remove(e)
    open(e, 'w').write(q)
if v != 'stock':
    n = int(v[5:]) if v.startswith('tuned') else 8
    c = open(d + '/radiusd.conf').read(); i = c.index('\nthread pool {'); a, b = c[:i], c[i:]
    for k in ('start_servers', 'max_servers', 'min_spare_servers', 'max_spare_servers'):
        b = re.sub(r'(?m)^(\s*)%s = .*' % k, r'\g<1>%s = %d' % (k, n), b, count=1)
    c = re.sub(r'(?m)^max_requests = .*', 'max_requests = 262144', a + b)
    open(d + '/radiusd.conf', 'w').write(c)
PY
done
echo "ready in $BENCH"
