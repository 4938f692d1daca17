package org.rollcall.radius.codec;

import java.security.SecureRandom;

/** Where unpredictable octets come from (Request Authenticators, challenges); given, so that tests are exact. */
@FunctionalInterface
public interface RandomSource {
    /** Overwrites every octet of the array. */
    void fill(byte[] target);

    /** The platform's cryptographic source. */
    static RandomSource secure() {
        return new SecureRandom()::nextBytes;
    }
}
