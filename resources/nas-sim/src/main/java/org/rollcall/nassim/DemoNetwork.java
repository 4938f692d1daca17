package org.rollcall.nassim;

import java.util.List;

/**
 * The network of the demonstration ISP, known to both sides: the simulator acts these routers and subscribers, and
 * {@code bin/seed --demo} writes them into the database. Secrets and passwords stand here because this ISP is made up
 * and listens on loopback only.
 */
public final class DemoNetwork {
    /** Subscribers that the simulator lets connect are numbered 1 to this. */
    public static final int SUBSCRIBERS = 320;

    /** Addresses of blocked subscribers. */
    public static final String BLOCKED_POOL = "10.99.0.0/22";

    /**
     * A router of the demonstration ISP.
     *
     * @param address the simulator sends from it and answers Disconnect and CoA there
     * @param coaPort UDP
     */
    public record Router(String name, String address, NasKind kind, String secret, int coaPort) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Router[" + name + " " + address + " " + kind + "]";
        }
    }

    public static final List<Router> ROUTERS = List.of(
            new Router("harbour-mikrotik", "127.0.0.11", NasKind.MIKROTIK, "harbour-7Kq2-Wm9x-demo", 3799),
            new Router("oldtown-cisco", "127.0.0.12", NasKind.CISCO, "oldtown-4Tz8-Rb3v-demo", 3799),
            new Router("hillside-accel", "127.0.0.13", NasKind.ACCEL_PPP, "hillside-9Ld5-Hn6c-demo", 3799));

    private DemoNetwork() {}

    /** User-Name of a subscriber, from 1. */
    public static String login(int subscriber) {
        return String.format("ppp%04d", subscriber);
    }

    public static String password(int subscriber) {
        return String.format("demo-%04d-%04x", subscriber, Math.floorMod(subscriber * 40503, 65536));
    }

    /** Where the subscriber's line ends. */
    public static Router router(int subscriber) {
        return ROUTERS.get(subscriber % ROUTERS.size());
    }

    /** aa:bb:cc:dd:ee:ff, as the simulator sends it for this login. */
    public static String mac(int subscriber) {
        return NasKind.mac(Nas.macOf(login(subscriber)));
    }
}
