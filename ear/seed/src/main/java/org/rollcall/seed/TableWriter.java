package org.rollcall.seed;

import java.sql.SQLException;

/** Takes rows of one table, in bulk. Values are null, String, Long, Integer, Boolean, BigDecimal, Instant, LocalDate, byte[] or enums. */
interface TableWriter extends AutoCloseable {
    /** @param values in the order of the columns */
    void row(Object... values) throws SQLException;

    /** Writes what is still buffered. */
    @Override
    void close() throws SQLException;
}
