package org.rollcall.dialect;

import java.util.Optional;

/**
 * What fills the placeholders of a line. Bit/s of the customer's side.
 *
 * @param up 0 means unlimited
 * @param down 0 means unlimited
 * @param unlimited what is said instead of unlimited; empty if nothing can be said
 */
record Rates(long up, long down, Optional<Long> unlimited) {
    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;
    /** Cisco's recommended normal burst is 1.5 s of the rate, in octets: bit/s x 1.5 / 8. */
    private static final long BURST_NUMERATOR = 3;

    private static final long BURST_DENOMINATOR = 16;
    /** IOS refuses a smaller burst. */
    private static final long LEAST_BURST = 8_000;

    boolean bothUnlimited() {
        return up == 0 && down == 0;
    }

    /** Empty if the text speaks of a direction of which nothing can be said. */
    Optional<String> fill(String template) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            Optional<String> value = value(template.substring(open + 1, close));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            text.append(template, at, open).append(value.get());
            at = close + 1;
        }
        return Optional.of(text.append(template.substring(at)).toString());
    }

    private Optional<String> value(String placeholder) {
        String[] words = placeholder.split(" ");
        long rate =
                switch (words[0]) {
                    case "up" -> up;
                    case "down" -> down;
                    default -> throw new IllegalArgumentException("{" + placeholder + "} is neither up nor down");
                };
        if (rate == 0 && unlimited.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(written(rate == 0 ? unlimited.get() : rate, words.length == 1 ? "" : words[1]));
    }

    private static String written(long bps, String form) {
        return switch (form) {
            case "" -> Long.toString(bps);
            // rounded up: a customer never gets less than the plan says
            case "kbit" -> Long.toString((bps + KILO - 1) / KILO);
            case "short" -> shortest(bps);
            case "burst" -> Long.toString(burst(bps));
            case "burst2" -> Long.toString(2 * burst(bps));
            default -> throw new IllegalArgumentException("there is no form " + form);
        };
    }

    private static String shortest(long bps) {
        if (bps % MEGA == 0) {
            return bps == 0 ? "0" : bps / MEGA + "M";
        }
        return bps % KILO == 0 ? bps / KILO + "k" : Long.toString(bps);
    }

    private static long burst(long bps) {
        return Math.max(LEAST_BURST, bps * BURST_NUMERATOR / BURST_DENOMINATOR);
    }
}
