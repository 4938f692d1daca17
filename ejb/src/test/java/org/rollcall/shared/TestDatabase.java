package org.rollcall.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * A migrated database for a test, with what a server would add: a data source whose connections belong to the thread's
 * transaction while {@link #inTransaction} runs, and an entity manager on the same one.
 */
public final class TestDatabase implements AutoCloseable {
    private final Vendor vendor;
    private final DataSource plain;
    private final Runnable drop;

    @SuppressWarnings("ThreadLocalUsage") // one per database, and a test has few
    private final ThreadLocal<Connection> transaction = new ThreadLocal<>();

    private final DataSource joining = joining();
    private final Database database = new Database(joining);
    private EntityManagerFactory entities;

    TestDatabase(Vendor vendor, DataSource plain, Runnable drop) {
        this.vendor = vendor;
        this.plain = plain;
        this.drop = drop;
    }

    public Vendor vendor() {
        return vendor;
    }

    /** Outside of {@link #inTransaction} each connection commits by itself. */
    public DataSource dataSource() {
        return joining;
    }

    /** Plain SQL on {@link #dataSource()}. */
    public Database database() {
        return database;
    }

    /** As a server's container does it: commits at the end, rolls back and rethrows if {@code work} throws. */
    public <T> T inTransaction(Callable<T> work) {
        if (transaction.get() != null) {
            return call(work);
        }
        try (Connection connection = plain.getConnection()) {
            connection.setAutoCommit(false);
            transaction.set(connection);
            try {
                T result = call(work);
                connection.commit();
                return result;
            } catch (RuntimeException | Error failure) {
                connection.rollback();
                throw failure;
            } finally {
                transaction.remove();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** Deletes all rows, except those that the migrations put there. */
    public void clear() {
        List<String> tables = List.of(
                "job_change",
                "job_date",
                "job_run",
                "audit_entry",
                "staff_preference",
                "staff",
                "access_log",
                "quarantined_record",
                "daily_usage",
                "hourly_usage",
                "session_order",
                "session_assignment",
                "open_session",
                "finished_session",
                "address_lease",
                "session_reservation",
                "service_mac",
                "internet_service",
                "address_pool",
                "nas",
                "status_change",
                "customer",
                "tariff_plan",
                "data_key",
                "setting");
        inTransaction(() -> tables.forEach(table -> database.write("delete from " + table)));
    }

    /** The product's persistence unit on this database; its transactions are those of {@link #inTransaction}. */
    public synchronized EntityManager entityManager() {
        if (entities == null) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
            properties.put("jakarta.persistence.jtaDataSource", null);
            properties.put("jakarta.persistence.nonJtaDataSource", joining);
            properties.put("eclipselink.target-server", "None");
            properties.put("eclipselink.session-name", "test-" + System.identityHashCode(this));
            properties.put("eclipselink.logging.level", "OFF");
            entities = new PersistenceProvider().createEntityManagerFactory("rollcall", properties);
        }
        return entities.createEntityManager();
    }

    @Override
    public void close() {
        if (entities != null) {
            entities.close();
        }
        drop.run();
    }

    @Override
    public String toString() {
        return vendor.toString();
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource joining() {
        return (DataSource) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> transaction.get() == null ? plain.getConnection() : shared();
                    case "getLogWriter" -> null;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "TestDatabase " + vendor;
                    default -> throw new SQLFeatureNotSupportedException(method.getName());
                });
    }

    /** The connection of the transaction, which only {@link #inTransaction} ends. */
    private Connection shared() {
        Connection connection = transaction.get();
        return (Connection) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "close", "commit", "rollback", "setAutoCommit" -> null;
                    default -> {
                        try {
                            yield method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }
}
