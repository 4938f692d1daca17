package org.rollcall.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rollcall.radius.codec.Attribute;

/**
 * What a NAS is asked, in its dialect: to end a session or to change it.
 *
 * @param attributes those that identify the session first, then what is to be changed
 */
public record RouterOrder(Kind kind, List<Attribute> attributes) {
    /** The packet it travels in. */
    public enum Kind {
        DISCONNECT,
        CHANGE_OF_AUTHORIZATION
    }

    public RouterOrder {
        Objects.requireNonNull(kind, "kind");
        attributes = List.copyOf(attributes);
    }

    static RouterOrder of(Kind kind, List<Attribute> identity, List<Attribute> changes) {
        List<Attribute> attributes = new ArrayList<>(identity);
        attributes.addAll(changes);
        return new RouterOrder(kind, attributes);
    }
}
