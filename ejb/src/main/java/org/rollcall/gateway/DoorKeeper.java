package org.rollcall.gateway;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.rollcall.nas.NasRegistry;
import org.rollcall.nas.RadiusAccess;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.RadSecDoor;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.Environment;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.StartProblem;

/**
 * Opens the door to the NASes, last of all at the start: servers would deliver to message-driven beans before the schema
 * is migrated, so the adapter receives nothing until it is told to.
 */
@ApplicationScoped
public class DoorKeeper {
    private static final Logger LOG = System.getLogger(DoorKeeper.class.getName());

    @Inject
    private NasRegistry nases;

    @Inject
    private RadiusAccess adapter;

    void open(@Observes @Priority(DatabaseReady.DOOR) DatabaseReady ready) {
        Configuration configuration = Environment.current();
        nases.refresh();
        try {
            adapter.open(new Door(
                    configuration.radiusBind(),
                    configuration.authPort(),
                    configuration.acctPort(),
                    configuration.radSec().map(files -> new RadSecDoor(files.port(), new RenewedTls(files)))));
        } catch (ResourceException refused) {
            throw new StartProblem(
                    "ROLLCALL_RADIUS_BIND, ROLLCALL_AUTH_PORT, ROLLCALL_ACCT_PORT or ROLLCALL_RADSEC_PORT: "
                            + refused.getMessage(),
                    refused);
        }
        LOG.log(
                Level.INFO,
                "RADIUS on {0}: authentication {1,number,#}, accounting {2,number,#}",
                configuration.radiusBind().getHostAddress(),
                configuration.authPort(),
                configuration.acctPort());
    }
}
