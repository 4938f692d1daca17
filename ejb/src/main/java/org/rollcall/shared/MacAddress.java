package org.rollcall.shared;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.MACAddressString;
import inet.ipaddr.mac.MACAddress;
import java.util.Optional;

/** The one notation of MAC addresses: aa:bb:cc:dd:ee:ff. */
public final class MacAddress {
    private static final int OCTETS = 6;

    private MacAddress() {}

    /** Any notation in use (colons, dashes, dots, none) to ours; empty if it is no single 48-bit address. */
    public static Optional<String> normal(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            MACAddress address = new MACAddressString(text.strip()).toAddress();
            if (address == null || address.isMultiple() || address.getSegmentCount() != OCTETS) {
                return Optional.empty();
            }
            return Optional.of(address.toColonDelimitedString());
        } catch (AddressStringException | inet.ipaddr.IncompatibleAddressException none) {
            return Optional.empty();
        }
    }
}
