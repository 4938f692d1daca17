package org.rollcall.shared;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * A query that is put together piece by piece, each piece with its parameters, so that a value can never become text
 * of the statement. The pieces are constants of the code.
 */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    public static Sql of(String text, Object... parameters) {
        return new Sql().add(text, parameters);
    }

    public Sql add(String piece, Object... values) {
        text.append(piece);
        parameters.addAll(List.of(values));
        return this;
    }

    public Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /** {@code (?, ?, ?)} with the values; of nothing {@code (null)}, which nothing equals. */
    public Sql in(Collection<?> values) {
        StringJoiner marks = new StringJoiner(", ", "(", ")").setEmptyValue("(null)");
        values.forEach(value -> marks.add("?"));
        text.append(marks);
        parameters.addAll(values);
        return this;
    }

    /** The pieces with {@code separator} between them. */
    public static Sql join(String separator, List<Sql> pieces) {
        Sql joined = new Sql();
        for (Sql piece : pieces) {
            if (!joined.text.isEmpty()) {
                joined.text.append(separator);
            }
            joined.add(piece);
        }
        return joined;
    }

    public <T> List<T> list(Database database, Database.Mapper<T> mapper) {
        return database.list(text.toString(), mapper, parameters.toArray());
    }

    /** The one number that {@code select count(*)} and its like answer. */
    public long number(Database database) {
        return database.number(text.toString(), parameters.toArray());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
