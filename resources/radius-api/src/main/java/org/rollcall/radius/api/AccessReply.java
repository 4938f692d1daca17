package org.rollcall.radius.api;

import java.util.List;
import org.rollcall.radius.codec.Attribute;

/**
 * The application's answer to an Access-Request. Message-Authenticator and Proxy-State are the adapter's business.
 *
 * @param kind accept, reject, or say nothing
 * @param attributes attributes of the reply, in order; empty for silence
 */
public record AccessReply(Kind kind, List<Attribute> attributes) {
    /** What is sent. */
    public enum Kind {
        ACCEPT,
        REJECT,
        /** We cannot tell (our own fault): the NAS asks again or asks another server. */
        SILENCE
    }

    public AccessReply {
        attributes = List.copyOf(attributes);
    }

    public static AccessReply accept(List<Attribute> attributes) {
        return new AccessReply(Kind.ACCEPT, attributes);
    }

    public static AccessReply reject(List<Attribute> attributes) {
        return new AccessReply(Kind.REJECT, attributes);
    }

    public static AccessReply silence() {
        return new AccessReply(Kind.SILENCE, List.of());
    }
}
