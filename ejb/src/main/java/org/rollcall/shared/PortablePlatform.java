package org.rollcall.shared;

import jakarta.transaction.TransactionManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Where EclipseLink finds the transaction manager of a server it does not know by itself. */
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
