package org.rollcall.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One statement for many rows. On PostgreSQL it is one round trip whatever the number of rows: each column travels as
 * an array, and the statement's text is always the same, so that the driver keeps it prepared. H2 lives in our own
 * process and gets a JDBC batch.
 */
public final class BulkStatement {
    /** SQLSTATE "serialization failure". */
    public static final String CONFLICT = "40001";

    /** Statements that travel together, by their texts: a driver finds a text that it has met before by its hash. */
    private static final Map<List<String>, String> JOINED = new ConcurrentHashMap<>();

    private final String postgresql;
    private final String exactPostgresql;
    private final String h2;
    private final List<Column> columns;

    /**
     * A column of the rows.
     *
     * @param name as in the schema
     */
    public record Column(String name, Type type) {}

    /** How a column's values travel; any may be null. */
    public enum Type {
        BIGINT("bigint", "u.%s"),
        INTEGER("integer", "u.%s"),
        TEXT("varchar", "u.%s"),
        BOOLEAN("boolean", "u.%s"),
        BYTES("bytea", "u.%s"),
        /** An {@link Instant}, in microseconds. */
        TIME("bigint", "timestamp with time zone 'epoch' + u.%s * interval '1 microsecond'"),
        /** A {@link LocalDate}. */
        DATE("integer", "date '1970-01-01' + u.%s");

        private final String element;
        private final String expression;

        Type(String element, String expression) {
            this.element = element;
            this.expression = expression;
        }

        public Column as(String name) {
            return new Column(name, this);
        }

        private Object[] array(int size) {
            return switch (this) {
                case BIGINT, TIME -> new Long[size];
                case INTEGER, DATE -> new Integer[size];
                case TEXT -> new String[size];
                case BOOLEAN -> new Boolean[size];
                case BYTES -> new byte[size][];
            };
        }

        private Object inArray(Object value) {
            if (value instanceof Instant instant) {
                return Math.addExact(
                        Math.multiplyExact(instant.getEpochSecond(), 1_000_000), instant.getNano() / 1_000);
            }
            return value instanceof LocalDate date ? Integer.valueOf((int) date.toEpochDay()) : value;
        }
    }

    private BulkStatement(String postgresql, String h2, List<Column> columns) {
        this.postgresql = postgresql;
        this.exactPostgresql =
                "with w as (" + postgresql + " returning 1) select all_written(count(*), cast(? as integer)) from w";
        this.h2 = h2;
        this.columns = List.copyOf(columns);
    }

    /**
     * A statement in the words of each database.
     *
     * @param postgresql has {@code %s} once, where the rows stand as a table {@code v} with these columns
     * @param h2 has a parameter per column, in this order
     */
    public static BulkStatement of(String postgresql, String h2, List<Column> columns) {
        return new BulkStatement(postgresql.formatted(rows(columns)), h2, columns);
    }

    public static BulkStatement insert(String table, List<Column> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return of(
                "insert into " + table + " (" + names + ") select * from %s",
                "insert into " + table + " (" + names + ") values (" + marks + ")",
                columns);
    }

    /**
     * Rows are the new values, then the keys.
     *
     * @param also further assignments, the row of the table being {@code t}; may be empty
     */
    public static BulkStatement update(String table, List<Column> set, String also, List<Column> keys) {
        String more = also.isEmpty() ? "" : ", " + also;
        return of(
                "update " + table + " t set " + equal(set, "%1$s = v.%1$s", ", ") + more + " from %s where "
                        + equal(keys, "t.%1$s = v.key_%1$s", " and "),
                "update " + table + " t set " + equal(set, "%1$s = ?", ", ") + more + " where "
                        + equal(keys, "t.%1$s = ?", " and "),
                Stream.concat(set.stream(), keys.stream().map(key -> new Column("key_" + key.name(), key.type())))
                        .toList());
    }

    public static BulkStatement delete(String table, List<Column> keys) {
        return of(
                "delete from " + table + " t using %s where " + equal(keys, "t.%1$s = v.%1$s", " and "),
                "delete from " + table + " t where " + equal(keys, "t.%1$s = ?", " and "),
                keys);
    }

    /**
     * Runs it, if there are rows.
     *
     * @param rows values in the order of the columns; PostgreSQL takes its locks in the order of the rows
     * @return how many rows of the table were written
     */
    public int execute(Connection connection, Vendor vendor, Collection<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        return vendor == Vendor.POSTGRESQL ? executeArrays(connection, rows) : executeBatch(connection, rows);
    }

    /**
     * One of several statements that are run together.
     *
     * @param exact each of its rows must be one of the table's, or none of the statements has an effect
     * @param more parameters of the statement behind those of the rows
     */
    public record Write(BulkStatement statement, Collection<Object[]> rows, boolean exact, List<Object> more) {
        public static Write of(BulkStatement statement, Collection<Object[]> rows) {
            return new Write(statement, rows, false, List.of());
        }

        public static Write exact(BulkStatement statement, Collection<Object[]> rows, Object... more) {
            return new Write(statement, rows, true, List.of(more));
        }

        private String postgresql() {
            return exact ? statement.exactPostgresql : statement.postgresql;
        }
    }

    /**
     * Runs statements in order, on PostgreSQL in a single round trip; there they are a transaction by themselves if the
     * connection commits automatically. The text of all together is what the driver keeps prepared, so ask for few
     * different combinations, and include a statement without rows rather than not.
     *
     * @throws SQLException with the state {@link #CONFLICT} if an exact one did not find all its rows: on PostgreSQL
     *     nothing has happened then, on H2 the caller has to roll back
     */
    public static void executeAll(Connection connection, Vendor vendor, List<Write> writes) throws SQLException {
        if (vendor != Vendor.POSTGRESQL) {
            for (Write write : writes) {
                int written = write.statement().execute(connection, vendor, write.rows());
                if (write.exact() && written != write.rows().size()) {
                    throw new SQLException(
                            written + " of " + write.rows().size() + " rows were there to write", CONFLICT);
                }
            }
            return;
        }
        String all = JOINED.computeIfAbsent(
                writes.stream().map(Write::postgresql).toList(), texts -> String.join(";", texts));
        try (PreparedStatement statement = connection.prepareStatement(all)) {
            int parameter = 1;
            for (Write write : writes) {
                parameter = write.statement().bindArrays(statement, parameter, write.rows());
                for (Object each : write.more()) {
                    statement.setObject(parameter++, each);
                }
                if (write.exact()) {
                    statement.setInt(parameter++, write.rows().size());
                }
            }
            statement.execute();
        }
    }

    private int executeArrays(Connection connection, Collection<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(postgresql)) {
            bindArrays(statement, 1, rows);
            return statement.executeUpdate();
        }
    }

    /** @return the next parameter */
    private int bindArrays(PreparedStatement statement, int first, Collection<Object[]> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Type type = columns.get(i).type();
            Object[] values = type.array(rows.size());
            int at = 0;
            for (Object[] row : rows) {
                values[at++] = type.inArray(row[i]);
            }
            // the driver knows its type; createArrayOf would go through all wrappers of the connection for each of them
            statement.setObject(first + i, values);
        }
        return first + columns.size();
    }

    private int executeBatch(Connection connection, Collection<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(h2)) {
            for (Object[] row : rows) {
                Database.bind(statement, row);
                statement.addBatch();
            }
            return IntStream.of(statement.executeBatch()).sum();
        }
    }

    /**
     * PostgreSQL plans a prepared statement anew at each execution as long as it believes that knowing the length of the
     * arrays helps; planning costs more than a batch. So it does not get to see the first of them, and takes all for as
     * long as it takes any unknown one.
     */
    private static String rows(List<Column> columns) {
        String values = columns.stream()
                .map(column -> column.type().expression.formatted(column.name()) + " as " + column.name())
                .collect(Collectors.joining(", "));
        List<String> arrays = new ArrayList<>(columns.stream()
                .map(column -> "cast(? as " + column.type().element + "[])")
                .toList());
        arrays.set(0, "(select " + arrays.get(0) + ")");
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        return "(select " + values + " from unnest(" + String.join(", ", arrays) + ") as u(" + names + ")) v";
    }

    private static String equal(List<Column> columns, String pair, String separator) {
        return columns.stream().map(column -> pair.formatted(column.name())).collect(Collectors.joining(separator));
    }
}
