package org.rollcall.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldErrors;

/** What a member of staff keeps for himself. */
@Stateless
@Permitted
public class StaffDesk {
    @Inject
    private Database database;

    @Inject
    private Caller caller;

    /** What the caller chose on the screens, such as "palette". */
    public Optional<String> preference(String name) {
        return database.first(
                "select preference_value from staff_preference where staff_name = ? and name = ?",
                row -> row.text("preference_value"),
                caller.name(),
                name);
    }

    /**
     * @param name 1-64 characters
     * @param value up to 4000 characters
     */
    public void preference(String name, String value) {
        new FieldErrors()
                .required("name", name, 64)
                .check(value != null && value.length() <= 4000, "value", "is missing or longer than 4000 characters")
                .throwIfAny();
        int updated = database.write(
                "update staff_preference set preference_value = ? where staff_name = ? and name = ?",
                value,
                caller.name(),
                name);
        if (updated == 0) {
            database.write(
                    "insert into staff_preference (staff_name, name, preference_value) values (?, ?, ?)",
                    caller.name(),
                    name,
                    value);
        }
    }
}
