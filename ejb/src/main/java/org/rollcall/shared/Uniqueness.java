package org.rollcall.shared;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * Sends what the persistence context holds to the database now, and says what a constraint of the schema refused in
 * the words of the field it guards. The database is asked rather than looked into first, so that of two at the same
 * moment only one wins.
 */
public final class Uniqueness {
    private Uniqueness() {}

    /**
     * @param fields name of the constraint -> what to say
     * @throws Conflict if one of these constraints, or another editor, was in the way
     */
    public static void flush(EntityManager entities, Map<String, FieldError> fields) {
        try {
            entities.flush();
        } catch (OptimisticLockException lost) {
            throw changedMeanwhile();
        } catch (PersistenceException refused) {
            throw conflict(refused, fields, refused);
        }
    }

    /** As {@link #flush}, for plain SQL. */
    public static RuntimeException conflict(DatabaseFailure refused, Map<String, FieldError> fields) {
        return conflict(refused, fields, refused);
    }

    public static Conflict changedMeanwhile() {
        return new Conflict("version", "somebody else changed this in the meantime; look at it again");
    }

    private static RuntimeException conflict(
            Throwable refused, Map<String, FieldError> fields, RuntimeException otherwise) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            // SQLState 23xxx: integrity constraint violation, on both databases; both name the constraint or its index
            if (cause instanceof SQLException e
                    && e.getSQLState() != null
                    && e.getSQLState().startsWith("23")) {
                String text = e.getMessage().toLowerCase(Locale.ROOT);
                for (Map.Entry<String, FieldError> field : fields.entrySet()) {
                    if (text.contains(field.getKey())) {
                        return new Conflict(
                                field.getValue().field(), field.getValue().message());
                    }
                }
            }
        }
        return otherwise;
    }
}
