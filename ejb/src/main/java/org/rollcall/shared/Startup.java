package org.rollcall.shared;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.Environment;
import org.rollcall.settings.InvalidConfiguration;

/**
 * The order of the start: settings, data directory, schema, keys, then whoever observes {@link DatabaseReady} (the last
 * of them opens the door for the NASes), then ready. What fails stops it with one message; nothing was opened by then,
 * and the server takes the application down again.
 */
@Singleton
@jakarta.ejb.Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Startup {
    private static final Logger LOG = System.getLogger(Startup.class.getName());

    @Inject
    private Database database;

    @Inject
    private SecretBox secrets;

    @Inject
    private Readiness readiness;

    @Inject
    private Event<DatabaseReady> databaseReady;

    @PostConstruct
    void start() {
        try {
            Configuration configuration = Environment.current();
            tell(configuration);
            Groundwork.lay(configuration, database, secrets, Clock.system(configuration.timeZone()));
            databaseReady.fire(new DatabaseReady());
            readiness.up();
            StartProblem.forget();
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
    }

    /** Before the door shuts: who asks whether to send more learns it first. */
    @PreDestroy
    void stop() {
        readiness.down("stopping");
    }

    private static void tell(Configuration configuration) {
        LOG.log(Level.INFO, "starting: {0}", configuration);
        configuration.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
        boolean ownServer = ClassLoader.getSystemResource("org/rollcall/launcher/Launcher.class") != null;
        if (!ownServer) {
            configuration
                    .httpSettings()
                    .forEach(name -> LOG.log(
                            Level.WARNING,
                            "{0} acts on rollcall.jar only: this server''s listeners are its own",
                            name));
        }
    }

    private RuntimeException refused(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean explained = failure instanceof StartProblem || failure instanceof InvalidConfiguration;
        // the trace of what is explained already would only hide the explanation
        StartProblem.tell(message, explained ? null : failure);
        readiness.down(message);
        return failure;
    }
}
