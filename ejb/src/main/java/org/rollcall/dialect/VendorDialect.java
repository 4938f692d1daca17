package org.rollcall.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.radius.codec.Attribute;

/**
 * One vendor's words: a section of {@code dialects.txt}. Pure. Download and upload are the customer's side, in bit/s; 0
 * means unlimited.
 */
public final class VendorDialect {
    private static final String DISCONNECT = "Disconnect-Request";
    private static final Set<String> KEYS =
            Set.of("find", "coa-find", "end", "speed", "unlimited", "block", "coa-speed", "coa-block", "coa-restore");
    /** What is not said of a rate that no line speaks of. */
    private static final Rates NO_RATES = new Rates(0, 0, Optional.empty());

    private final Map<String, List<String>> lines;
    private final SessionFinder find;
    private final SessionFinder coaFind;
    private final Optional<Long> unlimited;

    VendorDialect(Map<String, List<String>> lines) {
        if (!KEYS.containsAll(lines.keySet())) {
            throw new IllegalStateException("a dialect has no such lines: " + lines.keySet());
        }
        this.lines = Map.copyOf(lines);
        find = SessionFinder.parse(lines.get("find").get(0));
        coaFind = lines.containsKey("coa-find")
                ? SessionFinder.parse(lines.get("coa-find").get(0))
                : find;
        unlimited = lines.getOrDefault("unlimited", List.of()).stream()
                .map(Long::valueOf)
                .findFirst();
    }

    /** Attributes of an Access-Accept that shape a session; none if both directions are unlimited. */
    public List<Attribute> speed(long downBps, long upBps) {
        Rates rates = rates(downBps, upBps);
        return rates.bothUnlimited() ? List.of() : said(lines("speed"), rates);
    }

    /**
     * Attributes of an Access-Accept that mark a session as a blocked customer's. None where the address out of the
     * blocked pool must do, because the router knows no word for it.
     */
    public List<Attribute> block() {
        return said(lines("block"), NO_RATES);
    }

    /** Ends the session. */
    public RouterOrder end(SessionIdentity session) {
        return lines("end").equals(List.of(DISCONNECT))
                ? new RouterOrder(RouterOrder.Kind.DISCONNECT, find.of(session))
                : change(session, said(lines("end"), NO_RATES));
    }

    /** Gives the open session another speed; empty if this router is not able to, or not to do it to that speed. */
    public Optional<RouterOrder> setSpeed(SessionIdentity session, long downBps, long upBps) {
        return complete(lines("coa-speed"), rates(downBps, upBps)).map(changes -> change(session, changes));
    }

    /** Blocks the open session, which keeps its address; empty if this router is not able to. */
    public Optional<RouterOrder> block(SessionIdentity session) {
        return complete(lines("coa-block"), NO_RATES).map(changes -> change(session, changes));
    }

    /** Takes {@link #block(SessionIdentity)} back; empty if this router is not able to. */
    public Optional<RouterOrder> restore(SessionIdentity session, long downBps, long upBps) {
        return complete(lines("coa-restore"), rates(downBps, upBps)).map(changes -> change(session, changes));
    }

    private RouterOrder change(SessionIdentity session, List<Attribute> changes) {
        return RouterOrder.of(RouterOrder.Kind.CHANGE_OF_AUTHORIZATION, coaFind.of(session), changes);
    }

    private Rates rates(long downBps, long upBps) {
        return new Rates(upBps, downBps, unlimited);
    }

    /** All lines or nothing: what an open session has and nothing is said of stays as it is. */
    private Optional<List<Attribute>> complete(List<String> templates, Rates rates) {
        boolean speaksOfSpeed = templates.stream().anyMatch(template -> template.contains("{"));
        if (templates.isEmpty() || (speaksOfSpeed && rates.bothUnlimited())) {
            return Optional.empty();
        }
        List<Attribute> attributes = said(templates, rates);
        return attributes.size() == templates.size() ? Optional.of(attributes) : Optional.empty();
    }

    /** A line that only names another key means its lines. */
    private List<String> lines(String key) {
        List<String> own = lines.getOrDefault(key, List.of());
        return own.size() == 1 && KEYS.contains(own.get(0)) ? lines(own.get(0)) : own;
    }

    private static List<Attribute> said(List<String> templates, Rates rates) {
        List<Attribute> attributes = new ArrayList<>();
        for (String template : templates) {
            String[] sides = template.split(" = ", 2);
            rates.fill(sides[1]).ifPresent(value -> attributes.add(Attribute.named(sides[0], value)));
        }
        return attributes;
    }
}
