package org.rollcall.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.OptionalLong;
import org.rollcall.gateway.HealthDesk;
import org.rollcall.gateway.QuarantineDesk;

/** How the node is that answers the browser; needs no database. */
@Named("health")
@RequestScoped
public class HealthPage {
    @Inject
    private HealthDesk desk;

    @Inject
    private QuarantineDesk quarantine;

    private OptionalLong quarantined;

    /** How many records could not be stored; null while the database does not answer. */
    public Long getQuarantined() {
        if (quarantined == null) {
            quarantined = quarantine.countIfKnown();
        }
        return quarantined.isPresent() ? quarantined.getAsLong() : null;
    }

    public HealthDesk.Health getIt() {
        return desk.health();
    }
}
