package org.rollcall.audit;

import java.util.Objects;
import java.util.StringJoiner;

/** What changed, as text for {@link AuditLog}: only what differs, secrets by name only. */
public final class AuditDetails {
    private final StringJoiner text = new StringJoiner("; ");

    /** A value of something new or gone; null is left out. */
    public AuditDetails value(String name, Object value) {
        if (value != null) {
            text.add(name + ": " + value);
        }
        return this;
    }

    /** Nothing is noted if both are equal. */
    public AuditDetails change(String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            text.add(name + ": " + shown(before) + " -> " + shown(after));
        }
        return this;
    }

    /** A secret was set; not what to. */
    public AuditDetails secret(String name, boolean set) {
        if (set) {
            text.add(name + ": (set)");
        }
        return this;
    }

    private static String shown(Object value) {
        return value == null ? "(none)" : value.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
