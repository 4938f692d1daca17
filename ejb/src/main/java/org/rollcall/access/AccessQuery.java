package org.rollcall.access;

import java.time.Instant;
import org.rollcall.radius.codec.Credentials;

/**
 * Somebody asks to be let in.
 *
 * @param nasId the NAS that asks for him
 * @param login User-Name, empty if there was none
 * @param credentials his proof
 * @param callingStationId as the NAS sent it, or null
 * @param mac aa:bb:cc:dd:ee:ff if the Calling-Station-Id is one, or null
 * @param at when the request came in
 */
public record AccessQuery(
        long nasId, String login, Credentials credentials, String callingStationId, String mac, Instant at) {}
