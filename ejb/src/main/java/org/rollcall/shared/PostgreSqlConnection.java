package org.rollcall.shared;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.Xid;
import org.postgresql.core.BaseConnection;
import org.postgresql.xa.PGXAConnection;
import org.postgresql.xa.PGXADataSource;

/**
 * PostgreSQL's connection for the servers' pools, which goes on after a refused commit. The driver stays in the middle of
 * that transaction, so that whoever the pool gives it to next fails too, and reports the outcome as unknown, which
 * WildFly keeps for an administrator to decide.
 */
final class PostgreSqlConnection extends PGXAConnection {
    private static final Logger LOG = System.getLogger(PostgreSqlConnection.class.getName());
    private static final int PATIENCE_SECONDS = 2;

    private final BaseConnection connection;
    /** As the URL says, in ms. */
    private final int patience;

    private PostgreSqlConnection(BaseConnection connection) throws SQLException {
        super(connection);
        this.connection = connection;
        this.patience = connection.getNetworkTimeout();
    }

    static PGXADataSource source() {
        return new PGXADataSource() {
            @Override
            public XAConnection getXAConnection(String user, String password) throws SQLException {
                return new PostgreSqlConnection((BaseConnection) getConnection(user, password));
            }
        };
    }

    @Override
    public void commit(Xid xid, boolean onePhase) throws XAException {
        try {
            commitAnyhow(xid, onePhase);
        } finally {
            patientAgain();
        }
    }

    @Override
    public void rollback(Xid xid) throws XAException {
        try {
            super.rollback(xid);
        } finally {
            patientAgain();
        }
    }

    /** Takes back the limit of {@link Database#promptly}: whoever the pool gives the connection to next may have more time. */
    private void patientAgain() {
        try {
            connection.setNetworkTimeout(Runnable::run, patience);
        } catch (SQLException gone) {
            LOG.log(Level.DEBUG, "a connection is gone", gone);
        }
    }

    private void commitAnyhow(Xid xid, boolean onePhase) throws XAException {
        try {
            super.commit(xid, onePhase);
        } catch (XAException failed) {
            if (!onePhase || !answers()) {
                throw failed;
            }
            rollback(xid);
            XAException rolledBack = new XAException(XAException.XA_RBROLLBACK);
            rolledBack.initCause(failed);
            throw rolledBack;
        }
    }

    /** Then it has refused the commit: a PostgreSQL that cannot tell whether it has committed ends the connection. */
    private boolean answers() {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException gone) {
            return false;
        }
    }
}
