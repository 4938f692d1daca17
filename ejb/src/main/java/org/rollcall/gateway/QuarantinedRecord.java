package org.rollcall.gateway;

import java.time.Instant;

/**
 * An accounting record that could not be stored.
 *
 * @param nasName null if the NAS was deleted
 * @param source address and port it came from
 * @param problem why it could not be stored, the last time it was tried
 */
public record QuarantinedRecord(
        long id, Instant receivedAt, long nasId, String nasName, String source, String problem) {}
