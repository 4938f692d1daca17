package org.rollcall.access;

import java.time.ZoneId;
import org.rollcall.settings.RuntimeSetting;
import org.rollcall.settings.Settings;

/**
 * What the ISP has set.
 *
 * @param parkedSessionSeconds longest session of whoever is parked, 0 = no limit
 * @param parkInactive instead of refusing them; likewise the others
 * @param parkUnknown whose login or password we do not know, as far as his way of proving it allows
 * @param dhcpLeaseSeconds longest session of whoever is recognised by MAC address or line at a router that makes it the
 *     time of his DHCP lease, 0 = none
 * @param zone of days
 */
record DoorRules(
        int parkedSessionSeconds,
        boolean parkInactive,
        boolean parkWrongMac,
        boolean parkUnknown,
        int dhcpLeaseSeconds,
        ZoneId zone) {
    static DoorRules of(Settings settings, ZoneId zone) {
        return new DoorRules(
                settings.blockedSessionSeconds().orElse(0),
                settings.flag(RuntimeSetting.PARK_INACTIVE),
                settings.flag(RuntimeSetting.PARK_WRONG_MAC),
                settings.flag(RuntimeSetting.PARK_UNKNOWN),
                settings.number(RuntimeSetting.DHCP_LEASE_SECONDS).orElse(0),
                zone);
    }
}
