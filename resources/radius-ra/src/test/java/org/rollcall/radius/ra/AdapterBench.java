package org.rollcall.radius.ra;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.Door;

/**
 * The adapter alone, with listeners that acknowledge and accept everything, for a load generator to measure:
 * {@code java -cp ... org.rollcall.radius.ra.AdapterBench AUTH_PORT ACCT_PORT}, secret testing123. Runs until killed.
 */
final class AdapterBench {
    private AdapterBench() {}

    public static void main(String[] args) throws Exception {
        try (AdapterUnderTest test = new AdapterUnderTest()) {
            test.adapter.endpointActivation(
                    TestEndpoints.accounting(AdapterUnderTest::acknowledge), new AccountingActivation());
            test.adapter.endpointActivation(
                    TestEndpoints.access(batch -> batch.stream()
                            .map(request -> AccessReply.accept(List.of()))
                            .toList()),
                    new AccessActivation());
            test.connection.open(
                    new Door(AdapterUnderTest.LOOPBACK, Integer.parseInt(args[0]), Integer.parseInt(args[1])));
            new CountDownLatch(1).await();
        }
    }
}
