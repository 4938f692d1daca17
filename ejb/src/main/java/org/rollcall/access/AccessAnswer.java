package org.rollcall.access;

import java.util.List;
import org.rollcall.radius.codec.Attribute;

/**
 * The answer to an {@link AccessQuery}.
 *
 * @param accepted Access-Accept or Access-Reject
 * @param reason why
 * @param attributes in the dialect of the NAS, in order
 * @param trace the rules that were looked at, in words, the last one decided
 * @param ends ids of sessions that have to make room
 */
public record AccessAnswer(
        boolean accepted, AccessReason reason, List<Attribute> attributes, List<String> trace, List<Long> ends) {
    /** We cannot tell: the NAS asks again, or asks another server. */
    public static final AccessAnswer SILENCE =
            new AccessAnswer(false, null, List.of(), List.of("nothing is known of this login"), List.of());

    public AccessAnswer {
        attributes = List.copyOf(attributes);
        trace = List.copyOf(trace);
        ends = List.copyOf(ends);
    }
}
