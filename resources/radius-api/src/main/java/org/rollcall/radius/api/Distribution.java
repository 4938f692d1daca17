package org.rollcall.radius.api;

import java.util.List;

/**
 * How often values of each size were seen.
 *
 * @param bounds the largest value of each class but the last, rising
 * @param counts how many fell into each class; one more than bounds, the last being above all of them
 * @param sum of all values
 */
public record Distribution(List<Long> bounds, List<Long> counts, long sum) {
    public static final Distribution NONE = new Distribution(List.of(), List.of(0L), 0);

    public Distribution {
        bounds = List.copyOf(bounds);
        counts = List.copyOf(counts);
        if (counts.size() != bounds.size() + 1) {
            throw new IllegalArgumentException(counts.size() + " counts for " + bounds.size() + " bounds");
        }
    }

    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The bound below which at least this share of the values lies; 0 if there are none, the last bound if it lies above.
     *
     * @param share 0 to 1
     */
    public long quantile(double share) {
        long wanted = (long) Math.ceil(share * count());
        long seen = 0;
        for (int i = 0; i < bounds.size(); i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return wanted == 0 ? 0 : bounds.get(i);
            }
        }
        return bounds.isEmpty() ? 0 : bounds.get(bounds.size() - 1);
    }
}
