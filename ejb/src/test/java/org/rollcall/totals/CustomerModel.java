package org.rollcall.totals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What product.md section 1 says of a customer, written down a second time and as plainly as possible. */
final class CustomerModel {
    enum Event {
        BLOCK,
        UNBLOCK,
        ACTIVATE,
        DEACTIVATE,
        SESSION_OPENS,
        SESSION_CLOSES,
        SERVICE_COMES,
        SERVICE_GOES,
        DELETE,
        RESTORE,
        SEVEN_HOURS_PASS
    }

    /** Prices of the plans that services come with, one after the other; the last two cost money of another kind. */
    static final List<BigDecimal> PRICES =
            List.of(new BigDecimal("10.00"), new BigDecimal("19.9"), new BigDecimal("0.0001"), new BigDecimal("7"));

    String status = "new";
    boolean deleted;
    int sessions;
    Instant lastEnd = Instant.MIN;
    final Deque<Integer> plans = new ArrayDeque<>();
    private int comers;

    static String currency(int plan) {
        return plan < 2 ? "EUR" : "USD";
    }

    void happens(Event event, Instant now) {
        switch (event) {
            case BLOCK -> move("blocked", "new", "active");
            case UNBLOCK -> move("active", "blocked");
            case ACTIVATE -> move("active", "new", "inactive");
            case DEACTIVATE -> move("inactive", "new", "active", "blocked");
            case SESSION_OPENS -> {
                sessions++;
                move("active", "new");
            }
            case SESSION_CLOSES -> {
                if (sessions > 0) {
                    sessions--;
                    lastEnd = now;
                }
            }
            case SERVICE_COMES -> plans.add(comers++ % PRICES.size());
            case SERVICE_GOES -> plans.poll();
            case DELETE -> deleted |= status.equals("inactive");
            case RESTORE -> deleted = false;
            default -> {}
        }
    }

    private void move(String to, String... from) {
        if (!deleted && List.of(from).contains(status)) {
            status = to;
        }
    }

    /** Under which words he is found; none if he is deleted. */
    List<String> words(Instant now) {
        List<String> words = new ArrayList<>();
        if (!deleted) {
            words.add(status);
            if (sessions > 0) {
                words.add("online");
            }
            if (sessions > 0 || !lastEnd.isBefore(now.minus(Duration.ofHours(24)))) {
                words.add("online24h");
            }
        }
        return words;
    }
}
