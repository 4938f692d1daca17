package org.rollcall.shared;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The current row of a result, typed. Values are null where the column is, except for the primitive ones. */
public final class Row {
    private final ResultSet results;

    public Row(ResultSet results) {
        this.results = results;
    }

    public String text(String column) throws SQLException {
        return results.getString(column);
    }

    /** 0 for null. */
    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    /** 0 for null; columns count from 1. */
    public long number(int column) throws SQLException {
        return results.getLong(column);
    }

    public Long numberOrNull(String column) throws SQLException {
        long value = results.getLong(column);
        return results.wasNull() ? null : value;
    }

    public BigDecimal decimal(String column) throws SQLException {
        return results.getBigDecimal(column);
    }

    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return results.getBytes(column);
    }

    public LocalDate date(String column) throws SQLException {
        return results.getObject(column, LocalDate.class);
    }

    /** As a Timestamp: for an object of a class Payara's wrapper looks up the driver's method by reflection each time. */
    public Instant instant(String column) throws SQLException {
        Timestamp value = results.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    public <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        String name = results.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    public <E extends Enum<E>> Optional<E> optional(Class<E> type, String column) throws SQLException {
        return Optional.ofNullable(constant(type, column));
    }
}
