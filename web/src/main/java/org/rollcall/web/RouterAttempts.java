package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.rollcall.access.AccessDesk;
import org.rollcall.access.AccessLog;

/** Who was refused or parked at the router of the page, the latest first. */
@Named("routerAttempts")
@RequestScoped
public class RouterAttempts {
    private static final int SHOWN = 20;

    @Inject
    private AccessDesk desk;

    private List<AccessLog.Entry> list;

    @PostConstruct
    void read() {
        list = desk.notGrantedAt(Address.number("id").orElse(0), SHOWN);
    }

    public List<AccessLog.Entry> getList() {
        return list;
    }
}
