package org.rollcall.access;

import java.util.List;
import org.rollcall.radius.codec.Attribute;

/**
 * The answer to an {@link AccessQuery}.
 *
 * @param accepted Access-Accept or Access-Reject
 * @param attributes in the dialect of the NAS, in order
 */
public record AccessAnswer(boolean accepted, List<Attribute> attributes) {
    public AccessAnswer {
        attributes = List.copyOf(attributes);
    }
}
