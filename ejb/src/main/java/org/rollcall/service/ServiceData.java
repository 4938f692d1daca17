package org.rollcall.service;

import java.util.List;

/**
 * What staff type about an internet service.
 *
 * @param login the User-Name, 1-253 characters, unique as it is written; null only with access STATIC
 * @param password 1-128 octets; null on an update keeps the stored one
 * @param planId the tariff plan
 * @param ipv4Address with mode STATIC only
 * @param ipv4PoolId with mode POOL only: a pool of purpose service; null = any of them
 * @param macs addresses it may be used from, in any notation; empty = any
 */
public record ServiceData(
        String login,
        String password,
        long planId,
        ServiceAccess access,
        Ipv4Mode ipv4Mode,
        String ipv4Address,
        Long ipv4PoolId,
        List<String> macs) {

    public ServiceData {
        macs = macs == null ? List.of() : List.copyOf(macs);
    }

    /** The data of a service as they are, to change some of them; without the password, so that it is kept. */
    public static ServiceData of(InternetService service) {
        return new ServiceData(
                service.getLogin(),
                null,
                service.getPlanId(),
                service.getAccess(),
                service.getIpv4Mode(),
                service.getIpv4Address(),
                service.getIpv4PoolId(),
                List.copyOf(service.getMacs()));
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "ServiceData[" + login + "]";
    }
}
