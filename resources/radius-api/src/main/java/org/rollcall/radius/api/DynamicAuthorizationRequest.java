package org.rollcall.radius.api;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import org.rollcall.radius.codec.Attribute;

/**
 * A request to a NAS to change or end a session (RFC 5176).
 *
 * @param kind Disconnect or CoA
 * @param clientId the {@link RadiusClient#id()} whose secret signs it; requests to one NAS go out in order
 * @param target address and port of the NAS's dynamic authorization server
 * @param sessionKey names the session: never two requests with the same key at once (a NAS may drop the second)
 * @param attributes attributes that identify the session and, for CoA, what to change
 * @param urgent somebody waits for the answer: it leaves before all that are not urgent
 */
public record DynamicAuthorizationRequest(
        Kind kind,
        long clientId,
        InetSocketAddress target,
        String sessionKey,
        List<Attribute> attributes,
        boolean urgent) {
    /** Which of the two requests of RFC 5176. */
    public enum Kind {
        DISCONNECT,
        CHANGE_OF_AUTHORIZATION
    }

    public DynamicAuthorizationRequest {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(sessionKey, "sessionKey");
        attributes = List.copyOf(attributes);
    }
}
