package org.rollcall.nassim;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Makes the requests of a load. Safe for all threads. */
interface Work {
    /** Sends the next request; the future is completed on the event loop's thread. */
    CompletableFuture<Sample> next();

    /**
     * What became of one request.
     *
     * @param elapsed until the reply, or until giving up
     */
    record Sample(boolean answered, Duration elapsed) {}
}
