package org.rollcall.nassim;

import java.time.Duration;
import java.util.Optional;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * What became of a request.
 *
 * @param reply the reply with a right authenticator, or empty if none came in time
 * @param elapsed from the first transmission to the reply or to giving up
 * @param transmissions how often the request was sent
 */
public record Outcome(Optional<RadiusPacket> reply, Duration elapsed, int transmissions) {
    public boolean answered() {
        return reply.isPresent();
    }
}
