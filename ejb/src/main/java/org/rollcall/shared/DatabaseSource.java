package org.rollcall.shared;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.DatabaseAccount;
import org.rollcall.settings.Environment;
import org.rollcall.settings.InvalidConfiguration;

/**
 * What the servers' pools draw connections from (java:app/jdbc/rollcall): H2 or PostgreSQL as the environment says, so
 * that no server has to be configured. Declared by class name in application.xml and web.xml; needs no bean container.
 */
public class DatabaseSource implements XADataSource {
    private volatile XADataSource delegate;
    private volatile boolean worked;

    /** For the containers. */
    public DatabaseSource() {}

    /** A plain source for one user, outside of any pool: migrations, tools. */
    public static DataSource plain(Configuration configuration, DatabaseAccount account) {
        String url = configuration.dbUrl().url();
        return switch (configuration.dbUrl().vendor()) {
            case H2 -> h2(url, account);
            case POSTGRESQL -> {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(url);
                source.setUser(account.user());
                source.setPassword(account.password());
                yield source;
            }
        };
    }

    private static JdbcDataSource h2(String url, DatabaseAccount account) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(account.user());
        source.setPassword(account.password());
        return source;
    }

    private XADataSource delegate() {
        if (delegate == null) {
            Configuration configuration = Environment.current();
            // before H2 makes it for its file, open to others
            DataDirectory.prepare(configuration.dataDirectory());
            String url = configuration.dbUrl().url();
            DatabaseAccount account = configuration.dbUser();
            delegate = switch (configuration.dbUrl().vendor()) {
                case H2 -> h2(url, account);
                case POSTGRESQL -> {
                    PGXADataSource source = PostgreSqlConnection.source();
                    source.setUrl(url);
                    source.setUser(account.user());
                    source.setPassword(account.password());
                    yield source;
                }
            };
        }
        return delegate;
    }

    /** Payara opens its first connection before any start-up bean, so that this may be where a start fails. */
    @Override
    public XAConnection getXAConnection() throws SQLException {
        try {
            XAConnection connection = delegate().getXAConnection();
            worked = true;
            return connection;
        } catch (InvalidConfiguration | StartProblem wrong) {
            StartProblem.tell(wrong.getMessage(), null);
            throw new SQLException(wrong.getMessage(), wrong);
        } catch (SQLException e) {
            if (!worked) {
                Configuration configuration = Environment.current();
                StartProblem.tell(ConnectionTrouble.explain(configuration, configuration.dbUser(), e), null);
            }
            throw e;
        }
    }

    /** The servers may pass a user of their own; ours is decided by the environment. */
    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return getXAConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // the drivers log through java.util.logging
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // connectTimeout of the URL decides
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("the drivers have their own");
    }
}
