package org.rollcall.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The sessions of a service that count when one more is asked for: open ones, and those that were promised with an Access-Accept
 * and have not begun yet. Pure.
 *
 * <p>A device that comes back is not one more: its old session ends with the new one, though the router's Stop may come
 * late. For a moment after it was let in it is, so that many requests at once do not all pass as one device's.
 *
 * @param open ids of open sessions of other devices, the oldest first
 * @param promised how many others were let in whose session has not begun
 */
record Occupancy(List<Long> open, int promised) {
    static final Occupancy NONE = new Occupancy(List.of(), 0);

    /** Whose session has not begun by then has given up. */
    static final Duration PROMISE = Duration.ofSeconds(60);
    /** Nobody dials again so soon. */
    static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** @param device MAC address or Calling-Station-Id, or null */
    record OpenSession(long id, String device, Instant startedAt) {}

    /** @param device MAC address or Calling-Station-Id, or a text no device has */
    record Reservation(String device, Instant at) {}

    Occupancy {
        open = List.copyOf(open);
    }

    int count() {
        return open.size() + promised;
    }

    /**
     * @param device that asks, or null
     * @param sessions open ones of the service, the oldest first
     */
    static Occupancy of(String device, Instant now, List<OpenSession> sessions, List<Reservation> reservations) {
        List<Long> open = new ArrayList<>();
        for (OpenSession session : sessions) {
            if (!comesBack(device, session.device(), session.startedAt(), now)) {
                open.add(session.id());
            }
        }
        int promised = 0;
        for (Reservation reservation : reservations) {
            if (reservation.at().isAfter(now.minus(PROMISE))
                    && !hasBegun(reservation, sessions)
                    && !comesBack(device, reservation.device(), reservation.at(), now)) {
                promised++;
            }
        }
        return new Occupancy(open, promised);
    }

    private static boolean comesBack(String device, String other, Instant since, Instant now) {
        return device != null && device.equals(other) && since.isBefore(now.minus(AT_ONCE));
    }

    private static boolean hasBegun(Reservation reservation, List<OpenSession> sessions) {
        return sessions.stream()
                .anyMatch(session -> session.device() == null
                        ? session.startedAt().isAfter(reservation.at().minus(AT_ONCE))
                        : Objects.equals(session.device(), reservation.device()));
    }
}
