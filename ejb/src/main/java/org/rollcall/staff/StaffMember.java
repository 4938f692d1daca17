package org.rollcall.staff;

/** One who may sign in. */
public record StaffMember(String name, String passwordHash, String role) {
    /** Leaves the hash out. */
    @Override
    public String toString() {
        return name;
    }
}
