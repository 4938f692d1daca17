package org.rollcall.seed;

/** Which ids customer number n and his services get; n begins with 1. */
record Numbering(long firstCustomer, long firstService, int customers, long firstSession) {
    long customerId(int n) {
        return firstCustomer + n - 1;
    }

    long serviceId(int n) {
        return firstService + n - 1;
    }

    /** Behind all first services. */
    long secondServiceId(int n) {
        return firstService + customers + n - 1;
    }
}
