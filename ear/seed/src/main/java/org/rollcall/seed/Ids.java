package org.rollcall.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.rollcall.shared.Vendor;

/** Takes ranges of numbers out of sequences, so that the product goes on behind them. */
final class Ids {
    private final Connection connection;
    private final Vendor vendor;

    Ids(Connection connection, Vendor vendor) {
        this.connection = connection;
        this.vendor = vendor;
    }

    /**
     * @param increment of the sequence: each of its values stands for so many ids
     * @return the first of that many ids in a row
     */
    long take(String sequence, long many, int increment) throws SQLException {
        long steps = Math.max(1, (many + increment - 1) / increment);
        long first = number(
                vendor == Vendor.H2
                        ? "select next value for " + sequence
                        : "select setval('" + sequence + "', nextval('" + sequence + "') + " + (steps - 1) * increment
                                + ")");
        if (vendor == Vendor.POSTGRESQL) {
            return first - (steps - 1) * increment;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter sequence " + sequence + " restart with " + (first + steps * increment));
        }
        return first;
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        }
    }
}
