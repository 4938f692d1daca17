package org.rollcall.service;

import java.time.LocalDate;
import java.util.List;

/**
 * What staff type about an internet service.
 *
 * @param login the User-Name, 1-253 characters, unique as it is written; with proof MAC a MAC address, with proof LINE the
 *     id of a line; null only with access STATIC
 * @param password 1-128 octets; null on an update keeps the stored one; none with proof MAC or LINE
 * @param planId the tariff plan
 * @param ipv4Address with mode STATIC only
 * @param ipv4PoolId with mode POOL only: a pool of purpose service; null = any of them
 * @param ipv6 its IPv6 prefixes
 * @param macs addresses it may be used from, in any notation; empty = any
 * @param learnedMacs as long as it has fewer than so many, the one it is used from is added; 0 = never
 * @param limit how many sessions it may have at a time
 * @param lastDay that it may be used, in the ISP's time zone; null = no end
 */
public record ServiceData(
        String login,
        String password,
        long planId,
        ServiceAccess access,
        Proof proof,
        Ipv4Mode ipv4Mode,
        String ipv4Address,
        Long ipv4PoolId,
        Ipv6 ipv6,
        List<String> macs,
        int learnedMacs,
        Limit limit,
        LocalDate lastDay) {

    /**
     * @param framed prefix of the link, such as 2001:db8:1:2::/64, with mode STATIC only
     * @param delegated prefix of the customer's own network, such as 2001:db8:100::/56, with mode STATIC only
     */
    public record Ipv6(Ipv6Mode mode, String framed, String delegated) {
        public static final Ipv6 NONE = new Ipv6(Ipv6Mode.NONE, null, null);
    }

    /**
     * @param sessions at a time, 1 to 1,000; null = any number
     * @param over what happens to one more
     */
    public record Limit(Integer sessions, OverLimit over) {
        public static final Limit NONE = new Limit(null, OverLimit.REFUSE);
    }

    public ServiceData {
        macs = macs == null ? List.of() : List.copyOf(macs);
        ipv6 = ipv6 == null ? Ipv6.NONE : ipv6;
        limit = limit == null ? Limit.NONE : limit;
    }

    /** A service with login and password that is bound to nothing. */
    public ServiceData(
            String login,
            String password,
            long planId,
            ServiceAccess access,
            Ipv4Mode ipv4Mode,
            String ipv4Address,
            Long ipv4PoolId,
            List<String> macs) {
        this(login, password, planId, access, null, ipv4Mode, ipv4Address, ipv4PoolId, null, macs, 0, null, null);
    }

    /** The data of a service as they are, to change some of them; without the password, so that it is kept. */
    public static ServiceData of(InternetService service) {
        return new ServiceData(
                service.getLogin(),
                null,
                service.getPlanId(),
                service.getAccess(),
                service.getProof(),
                service.getIpv4Mode(),
                service.getIpv4Address(),
                service.getIpv4PoolId(),
                new Ipv6(service.getIpv6Mode(), service.getIpv6Prefix(), service.getDelegatedPrefix()),
                List.copyOf(service.getMacs()),
                service.getLearnedMacs(),
                new Limit(service.getSessionLimit(), service.getOverLimit()),
                service.getLastDay());
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "ServiceData[" + login + "]";
    }
}
