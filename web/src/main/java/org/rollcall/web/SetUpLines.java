package org.rollcall.web;

import org.rollcall.dialect.Dialect;

/** What to type into a router so that it asks Rollcall. Pure. The secret is left for the reader to fill in. */
final class SetUpLines {
    static final String SECRET = "THE-SHARED-SECRET";
    static final String NTP_SERVER = "NTP-SERVER";

    private SetUpLines() {}

    /**
     * @param server address or name of Rollcall as the router sees it
     * @param interim seconds between Interim-Updates
     */
    static String of(Dialect dialect, String server, int authPort, int acctPort, int coaPort, int interim) {
        return switch (dialect) {
            case MIKROTIK -> mikrotik(server, authPort, acctPort, coaPort, interim);
            case CISCO -> cisco(server, authPort, acctPort, coaPort, interim);
            case CISCO_ISG -> cisco(server, authPort, acctPort, coaPort, interim) + """
                    ! an ISG service named rollcall-blocked: what Blocked customers get
                    """;
            case JUNIPER -> other(server, authPort, acctPort, coaPort, interim) + """
                    Session ids              accounting-session-id-format decimal
                    Filters                  rollcall-blocked, and one per speed of a plan:
                                             rollcall-up-10000k, rollcall-down-50000k (kbit/s)
                    """;
            case HUAWEI -> other(server, authPort, acctPort, coaPort, interim) + """
                    User group               rollcall-blocked: what Blocked customers get
                    """;
            case NOKIA_SR -> other(server, authPort, acctPort, coaPort, interim) + """
                    SLA profile              rollcall-blocked: what Blocked customers get
                    Speeds                   ingress queue 1 (pir) and the egress aggregate rate are overridden
                    """;
            case UBIQUITI -> other(server, authPort, acctPort, coaPort, interim) + """
                    EdgeOS                   copy start-pppoe-radius-disconnect to /config/scripts/post-config.d
                    """;
            case ACCEL_PPP -> accelPpp(server, authPort, acctPort, coaPort, interim);
            case WISPR -> other(server, authPort, acctPort, coaPort, interim);
        };
    }

    /** What to type so that the router sets its clock by NTP; what we know no lines for is told in words. */
    static String ntp(Dialect dialect) {
        String lines =
                switch (dialect) {
                    case MIKROTIK -> """
                            /system ntp client set enabled=yes
                            /system ntp client servers add address=%s
                            """;
                    case CISCO, CISCO_ISG -> """
                            ntp server %s
                            """;
                    case JUNIPER -> """
                            set system ntp server %s
                            """;
                    case HUAWEI -> """
                            ntp-service unicast-server %s
                            """;
                    case NOKIA_SR -> """
                            configure system time ntp server %s
                            configure system time ntp no shutdown
                            """;
                    case UBIQUITI -> """
                            set system ntp server %s
                            """;
                    // Linux: the daemon's server is in its own file
                    case ACCEL_PPP -> """
                            timedatectl set-ntp true
                            """;
                    case WISPR -> """
                            NTP server               %s
                            """;
                };
        return lines.formatted(NTP_SERVER);
    }

    /** RouterOS 7: PPPoE and hotspot alike. The address list is what the dialect puts Blocked customers into. */
    private static String mikrotik(String server, int authPort, int acctPort, int coaPort, int interim) {
        return """
                /radius add service=ppp,hotspot address=%1$s secret=%6$s authentication-port=%2$d accounting-port=%3$d timeout=3s
                /radius incoming set accept=yes port=%4$d
                /ppp aaa set use-radius=yes accounting=yes interim-update=%5$ds
                /ip hotspot profile set [find] use-radius=yes radius-accounting=yes radius-interim-update=%5$ds
                /ip firewall filter add chain=forward src-address-list=rollcall-blocked protocol=udp dst-port=53 action=accept
                /ip firewall filter add chain=forward src-address-list=rollcall-blocked action=drop
                """.formatted(server, authPort, acctPort, coaPort, interim, SECRET);
    }

    /** IOS XE, broadband: minutes for the interim interval. */
    private static String cisco(String server, int authPort, int acctPort, int coaPort, int interim) {
        return """
                aaa new-model
                radius server rollcall
                 address ipv4 %1$s auth-port %2$d acct-port %3$d
                 key %6$s
                aaa group server radius ROLLCALL
                 server name rollcall
                aaa authentication ppp default group ROLLCALL
                aaa authorization network default group ROLLCALL
                aaa accounting network default start-stop group ROLLCALL
                aaa accounting update newinfo periodic %5$d
                aaa server radius dynamic-author
                 client %1$s server-key %6$s
                 port %4$d
                """.formatted(server, authPort, acctPort, coaPort, Math.max(1, interim / 60), SECRET);
    }

    private static String accelPpp(String server, int authPort, int acctPort, int coaPort, int interim) {
        return """
                [radius]
                server=%1$s,%6$s,auth-port=%2$d,acct-port=%3$d,req-limit=50,fail-timeout=0
                dae-server=0.0.0.0:%4$d,%6$s
                acct-interim-interval=%5$d
                verbose=1

                [shaper]
                attr=Filter-Id
                """.formatted(server, authPort, acctPort, coaPort, interim, SECRET);
    }

    private static String other(String server, int authPort, int acctPort, int coaPort, int interim) {
        return """
                RADIUS server            %1$s
                Authentication port      %2$d (UDP)
                Accounting port          %3$d (UDP)
                Shared secret            %6$s
                Interim interval         %5$d s
                Dynamic authorization    accept Disconnect-Request and CoA-Request from %1$s on port %4$d (UDP)
                """.formatted(server, authPort, acctPort, coaPort, interim, SECRET);
    }
}
