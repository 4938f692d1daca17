package org.rollcall.nassim;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;

/**
 * How the simulated subscribers behave; each draws his own times around these means.
 *
 * @param meanSession from Start to Stop
 * @param meanPause from Stop to the next Access-Request
 * @param meanRetry from a rejection to the next Access-Request
 * @param interim between Interim-Updates, instead of what the server asks for
 * @param ramp within which all connect for the first time
 * @param wrongPasswordPercent share of subscribers who have their password wrong, 0-100
 * @param blockedPool addresses that tell a subscriber that he is blocked
 */
record Habits(
        Duration meanSession,
        Duration meanPause,
        Duration meanRetry,
        Optional<Duration> interim,
        Duration ramp,
        int wrongPasswordPercent,
        Optional<Cidr> blockedPool) {

    /**
     * Whether the server let him in only to tell him that he is blocked: an address of the blocked pool, an address list
     * or a filter that is no speed.
     */
    boolean blocked(AccessAnswer access) {
        boolean poolAddress = access.framedIp()
                .flatMap(ip -> blockedPool.map(pool -> pool.contains(ip)))
                .orElse(false);
        boolean filtered = access.filterId().isPresent()
                && GrantedRate.of(access.attributes()).isEmpty();
        return poolAddress || access.addressList().isPresent() || filtered;
    }

    /** A range of IPv4 addresses. */
    record Cidr(Inet4Address network, int prefixLength) {
        /** @throws IllegalArgumentException if the text is not like 10.99.0.0/22 */
        static Cidr of(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length != 2 || !parts[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
                throw new IllegalArgumentException("'" + text + "' is not a range such as 10.99.0.0/22");
            }
            return new Cidr(Addresses.ipv4(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean contains(Inet4Address address) {
            int differing = Addresses.bits(network) ^ Addresses.bits(address);
            return prefixLength == 0 || differing >>> (32 - prefixLength) == 0;
        }
    }
}
