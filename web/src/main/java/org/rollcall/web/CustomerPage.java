package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.rollcall.access.AccessDesk;
import org.rollcall.access.AccessLog;
import org.rollcall.customer.Customer;
import org.rollcall.customer.CustomerDesk;
import org.rollcall.customer.Presence;
import org.rollcall.customer.StatusChange;
import org.rollcall.customer.StatusCommand;
import org.rollcall.pool.PoolDesk;
import org.rollcall.radius.codec.Dictionary;
import org.rollcall.service.InternetService;
import org.rollcall.service.ServiceDesk;
import org.rollcall.session.ClosedBy;
import org.rollcall.session.OnlineFilter;
import org.rollcall.session.OnlineRow;
import org.rollcall.session.OnlineSort;
import org.rollcall.session.OnlineTable;
import org.rollcall.session.SessionDesk;
import org.rollcall.session.SessionFilter;
import org.rollcall.session.SessionRow;
import org.rollcall.settings.Settings;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.NotFound;
import org.rollcall.tariff.TariffDesk;
import org.rollcall.tariff.TariffPlan;

/** A customer's profile: who, which services, what happened. Read anew with every request. */
@Named("customer")
@RequestScoped
public class CustomerPage {
    private static final int SESSIONS_SHOWN = 20;
    private static final int ATTEMPTS_SHOWN = 10;

    @Inject
    private CustomerDesk desk;

    @Inject
    private ServiceDesk serviceDesk;

    @Inject
    private TariffDesk planDesk;

    @Inject
    private PoolDesk poolDesk;

    @Inject
    private SessionDesk sessionDesk;

    @Inject
    private OnlineTable online;

    @Inject
    private AccessDesk access;

    @Inject
    private Settings settings;

    private long id;
    private Customer customer;
    private Presence presence;
    private List<InternetService> services = List.of();
    private Map<Long, TariffPlan> plans = Map.of();
    private String command;
    private String reason;
    private String typedLogin;

    @PostConstruct
    void read() {
        try {
            id = Address.number("id").orElse(0);
            customer = desk.get(id);
            presence = desk.presence(id);
            services = serviceDesk.list(id);
            plans = planDesk.list().stream().collect(Collectors.toMap(TariffPlan::getId, plan -> plan));
        } catch (NotFound none) {
            customer = null;
        }
    }

    /** 404 if there is no such customer. */
    public void arrive() {
        if (customer == null) {
            Pages.notFound(new NotFound("customer", id));
        }
    }

    /** From the dialog: one of the allowed moves, with its reason. */
    public String move() {
        long customerId = Address.number("id").orElse(0);
        Optional<StatusCommand> wanted = Arrays.stream(StatusCommand.values())
                .filter(each -> each.name().equalsIgnoreCase(command))
                .findFirst();
        boolean done = wanted.isPresent()
                && Attempt.to(
                        () -> {
                            if (reason == null || reason.isBlank()) {
                                throw new InvalidInput("reason", "is required");
                            }
                            desk.command(customerId, wanted.get(), reason);
                        },
                        "done." + command.toLowerCase(Locale.ROOT));
        return done ? "customer?id=" + customerId + "&faces-redirect=true" : null;
    }

    /** From the dialog: the login typed again shows that it is meant. */
    public String delete() {
        long customerId = Address.number("id").orElse(0);
        boolean done = Attempt.to(
                () -> {
                    if (!desk.get(customerId)
                            .getPortalLogin()
                            .equalsIgnoreCase(String.valueOf(typedLogin).strip())) {
                        throw new InvalidInput("typedLogin", "is not the portal login");
                    }
                    desk.delete(customerId);
                },
                "done.deleted");
        return done ? "customers?faces-redirect=true" : null;
    }

    public Customer getIt() {
        return customer;
    }

    public Presence getPresence() {
        return presence;
    }

    public List<InternetService> getServices() {
        return services;
    }

    /** Null for a plan that was retired. */
    public TariffPlan plan(long planId) {
        return plans.get(planId);
    }

    public String pool(Long poolId) {
        return poolId == null ? "" : poolDesk.get(poolId).pool().getName();
    }

    /** What staff may do to the status now; unblocking rather than activating a blocked customer. */
    public List<StatusCommand> getCommands() {
        return Arrays.stream(StatusCommand.values())
                .filter(each -> customer != null && each.allowedFrom(customer.getStatus()))
                .toList();
    }

    /** The latest first. */
    public List<StatusChange> getHistory() {
        if (customer == null) {
            return List.of();
        }
        List<StatusChange> history = new ArrayList<>(desk.history(id));
        Collections.reverse(history);
        return history;
    }

    public List<OnlineRow> getOpenSessions() {
        long allowance = settings.blockLeakAllowanceOctets();
        return online.page(
                new OnlineFilter(OptionalLong.empty(), OptionalLong.of(id), false, ""),
                OnlineSort.DEFAULT,
                0,
                SESSIONS_SHOWN,
                allowance < 0 ? Long.MAX_VALUE : allowance);
    }

    /** The latest finished ones. */
    public List<SessionRow> getSessions() {
        return sessionDesk.list(
                new SessionFilter(Optional.of(false), Optional.empty(), OptionalLong.empty(), OptionalLong.of(id)),
                0,
                SESSIONS_SHOWN);
    }

    /** The latest attempts to connect. */
    public List<AccessLog.Entry> getAttempts() {
        return access.ofCustomer(id, ATTEMPTS_SHOWN);
    }

    /** Why a session ended, in words. */
    public String endedBy(SessionRow session) {
        return session.closedBy() == ClosedBy.STOP && session.terminateCause() != null
                ? Dictionary.terminateCause(session.terminateCause())
                : Texts.text("closed." + session.closedBy());
    }

    public String getCommand() {
        return command;
    }

    public void setCommand(String command) {
        this.command = command;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getTypedLogin() {
        return typedLogin;
    }

    public void setTypedLogin(String typedLogin) {
        this.typedLogin = typedLogin;
    }
}
