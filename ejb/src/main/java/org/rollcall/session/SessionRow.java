package org.rollcall.session;

import java.time.Instant;

/**
 * A session as lists show it. Objects are null where nothing is known.
 *
 * @param login User-Name as the NAS sent it
 * @param customerId null for an orphan: nobody had this login
 * @param nasName null if the NAS was deleted since
 * @param access RADIUS or STATIC
 * @param uploadOctets from the customer
 * @param downloadOctets to the customer
 * @param startedAt by the NAS's clock if that is right
 * @param updatedAt when the last record reached us
 * @param stoppedAt null while open
 * @param seconds how long it lasted, or has lasted by now; never negative
 * @param terminateCause RFC 2866 section 5.10
 * @param closedBy null while open
 * @param suspended the customer was Inactive: not counted as usage
 * @param reopened it was closed once and a later record proved it alive
 * @param implausible some of its octets cannot be: they are not added to usage
 */
public record SessionRow(
        long id,
        String acctSessionId,
        String login,
        Long serviceId,
        Long customerId,
        Long planId,
        long nasId,
        String nasName,
        String nasAddress,
        String nasPortId,
        String access,
        long uploadOctets,
        long downloadOctets,
        long uploadPackets,
        long downloadPackets,
        String framedIp,
        String framedIpv6Prefix,
        String delegatedIpv6Prefix,
        String mac,
        String callingStationId,
        Instant startedAt,
        Instant updatedAt,
        Instant stoppedAt,
        long seconds,
        Integer terminateCause,
        ClosedBy closedBy,
        boolean suspended,
        boolean reopened,
        boolean implausible) {

    public boolean isOpen() {
        return stoppedAt == null;
    }
}
