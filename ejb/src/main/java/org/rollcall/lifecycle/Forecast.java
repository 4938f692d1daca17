package org.rollcall.lifecycle;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the nights of some dates will change if nothing happens to the customers until then.
 *
 * @param next the first of the dates; whoever is due already is changed by it
 * @param last the last one
 */
record Forecast(LifecyclePeriods periods, ZoneId zone, LocalDate next, LocalDate last) {

    /** Earliest first, at most so many. */
    List<ForecastEntry> of(Candidates candidates, int most) {
        List<LifecyclePolicy> policies = LifecyclePolicy.all(periods, zone);
        return candidates.find(periods, zone, last, 0, Integer.MAX_VALUE).stream()
                .flatMap(candidate -> entry(policies, candidate).stream())
                .sorted(Comparator.comparing(ForecastEntry::on).thenComparing(ForecastEntry::customerId))
                .limit(most)
                .toList();
    }

    private Optional<ForecastEntry> entry(List<LifecyclePolicy> policies, Candidates.Candidate candidate) {
        return LifecyclePolicy.next(policies, candidate.facts())
                .filter(expected -> !expected.on().isAfter(last))
                .map(expected -> new ForecastEntry(
                        expected.on().isBefore(next) ? next : expected.on(),
                        expected.move().customerId(),
                        candidate.portalLogin(),
                        candidate.name(),
                        expected.move().from(),
                        expected.move().to(),
                        expected.move().rule()));
    }
}
