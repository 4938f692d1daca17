package org.rollcall.nassim;

import java.util.Locale;

/** What a make of NAS writes into the attributes that every maker formats differently. */
public enum NasKind {
    /** PPPoE on RouterOS: MAC in capitals with colons, session ids of eight digits that begin with 8. */
    MIKROTIK,
    /** Cisco IOS: MAC in three groups with dots. */
    CISCO,
    /** accel-ppp: MAC in small letters with colons, session ids of sixteen digits. */
    ACCEL_PPP;

    private static final int ETHERNET = 15;
    private static final int VIRTUAL = 5;

    /** @param mac 48 bits */
    String callingStationId(long mac) {
        return switch (this) {
            case MIKROTIK -> mac(mac).toUpperCase(Locale.ROOT);
            case CISCO -> String.format("%04x.%04x.%04x", mac >> 32 & 0xffff, mac >> 16 & 0xffff, mac & 0xffff);
            case ACCEL_PPP -> mac(mac);
        };
    }

    /**
     * An Acct-Session-Id. Ids of one NAS repeat only after so many sessions (or so many starts of the simulator) as fit
     * into its digits, as with the real ones.
     *
     * @param run when the NAS was switched on, seconds
     * @param number of the session since then
     */
    String acctSessionId(long run, long number) {
        return switch (this) {
            case MIKROTIK -> String.format("8%07x", (run * 4096 + number) & 0xfffffff);
            case CISCO -> String.format("%08X", (run * 4096 + number) & 0xffffffffL);
            case ACCEL_PPP -> String.format("%08x%08x", run & 0xffffffffL, number & 0xffffffffL);
        };
    }

    String nasPortId(long port) {
        return switch (this) {
            case MIKROTIK -> "ether" + (2 + port % 8);
            case CISCO -> "0/0/" + port % 4 + "/" + (100 + port);
            case ACCEL_PPP -> "ppp" + port;
        };
    }

    int nasPortType() {
        return this == MIKROTIK ? ETHERNET : VIRTUAL;
    }

    /** aa:bb:cc:dd:ee:ff. */
    static String mac(long mac) {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(String.format(shift == 0 ? "%02x" : "%02x:", mac >> shift & 0xff));
        }
        return text.toString();
    }
}
