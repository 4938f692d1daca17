package org.rollcall.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.Database;

/** The stored members of staff. For inner use. */
@Stateless
public class StaffRegister {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    public Optional<StaffMember> find(String name) {
        return database.first(
                "select name, password_hash, role from staff where name = ?",
                row -> new StaffMember(row.text("name"), row.text("password_hash"), row.text("role")),
                name);
    }

    public boolean isEmpty() {
        return database.number("select count(*) from staff") == 0;
    }

    /** @throws Conflict if there is somebody already */
    public void addFirst(String name, String passwordHash, String role) {
        int added = database.write(
                "insert into staff (id, version, name, password_hash, role, created_at)"
                        + " select nextval('staff_seq'), 0, cast(? as varchar), cast(? as varchar), cast(? as varchar),"
                        + " cast(? as timestamp with time zone) where not exists (select 1 from staff)",
                name,
                passwordHash,
                role,
                clock.instant());
        if (added == 0) {
            throw new Conflict("", "Rollcall is set up already");
        }
    }
}
