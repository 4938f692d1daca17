package org.rollcall.shared;

import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.AbstractSynchronizationListener;
import org.eclipse.persistence.transaction.JTATransactionController;

/**
 * Where EclipseLink finds the transactions of a server it does not know by itself; WildFly, for one, because Payara
 * brings its own.
 */
public class PortablePlatform extends ServerPlatformBase {
    public PortablePlatform(DatabaseSession session) {
        super(session);
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
        return Controller.class;
    }

    /** Public, with a public constructor, because EclipseLink makes it. */
    public static class Controller extends JTATransactionController {
        private static final String[] NAMES = {
            "java:appserver/TransactionManager", "java:jboss/TransactionManager", "java:/TransactionManager"
        };

        private TransactionSynchronizationRegistry registry;

        /**
         * Interposed, so that EclipseLink learns of the end of a transaction before the pool: it gives its connection
         * back only then, and one that is still held when the pool learns of it counts as leaked and is destroyed.
         */
        @Override
        protected void registerSynchronization_impl(AbstractSynchronizationListener listener, Object transaction)
                throws Exception {
            registry().registerInterposedSynchronization((Synchronization) listener);
        }

        @SuppressWarnings("BanJNDI") // a name of the specification
        private TransactionSynchronizationRegistry registry() throws NamingException {
            if (registry == null) {
                registry = InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
            }
            return registry;
        }

        @Override
        @SuppressWarnings("BanJNDI") // constant names of the server's own
        protected TransactionManager acquireTransactionManager() throws Exception {
            InitialContext context = new InitialContext();
            NamingException missing = new NamingException("this server's transaction manager is at no known name");
            for (String name : NAMES) {
                try {
                    return (TransactionManager) context.lookup(name);
                } catch (NamingException next) {
                    missing.addSuppressed(next);
                }
            }
            throw missing;
        }
    }
}
