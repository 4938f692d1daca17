package org.rollcall.shared;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Plain SQL on the application's data source, in the caller's transaction. Parameters may be null, {@link Instant}
 * (bound as timestamp with time zone), enums (bound by name) and whatever JDBC 4.2 knows.
 */
@ApplicationScoped
public class Database {
    private static final Logger LOG = System.getLogger(Database.class.getName());
    private static final int PROMPTLY_MILLIS = 2_000;

    @Resource(lookup = "java:app/jdbc/rollcall")
    private DataSource source;

    private volatile Vendor vendor;

    public Database() {}

    public Database(DataSource source) {
        this.source = source;
    }

    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    public interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    /** For what needs more than one statement on one connection. Never keep the connection. */
    public <T> T with(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /**
     * As {@link #with}, for work that a NAS waits for: a PostgreSQL that does not answer within two seconds counts as
     * down, and the connection is given up. A transaction of the container's keeps the limit until its end.
     */
    public <T> T promptly(Work<T> work) {
        return with(connection -> {
            if (vendor() != Vendor.POSTGRESQL) {
                return work.with(connection);
            }
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, PROMPTLY_MILLIS);
            try {
                return work.with(connection);
            } finally {
                patientAgain(connection, before);
            }
        });
    }

    /** Whoever the pool gives it to next may have more time. */
    private static void patientAgain(Connection connection, int millis) {
        try {
            if (connection.getAutoCommit()) {
                connection.setNetworkTimeout(Runnable::run, millis);
            }
        } catch (SQLException gone) {
            // it is of no use to anybody any more, and why is said by what made it so
            LOG.log(Level.DEBUG, "a connection is gone", gone);
        }
    }

    public <T> List<T> list(String sql, Mapper<T> mapper, Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                try (ResultSet results = statement.executeQuery()) {
                    Row row = new Row(results);
                    List<T> found = new ArrayList<>();
                    while (results.next()) {
                        found.add(mapper.map(row));
                    }
                    return found;
                }
            }
        });
    }

    /** The first row. */
    public <T> Optional<T> first(String sql, Mapper<T> mapper, Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** The one number that {@code select count(*)} and its like answer. */
    public long number(String sql, Object... parameters) {
        return first(sql, row -> row.number(1), parameters).orElse(0L);
    }

    /** @return how many rows were written */
    public int write(String sql, Object... parameters) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * The same statement for many rows in one round trip.
     *
     * @return for each of them how many rows were written
     */
    public int[] writeAll(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return new int[0];
        }
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (Object[] row : rows) {
                    bind(statement, row);
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    public Vendor vendor() {
        if (vendor == null) {
            vendor = with(Vendor::of);
        }
        return vendor;
    }

    /** Binds all parameters in order, with this class's conversions. */
    public static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Instant instant) {
                value = utc(instant);
            } else if (value instanceof Enum<?> constant) {
                value = constant.name();
            }
            statement.setObject(i + 1, value);
        }
    }

    /** Both drivers take an OffsetDateTime; a Timestamp would go through the time zone of the JVM. */
    public static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
