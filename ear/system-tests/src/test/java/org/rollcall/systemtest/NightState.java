package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/**
 * What a night leaves in the database: everybody's status, the history it wrote and what the run says of itself. Moments
 * and numbers of runs are left out, so that two nights over equal customers are equal.
 */
record NightState(List<String> lines) {
    private static final List<String> QUERIES = List.of(
            "select 'customer', id, status, status_date, version from customer order by id",
            "select 'history', customer_id, from_status, to_status, business_date, reason from status_change"
                    + " order by customer_id, business_date, to_status",
            "select 'change', customer_id, from_status, to_status, rule, problem from job_change order by customer_id",
            "select 'run', business_date, state, processed, changed, failed from job_run order by id");

    static NightState read(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet row = statement.executeQuery(query)) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        StringBuilder line = new StringBuilder();
                        for (int column = 1; column <= columns; column++) {
                            line.append(row.getString(column)).append(' ');
                        }
                        lines.add(line.toString());
                    }
                }
            }
        }
        return new NightState(lines);
    }

    /** Customers that were changed. */
    long changes() {
        return lines.stream().filter(line -> line.startsWith("change ")).count();
    }

    /** As {@code isEqualTo}, but of thirty thousand lines only those are shown that differ. */
    void assertSameAs(NightState other) {
        assertThat(new HashSet<>(lines)).as("each row of history is there once").hasSameSizeAs(lines);
        assertThat(without(other)).as("too much").isEmpty();
        assertThat(other.without(this)).as("missing").isEmpty();
    }

    private List<String> without(NightState other) {
        List<String> rest = new ArrayList<>(lines);
        rest.removeAll(new HashSet<>(other.lines));
        return rest.isEmpty() ? Collections.emptyList() : rest.subList(0, Math.min(10, rest.size()));
    }
}
