package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollcall.access.AccessReason;
import org.rollcall.gateway.MetricsDesk;
import org.rollcall.nas.NasClock;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;

/** What this node has counted of the router of the page since its start. */
@Named("routerCounts")
@RequestScoped
public class RouterCounts {
    private static final double MILLI = 1_000;

    @Inject
    private MetricsDesk desk;

    private ClientStatistics statistics;
    private Map<AccessReason, Long> decisions = Map.of();
    private NasClock.Measured clock;

    @PostConstruct
    void read() {
        long id = Address.number("id").orElse(0);
        statistics = desk.adapter().clients().get(id);
        decisions = desk.decisions().getOrDefault(id, Map.of());
        clock = desk.clock(id).orElse(null);
    }

    /** Null for a router that this node does not know yet. */
    public ClientStatistics getIt() {
        return statistics;
    }

    /** How far the router's clock is off; null if it never told its time. */
    public NasClock.Measured getClock() {
        return clock;
    }

    /** The same in words. */
    public String getClockOffset() {
        long offset = clock.offsetSeconds();
        return offset == 0
                ? Texts.text("clock.right")
                : Texts.text(offset > 0 ? "clock.ahead" : "clock.behind", Format.span(Math.abs(offset)));
    }

    /** Reasons with how often, as words. */
    public List<String> getDecisions() {
        List<String> words = new ArrayList<>();
        decisions.forEach((reason, count) -> words.add(Texts.text("reason." + reason) + ": " + count));
        return words;
    }

    /** The bounds below which half and nearly all answers lie, in ms. */
    public String getSpeed() {
        return Texts.text(
                "counts.speed.ms",
                statistics.answerMicros().quantile(0.5) / MILLI,
                statistics.answerMicros().quantile(0.99) / MILLI);
    }
}
