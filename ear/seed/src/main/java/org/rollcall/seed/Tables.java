package org.rollcall.seed;

import java.sql.Connection;
import java.sql.SQLException;
import org.rollcall.shared.Vendor;

/** Opens tables for writing in the way that the database takes quickest, and tells the progress. */
record Tables(Connection connection, Vendor vendor, Progress progress) {
    /**
     * @param estimate how many rows it will be, about; 0 = not known
     * @param columns separated by commas, in the order of the values of each row
     */
    TableWriter open(String name, long estimate, String columns) throws SQLException {
        TableWriter writer =
                switch (vendor) {
                    case POSTGRESQL -> new CopyWriter(connection, name, columns);
                    case H2 -> new BatchWriter(connection, name, columns);
                };
        progress.begin(name, estimate);
        return new TableWriter() {
            @Override
            public void row(Object... values) throws SQLException {
                writer.row(values);
                progress.row();
            }

            @Override
            public void close() throws SQLException {
                writer.close();
                progress.end();
            }
        };
    }
}
