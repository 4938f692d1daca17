#!/bin/bash
# The init of the laboratory's guest, a user-mode-linux machine that boots from this machine's own files (read only).
# In it two NASes that nobody here wrote, and in network namespaces behind virtual cables a real subscriber of each:
# l2tpns, an LNS with its own PPP, RADIUS and RFC 5176 on port 3799, for xl2tpd and pppd;
# pppoe-server with pppd's radius.so, for pppoe and pppd, with MS-CHAPv2 and 128 bits of MPPE. Its subscriber connects, leaves and,
# when there is a file $LAB_OUT/again, connects once more.
# Tells bin/nas-lab what happens in lines "LAB ...". Variables come from the kernel's command line: LAB_OUT LAB_SERVER LAB_SECRET
# LAB_LOGIN LAB_PPPOE_LOGIN LAB_PASSWORD LAB_AUTH LAB_SECONDS
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
say() { echo "LAB $*"; }

mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t tmpfs tmpfs /run; mount -t devtmpfs dev /dev 2>/dev/null
mkdir -p /dev/pts /run/lock /run/netns /run/xl2tpd; mount -t devpts devpts /dev/pts
mount -t hostfs none "$LAB_OUT" -o "$LAB_OUT"
mount -t tmpfs tmpfs /var/log
for d in ppp l2tpns; do cp -a /etc/$d /run/etc-$d; mount --bind /run/etc-$d /etc/$d; done
for m in crc-ccitt slhc ppp_generic pppox ppp_async ppp_synctty libarc4 ppp_mppe udp_tunnel ip6_udp_tunnel l2tp_core l2tp_ppp tun veth; do
  f=$(find "/usr/lib/uml/modules/$(uname -r)" -name "$m.ko" 2>/dev/null); [ -n "$f" ] && busybox insmod "$f" 2>/dev/null
done
hostname localhost; ip link set lo up
ip addr add 10.200.0.2/24 dev vec0 && ip link set vec0 up || say NO NETWORK
# l2tpns takes its cable for eth0
ip netns add sub; ip link add eth0 type veth peer name sub0 netns sub
ip addr add 10.9.0.1/24 dev eth0; ip link set eth0 up
ip -n sub link set lo up; ip -n sub addr add 10.9.0.2/24 dev sub0; ip -n sub link set sub0 up

ip netns add home; ip link add pe0 type veth peer name home0 netns home
ip link set pe0 up; ip -n home link set lo up; ip -n home link set home0 up

mkdir /run/radius
cat > /run/radius/radiusclient.conf <<C
auth_order radius
login_tries 1
login_timeout 30
nologin /run/radius/nologin
issue /run/radius/issue
authserver $LAB_SERVER:1812
acctserver $LAB_SERVER:1813
servers /run/radius/servers
dictionary /run/radius/dictionary
login_radius /bin/false
seqfile /run/radius/seq
mapfile /run/radius/map
default_realm
radius_timeout 5
radius_retries 3
bindaddr *
login_local /bin/false
C
echo "$LAB_SERVER $LAB_SECRET" > /run/radius/servers
cp "${0%/*}/dictionary" /run/radius/dictionary
touch /run/radius/issue /run/radius/map
cat > /run/pppoe.options <<C
require-mschap-v2
require-mppe-128
plugin radius.so
radius-config-file /run/radius/radiusclient.conf
debug
logfile $LAB_OUT/pppd-nas.log
noipv6
mtu 1400
mru 1400
C
cat > /run/home.options <<C
user $LAB_PPPOE_LOGIN
password $LAB_PASSWORD
noauth
require-mppe-128
nodefaultroute
nodetach
debug
logfile $LAB_OUT/pppd-home.log
noipv6
mtu 1400
mru 1400
ifname home-ppp
C
address() { ip -n "$1" -4 -br addr show dev "$2" 2>/dev/null | sed -n "s/^$2  *[A-Z]*  *\\([0-9.]*\\).*/\\1/p"; }
encrypted() { grep -c 'MPPE 128-bit stateless compression enabled' "$LAB_OUT/pppd-home.log"; }
connect() { # connect WHAT: dials, tells of it, and hangs up
  ip netns exec home pppd pty "pppoe -I home0 -U" file /run/home.options & client=$!
  for i in $(seq 30); do a=$(address home home-ppp); [ -n "$a" ] && break; sleep 1; done
  [ -n "$a" ] || { say "$1 NEVER UP"; kill $client; return; }
  say "$1 UP $a MPPE $(encrypted)"
  ip netns exec home busybox ping -c3 -W2 100.64.2.1 >/dev/null 2>&1 && say "$1 PING ok" || say "$1 PING failed"
  sleep 2; kill $client; wait $client; say "$1 DOWN"
}
pppoe_subscriber() {
  pppoe-server -F -I pe0 -L 100.64.2.1 -R 100.64.2.2 -N 4 -O /run/pppoe.options -C lab >"$LAB_OUT/pppoe-server.log" 2>&1 &
  connect PPPOE
  for i in $(seq 100); do [ -e "$LAB_OUT/again" ] && { connect PPPOE-AGAIN; break; }; sleep 1; done
}
pppoe_subscriber &

cat > /etc/l2tpns/startup-config <<C
set debug 3
set log_file "$LAB_OUT/l2tpns.log"
set pid_file "/run/l2tpns.pid"
set l2tp_secret "secret"
set primary_radius $LAB_SERVER
set primary_radius_port 1812
set radius_secret "$LAB_SECRET"
set radius_authtypes "$LAB_AUTH"
set radius_accounting yes
set radius_interim 5
set radius_dae_port 3799
set cluster_hb_interval 5
set cluster_hb_timeout 30
set bind_address 10.9.0.1
set cli_bind_address 127.0.0.1
set peer_address 100.64.0.1
set iftun_address 100.64.0.1
set accounting_dir ""
C
echo "100.64.0.128/25" > /etc/l2tpns/ip_pool
l2tpns -c /etc/l2tpns/startup-config >/dev/null 2>&1 &
# it takes no calls until it has found no other member of its cluster, some 15 s
for i in $(seq 60); do grep -qa 'declaring myself the master' "$LAB_OUT/l2tpns.log" && break; sleep 1; done
cat > /run/xl2tpd.conf <<'C'
[global]
port = 1701
[lac nas]
lns = 10.9.0.1
pppoptfile = /run/options.lac
length bit = yes
autodial = yes
redial = no
C
cat > /run/options.lac <<C
user $LAB_LOGIN
password $LAB_PASSWORD
noauth
nodefaultroute
nodetach
debug
logfile $LAB_OUT/pppd.log
noccp
noipv6
mtu 1400
mru 1400
C
echo "* * secret *" > /run/l2tp-secrets
ip netns exec sub xl2tpd -D -c /run/xl2tpd.conf -s /run/l2tp-secrets -p /run/xl2tpd.pid -C /run/xl2tpd/l2tp-control \
  > "$LAB_OUT/xl2tpd.log" 2>&1 &

a=
for i in $(seq 40); do a=$(address sub ppp0); [ -n "$a" ] && break; sleep 1; done
if [ -z "$a" ]; then
  say PPP NEVER UP
else
  say PPP UP "$a"
  ip netns exec sub busybox ping -c3 -W2 -I ppp0 100.64.0.1 >/dev/null 2>&1 && say PING ok || say PING failed
  for i in $(seq "$LAB_SECONDS"); do [ -n "$(address sub ppp0)" ] || break; sleep 1; done
  [ -n "$(address sub ppp0)" ] && say PPP STILL UP || { say PPP DOWN; sleep 3; }
fi
sync; halt -f -p 2>/dev/null
