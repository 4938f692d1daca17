package org.rollcall.shared;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * EclipseLink would repeat a statement three times, five seconds apart, while its caller holds a transaction and a
 * thread; the pool tests its connections and who called may try again.
 */
@SuppressWarnings("removal") // the name that replaces it is not in EclipseLink 4.0.1 of Payara Server
public class NoRetries implements org.eclipse.persistence.config.SessionCustomizer {
    @Override
    public void customize(Session session) {
        DatabaseLogin login = session.getLogin();
        login.setQueryRetryAttemptCount(0);
        login.setDelayBetweenConnectionAttempts(0);
    }
}
