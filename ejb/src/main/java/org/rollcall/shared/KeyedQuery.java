package org.rollcall.shared;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One query for many keys, {@code ... = any(?)}: its text is the same however many there are. */
public final class KeyedQuery {
    private KeyedQuery() {}

    /**
     * PostgreSQL plans a statement anew at each execution as long as it believes that knowing the length of the array helps;
     * planning costs more than a batch. So it does not get to see it.
     *
     * @param sql with one {@code any(?)}
     * @param type of the keys in the words of both databases, such as bigint
     * @param keys without any the database is not asked
     */
    public static <T> List<T> list(
            Connection connection,
            Vendor vendor,
            String sql,
            String type,
            Collection<?> keys,
            Database.Mapper<T> mapper)
            throws SQLException {
        List<T> found = new ArrayList<>();
        if (keys.isEmpty()) {
            return found;
        }
        Array array = connection.createArrayOf(type, keys.toArray());
        try (PreparedStatement statement = connection.prepareStatement(
                vendor == Vendor.POSTGRESQL
                        ? sql.replace("any(?)", "any((select cast(? as " + type + "[]))::" + type + "[])")
                        : sql)) {
            statement.setArray(1, array);
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    found.add(mapper.map(row));
                }
            }
        } finally {
            array.free();
        }
        return found;
    }
}
