package org.rollcall.seed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.rollcall.shared.Database;

/** JDBC batches, committed one by one: what H2 takes quickest without keeping it all in memory. */
final class BatchWriter implements TableWriter {
    private static final int ROWS_PER_BATCH = 1_000;
    private static final int ROWS_PER_COMMIT = 50_000;

    private final Connection connection;
    private final PreparedStatement insert;
    private int rows;

    BatchWriter(Connection connection, String table, String columns) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement("insert into " + table + " (" + columns + ") values ("
                + String.join(", ", Collections.nCopies(columns.split(",").length, "?")) + ")");
    }

    @Override
    public void row(Object... values) throws SQLException {
        Database.bind(insert, values);
        insert.addBatch();
        rows++;
        if (rows % ROWS_PER_BATCH == 0) {
            insert.executeBatch();
        }
        if (rows % ROWS_PER_COMMIT == 0) {
            connection.commit();
        }
    }

    @Override
    public void close() throws SQLException {
        insert.executeBatch();
        insert.close();
        connection.commit();
    }
}
