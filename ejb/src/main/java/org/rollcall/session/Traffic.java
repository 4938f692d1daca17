package org.rollcall.session;

import java.util.function.BiFunction;

/**
 * The four counters of a session, from the customer's side.
 *
 * @param upload octets from the customer (Acct-Input-Octets)
 * @param download octets to the customer (Acct-Output-Octets)
 * @param uploadPackets packets from the customer
 * @param downloadPackets packets to the customer
 */
record Traffic(Counter upload, Counter download, Counter uploadPackets, Counter downloadPackets) {
    private static final Counter ZERO = new Counter(0, 0);
    static final Traffic NONE = new Traffic(ZERO, ZERO, ZERO, ZERO);

    Traffic advance(SessionReport report) {
        return each(Counter::advance, report);
    }

    Traffic finish(SessionReport report) {
        return each(Counter::finish, report);
    }

    Traffic raise(SessionReport report) {
        return each(Counter::raise, report);
    }

    /**
     * This traffic after {@code before}, as far as a line can carry it.
     *
     * @param most octets that can have come in between, each way
     */
    Traffic judged(Traffic before, long most) {
        return new Traffic(
                upload.judged(before.upload, most),
                download.judged(before.download, most),
                uploadPackets,
                downloadPackets);
    }

    /** Some of it cannot be. */
    boolean isImplausible() {
        return upload.excluded() > 0 || download.excluded() > 0;
    }

    private Traffic each(BiFunction<Counter, Reading, Counter> rule, SessionReport report) {
        return new Traffic(
                rule.apply(upload, report.upload()),
                rule.apply(download, report.download()),
                rule.apply(uploadPackets, report.uploadPackets()),
                rule.apply(downloadPackets, report.downloadPackets()));
    }
}
