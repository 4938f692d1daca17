package org.rollcall.radius.ra;

import java.util.concurrent.TimeUnit;

/**
 * Whether a Status-Server deserves an answer: not while the application cannot store, or a NAS would come back to us.
 * After 10 s without a request we are healthy again for want of proof: a NAS that thinks us dead sends none.
 */
final class DeliveryHealth {
    private static final long DOUBT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private volatile boolean failed;
    private volatile long failedNanos;

    void succeeded() {
        if (failed) {
            failed = false;
        }
    }

    void failed(long nowNanos) {
        failedNanos = nowNanos;
        failed = true;
    }

    boolean isGood(long nowNanos) {
        return !failed || nowNanos - failedNanos > DOUBT_NANOS;
    }
}
