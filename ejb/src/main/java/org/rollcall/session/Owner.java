package org.rollcall.session;

/**
 * Whose session it is, by its login at the time it was opened. All null for an orphan: a login nobody has.
 *
 * @param serviceId the internet service
 * @param customerId its customer
 * @param planId the tariff plan it had
 */
record Owner(Long serviceId, Long customerId, Long planId) {
    static final Owner NOBODY = new Owner(null, null, null);

    boolean isNobody() {
        return serviceId == null;
    }
}
