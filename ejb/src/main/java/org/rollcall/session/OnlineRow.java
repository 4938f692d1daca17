package org.rollcall.session;

import java.time.Instant;
import org.rollcall.customer.CustomerStatus;

/**
 * A row of Online customers: one open session. The customer's, the service's and the plan's fields are null while
 * nobody has this login.
 *
 * @param access RADIUS or STATIC
 * @param downloadBps current rate to the customer, bit/s, between the last two records
 * @param leaking the customer is Blocked and this session, opened after the block, carried more than the allowance
 * @param suspended the customer was Inactive when it began: not added to usage
 * @param implausible some of its octets cannot be: they are not added to usage
 * @param updatedAt when the last record reached us
 */
public record OnlineRow(
        long id,
        String acctSessionId,
        String login,
        Long customerId,
        String customerName,
        CustomerStatus customerStatus,
        Long planId,
        String planName,
        String framedIp,
        String framedIpv6Prefix,
        String delegatedIpv6Prefix,
        String mac,
        long nasId,
        String nasName,
        String nasPortId,
        String access,
        long uploadOctets,
        long downloadOctets,
        long uploadBps,
        long downloadBps,
        Instant startedAt,
        Instant updatedAt,
        boolean leaking,
        boolean suspended,
        boolean implausible) {}
