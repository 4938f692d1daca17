package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.nas.Nas;
import org.rollcall.nas.NasDesk;
import org.rollcall.session.OnlineTable;

/** The routers and what is open on them. */
@Named("routers")
@RequestScoped
public class RoutersPage {
    @Inject
    private NasDesk desk;

    @Inject
    private OnlineTable online;

    private List<Nas> list;
    private Map<Long, OnlineTable.RouterSessions> sessions;

    @PostConstruct
    void read() {
        list = desk.list();
        sessions = online.routers().stream()
                .collect(Collectors.toMap(OnlineTable.RouterSessions::nasId, Function.identity()));
    }

    public List<Nas> getList() {
        return list;
    }

    /** Null while the router has no session. */
    public OnlineTable.RouterSessions sessions(long nasId) {
        return sessions.get(nasId);
    }
}
