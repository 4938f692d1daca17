package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.omnifaces.util.Faces;
import org.primefaces.PrimeFaces;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;
import org.rollcall.session.DisconnectResult;
import org.rollcall.session.OnlineFilter;
import org.rollcall.session.OnlineSort;
import org.rollcall.session.OnlineTable;
import org.rollcall.session.SessionDesk;
import org.rollcall.session.SessionOrder;
import org.rollcall.settings.Settings;
import org.rollcall.shared.Problem;

/**
 * Online customers. A poll brings the counters of the rows that are on the screen; the browser patches them, so that
 * nothing moves under the mouse. The close icon ends a session and tells what the router answered.
 */
@Named("online")
@ViewScoped
public class OnlinePage implements Serializable {
    private static final long serialVersionUID = 1L;
    /** A start is told in whole seconds, and after it happened. */
    private static final Duration LATE = Duration.ofSeconds(10);

    @Inject
    private OnlineTable table;

    @Inject
    private SessionDesk sessions;

    @Inject
    private Settings settings;

    @Inject
    private Format format;

    @Inject
    private Clock clock;

    private Long nasId;
    private boolean blockedOnly;
    private String q;
    private OnlineSort sort;
    private int rows;
    private int first;
    private OnlineRows model;
    private List<Long> visible = List.of();
    private Instant freshSince;
    private long freshBefore;

    @PostConstruct
    void arrive() {
        nasId = Address.number("nas").isPresent() ? Address.number("nas").getAsLong() : null;
        blockedOnly = Address.text("status").equals("blocked");
        q = Address.text("q");
        sort = OnlineSort.parse(Address.text("sort")).orElse(OnlineSort.DEFAULT);
        rows = Address.within("size", 1, 200, 50);
        first = rows * (Address.within("page", 1, 1_000_000, 1) - 1);
        model = new OnlineRows(table, this);
        nothingIsFresh();
    }

    /** From the search box, at every pause in typing. */
    public void search() {
        first = 0;
        Pages.showFrom(0);
    }

    /** From the poll: the numbers of the visible rows, what is gone by its absence, and how many are new. */
    public void tick() {
        JsonArrayBuilder counters = Json.createArrayBuilder();
        for (OnlineTable.Counters each : table.counters(visible)) {
            counters.add(Json.createArrayBuilder()
                    .add(each.id())
                    .add(format.megabytes(each.downloadOctets()))
                    .add(format.megabytes(each.uploadOctets()))
                    .add(format.rate(each.downloadBps()))
                    .add(format.rate(each.uploadBps()))
                    .add(format.age(each.updatedAt())));
        }
        PrimeFaces.Ajax ajax = PrimeFaces.current().ajax();
        ajax.addCallbackParam("rows", counters.build().toString());
        ajax.addCallbackParam("ends", ends());
        ajax.addCallbackParam("total", format.number(table.count(OnlineFilter.ALL)));
        ajax.addCallbackParam("fresh", fresh());
    }

    /** What has come of ACKs to the close icon since: the Stop, or nothing; of visible sessions, some of which are gone. */
    private String ends() {
        JsonArrayBuilder ends = Json.createArrayBuilder();
        for (SessionOrder order : sessions.ends(visible)) {
            if (order.stoppedAfter() == null && !order.overdue()) {
                continue; // the row says already what the router answered
            }
            ends.add(Json.createArrayBuilder()
                    .add(order.sessionId())
                    .add(order.overdue() ? "timeout" : order.answer().name().toLowerCase(Locale.ROOT))
                    .add(Texts.text("end.order", order.inWords())));
        }
        return ends.build().toString();
    }

    /** From the close icon: request parameter id. */
    public void end() {
        String id = Faces.getRequestParameter("id");
        PrimeFaces.Ajax ajax = PrimeFaces.current().ajax();
        ajax.addCallbackParam("id", id);
        try {
            DisconnectResult result = sessions.disconnect(Long.parseLong(id));
            String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
            ajax.addCallbackParam("outcome", outcome);
            ajax.addCallbackParam("text", Texts.text("end." + outcome, result.inWords(), result.millis()));
        } catch (Problem problem) {
            ajax.addCallbackParam("outcome", "nak");
            ajax.addCallbackParam("text", problem.getMessage());
        }
    }

    OnlineFilter filter() {
        return filter(nasId, blockedOnly);
    }

    private OnlineFilter filter(Long nas, boolean blocked) {
        return new OnlineFilter(
                nas == null ? OptionalLong.empty() : OptionalLong.of(nas),
                OptionalLong.empty(),
                blocked,
                q == null ? "" : q);
    }

    /** The table shows these sessions now. */
    void shown(OnlineSort newSort, int newFirst, int newRows, List<Long> ids) {
        sort = newSort;
        first = newFirst;
        rows = newRows;
        visible = new ArrayList<>(ids);
        nothingIsFresh();
    }

    private void nothingIsFresh() {
        freshSince = clock.instant().minus(LATE);
        freshBefore = table.startedSince(filter(), freshSince);
    }

    private long fresh() {
        return Math.max(0, table.startedSince(filter(), freshSince) - freshBefore);
    }

    long leakAllowance() {
        long allowance = settings.blockLeakAllowanceOctets();
        return allowance < 0 ? Long.MAX_VALUE : allowance;
    }

    String address() {
        return address(nasId, blockedOnly)
                .with("page", first > 0 ? first / rows + 1 : null)
                .toString();
    }

    private Address address(Long nas, boolean blocked) {
        return new Address("online")
                .with("nas", nas)
                .with("status", blocked ? "blocked" : null)
                .with("q", q)
                .with("sort", sort.equals(OnlineSort.DEFAULT) ? null : sort.text())
                .with("size", rows == 50 ? null : rows);
    }

    /** The routers with their sessions; their sum is the total. */
    public List<Chip> getRouters() {
        return table.routers().stream()
                .map(router -> {
                    boolean selected = nasId != null && nasId == router.nasId();
                    return new Chip(
                            "",
                            router.name(),
                            router.sessions(),
                            selected,
                            address(selected ? null : router.nasId(), blockedOnly)
                                    .toString());
                })
                .toList();
    }

    public Chip getBlocked() {
        return new Chip(
                "blocked",
                Texts.text("online.blocked"),
                table.count(new OnlineFilter(OptionalLong.empty(), OptionalLong.empty(), true, "")),
                blockedOnly,
                address(nasId, !blockedOnly).toString());
    }

    public long getTotal() {
        return table.count(OnlineFilter.ALL);
    }

    public boolean isFiltered() {
        return !filter().isAll();
    }

    public OnlineRows getModel() {
        return model;
    }

    public SortMeta getSorting() {
        return SortMeta.builder()
                .field(sort.key().word())
                .order(sort.descending() ? SortOrder.DESCENDING : SortOrder.ASCENDING)
                .build();
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q == null ? "" : q.strip();
    }

    public int getFirst() {
        return first;
    }

    public int getRows() {
        return rows;
    }
}
