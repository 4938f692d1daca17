package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.rollcall.gateway.HealthDesk;

/** How the node is that answers the browser; needs no database. */
@Named("health")
@RequestScoped
public class HealthPage {
    @Inject
    private HealthDesk desk;

    public HealthDesk.Health getIt() {
        return desk.health();
    }
}
