package org.rollcall.seed;

import java.time.Duration;
import java.time.Instant;
import org.rollcall.seed.Dice.Purpose;

/** What sessions customers had: one a day at most, within that day of the ISP's time zone. */
final class Sessions {
    private static final int SHORTEST = 600;

    private final Dice dice;
    private final Calendar calendar;

    /**
     * A session.
     *
     * @param stoppedAt of an open one: its last record
     */
    record Session(Instant startedAt, Instant stoppedAt, long uploadOctets, long downloadOctets) {
        long seconds() {
            return Duration.between(startedAt, stoppedAt).toSeconds();
        }
    }

    Sessions(Dice dice, Calendar calendar) {
        this.dice = dice;
        this.calendar = calendar;
    }

    /** That of so many days ago. */
    Session finished(int n, int daysAgo) {
        long key = (long) daysAgo << 32 | n;
        double begin = 0.2 + 0.6 * dice.share(Purpose.HOUR, key);
        double end = begin + 0.02 + (0.97 - begin) * dice.share(Purpose.LENGTH, key);
        return session(key, calendar.daysAgo(daysAgo, begin), calendar.daysAgo(daysAgo, Math.min(0.99, end)));
    }

    /** The one he has now; its last record came within the last five minutes. */
    Session open(int n) {
        Instant last = calendar.now().minusSeconds(dice.below(Purpose.HOUR, n, 300));
        return session(n, last.minusSeconds(SHORTEST + dice.below(Purpose.LENGTH, n, 80_000)), last);
    }

    /** Most use little, a few very much: 20 MB to some 40 GB an hour. */
    private Session session(long key, Instant start, Instant stop) {
        double hours = Duration.between(start, stop).toSeconds() / 3600.0;
        double appetite = Math.exp(7.5 * dice.share(Purpose.TRAFFIC, key) * dice.share(Purpose.TRAFFIC, -key));
        long download = (long) (20e6 * appetite * hours) + 1_000_000;
        return new Session(start, stop, download / 9, download);
    }
}
