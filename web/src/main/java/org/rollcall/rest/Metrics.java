package org.rollcall.rest;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.rollcall.access.AccessReason;
import org.rollcall.gateway.HealthDesk;
import org.rollcall.nas.NasClock;
import org.rollcall.radius.api.AdapterStatistics;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.Distribution;

/** The counters of a node under the names they have in Prometheus. Pure. */
final class Metrics {
    private static final double MICROS = 1_000_000;

    /** Of one NAS: name, label "cause" (or none), help, value. */
    private record Counter(String name, String cause, String help, ToLongFunction<ClientStatistics> value) {}

    private static final List<Counter> COUNTERS = List.of(
            new Counter("requests", null, "Verified requests without retransmissions", ClientStatistics::requests),
            new Counter("retransmissions", null, "Requests sent again", ClientStatistics::retransmissions),
            new Counter("access_accepts", null, "Access-Accepts sent", ClientStatistics::accepts),
            new Counter("access_rejects", null, "Access-Rejects sent", ClientStatistics::rejects),
            new Counter(
                    "accounting_responses", null, "Accounting-Responses sent", ClientStatistics::accountingResponses),
            new Counter("dropped", "malformed", "Requests that got no answer, by cause", ClientStatistics::malformed),
            new Counter("dropped", "bad_authenticator", null, ClientStatistics::badAuthenticator),
            new Counter(
                    "dropped", "missing_message_authenticator", null, ClientStatistics::missingMessageAuthenticator),
            new Counter("dropped", "queue_full", null, ClientStatistics::dropped),
            new Counter("dropped", "silent", null, ClientStatistics::silent),
            new Counter(
                    "previous_secret_uses",
                    null,
                    "Requests signed with the secret before",
                    ClientStatistics::previousSecretUses));

    private Metrics() {}

    /**
     * @param clock of a NAS by its id, empty if it never told its time
     * @param name of a NAS by its id, empty if it is gone
     */
    static MetricSnapshots of(
            AdapterStatistics adapter,
            Map<Long, Map<AccessReason, Long>> decisions,
            HealthDesk.Health health,
            LongFunction<Optional<NasClock.Measured>> clock,
            LongFunction<Optional<String>> name) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        for (String each : COUNTERS.stream().map(Counter::name).distinct().toList()) {
            all.metricSnapshot(counter(each, adapter, name));
        }
        CounterSnapshot.Builder decided = CounterSnapshot.builder()
                .name("rollcall_access_decisions")
                .help("Decisions on Access-Requests, by reason");
        decisions.forEach((nas, reasons) -> name.apply(nas)
                .ifPresent(known -> reasons.forEach((reason, count) -> decided.dataPoint(
                        point(Labels.of("nas", known, "reason", reason.name().toLowerCase(Locale.ROOT)), count)))));
        all.metricSnapshot(decided.build());
        HistogramSnapshot.Builder answers = HistogramSnapshot.builder()
                .name("rollcall_radius_answer_seconds")
                .help("From the receipt of a request to its answer");
        adapter.clients().forEach((nas, statistics) -> name.apply(nas)
                .ifPresent(known ->
                        answers.dataPoint(histogram(statistics.answerMicros(), MICROS, Labels.of("nas", known)))));
        all.metricSnapshot(answers.build());
        GaugeSnapshot.Builder clocks = GaugeSnapshot.builder()
                .name("rollcall_radius_clock_offset_seconds")
                .help("How far a NAS's clock was ahead of ours, by its last record with an Event-Timestamp");
        adapter.clients().keySet().forEach(nas -> name.apply(nas).ifPresent(known -> clock.apply(nas)
                .ifPresent(measured -> clocks.dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("nas", known))
                        .value((double) measured.offsetSeconds())
                        .build()))));
        all.metricSnapshot(clocks.build());
        all.metricSnapshot(HistogramSnapshot.builder()
                .name("rollcall_radius_batch_size")
                .help("Requests that were worked on at once")
                .dataPoint(histogram(adapter.accessBatches(), 1, Labels.of("listener", "authentication")))
                .dataPoint(histogram(adapter.accountingBatches(), 1, Labels.of("listener", "accounting")))
                .build());
        all.metricSnapshot(CounterSnapshot.builder()
                .name("rollcall_radius_unknown_sources")
                .help("Datagrams from addresses that are no NAS")
                .dataPoint(point(Labels.EMPTY, adapter.unknownSources()))
                .build());
        all.metricSnapshot(CounterSnapshot.builder()
                .name("rollcall_radsec_refused")
                .help("TLS connections without a certificate of a NAS, or too many")
                .dataPoint(point(Labels.EMPTY, adapter.radSecRefused()))
                .build());
        Stream.of(
                        gauge(
                                "rollcall_radsec_connections",
                                "TLS connections of NASes now",
                                adapter.radSecConnections()),
                        gauge("rollcall_radius_queued", "Requests that wait now", adapter.queued()),
                        gauge(
                                "rollcall_database_up",
                                "1 while the database answers",
                                health.databaseDownSince() == null ? 1 : 0),
                        gauge("rollcall_spool_records", "Records that wait for the database", health.spooledRecords()),
                        gauge("rollcall_spool_octets", "Their size", health.spooledOctets()),
                        gauge(
                                "rollcall_remembered_services",
                                "Services that could be answered without the database",
                                health.rememberedServices()))
                .forEach(all::metricSnapshot);
        return all.build();
    }

    private static CounterSnapshot counter(
            String name, AdapterStatistics adapter, LongFunction<Optional<String>> nasName) {
        List<Counter> same =
                COUNTERS.stream().filter(each -> each.name().equals(name)).toList();
        CounterSnapshot.Builder counter = CounterSnapshot.builder()
                .name("rollcall_radius_" + name)
                .help(same.get(0).help());
        adapter.clients().forEach((nas, statistics) -> nasName.apply(nas)
                .ifPresent(known -> same.forEach(each -> {
                    Labels labels = Labels.of("nas", known);
                    counter.dataPoint(point(
                            each.cause() == null ? labels : labels.add("cause", each.cause()),
                            each.value().applyAsLong(statistics)));
                })));
        return counter.build();
    }

    private static CounterDataPointSnapshot point(Labels labels, long value) {
        return CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value)
                .build();
    }

    private static GaugeSnapshot gauge(String name, String help, long value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        GaugeDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private static HistogramDataPointSnapshot histogram(Distribution distribution, double unit, Labels labels) {
        List<Double> bounds = Stream.concat(
                        distribution.bounds().stream().map(bound -> bound / unit), Stream.of(Double.POSITIVE_INFINITY))
                .toList();
        return HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, distribution.counts()))
                .sum(distribution.sum() / unit)
                .labels(labels)
                .build();
    }
}
