package org.rollcall.radius.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Logs what strangers can cause at will: one line a second at most, the rest is counted. For both sides of the contract. */
public final class CalmLog {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Logger logger;
    private final Level level;
    private final AtomicLong nextAt = new AtomicLong(System.nanoTime());
    private final AtomicInteger unsaid = new AtomicInteger();

    public CalmLog(Class<?> owner, Level level) {
        this.logger = System.getLogger(owner.getName());
        this.level = level;
    }

    public void log(Supplier<String> message) {
        if (mayLog()) {
            logger.log(level, message.get() + others());
        }
    }

    public void log(String message, Throwable cause) {
        if (mayLog()) {
            logger.log(level, message + others(), cause);
        }
    }

    private boolean mayLog() {
        long now = System.nanoTime();
        long due = nextAt.get();
        if (now - due >= 0 && nextAt.compareAndSet(due, now + INTERVAL_NANOS)) {
            return true;
        }
        unsaid.incrementAndGet();
        return false;
    }

    private String others() {
        int count = unsaid.getAndSet(0);
        return count == 0 ? "" : " (and " + count + " more of this kind since the last line)";
    }
}
