package org.rollcall.radius.ra;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import org.rollcall.radius.api.AccountingVerdict;
import org.rollcall.radius.api.AdapterStatistics.ClientStatistics;
import org.rollcall.radius.api.Door;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.api.RadiusClient;
import org.rollcall.radius.api.RadiusConnection;
import org.rollcall.radius.api.RadiusConnectionFactory;

/** A whole adapter as a server would run it, on ports the system chooses, for one NAS at 127.0.0.1. */
final class AdapterUnderTest implements AutoCloseable {
    static final byte[] SECRET = "testing123".getBytes(StandardCharsets.US_ASCII);
    static final long NAS = 7;
    /** Requests a second: as fast as they come. */
    static final int UNPACED = 1_000_000;

    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    static final Door ANY_PORTS = new Door(LOOPBACK, 0, 0);

    /** A hundredth of the real one. */
    static final RetrySchedule QUICK = new RetrySchedule(
            List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(60)),
            Duration.ofMillis(140),
            Duration.ZERO);

    final ThreadWorkManager works = new ThreadWorkManager();
    final RadiusResourceAdapter adapter;
    final RadiusConnection connection;

    AdapterUnderTest() throws ResourceException {
        this(QUICK);
    }

    AdapterUnderTest(RetrySchedule schedule) throws ResourceException {
        adapter = new RadiusResourceAdapter(Clock.systemUTC(), schedule);
        adapter.start(new Context());
        RadiusManagedConnectionFactory factory = new RadiusManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        connection = ((RadiusConnectionFactory) factory.createConnectionFactory()).getConnection();
        replaceClients();
    }

    /** Again, after a stop. */
    void start() {
        adapter.start(new Context());
        replaceClients();
    }

    private void replaceClients() {
        connection.replaceClients(List.of(nas(MessageAuthenticatorRule.AUTO)));
    }

    /** Activated and open, with this accounting listener. */
    static AdapterUnderTest accounting(TestEndpoints endpoints) throws ResourceException {
        return accounting(endpoints, new AccountingActivation());
    }

    static AdapterUnderTest accounting(TestEndpoints endpoints, AccountingActivation activation)
            throws ResourceException {
        AdapterUnderTest test = new AdapterUnderTest();
        test.adapter.endpointActivation(endpoints, activation);
        test.connection.open(ANY_PORTS);
        return test;
    }

    /** Activated and open, with this access listener. */
    static AdapterUnderTest access(TestEndpoints endpoints) throws ResourceException {
        AdapterUnderTest test = new AdapterUnderTest();
        test.adapter.endpointActivation(endpoints, new AccessActivation());
        test.connection.open(ANY_PORTS);
        return test;
    }

    static RadiusClient nas(MessageAuthenticatorRule rule) {
        return new RadiusClient(NAS, LOOPBACK, 32, SECRET, rule, Optional.empty(), UNPACED);
    }

    static List<AccountingVerdict> acknowledge(List<?> batch) {
        return new ArrayList<>(Collections.nCopies(batch.size(), AccountingVerdict.ACKNOWLEDGE));
    }

    int accountingPort() {
        return connection.door().orElseThrow().accountingPort();
    }

    int authenticationPort() {
        return connection.door().orElseThrow().authenticationPort();
    }

    ClientStatistics statistics() {
        return connection.statistics().clients().get(NAS);
    }

    @Override
    public void close() {
        adapter.stop();
    }

    private final class Context implements BootstrapContext {
        @Override
        public ThreadWorkManager getWorkManager() {
            return works;
        }

        @Override
        public XATerminator getXATerminator() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Timer createTimer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isContextSupported(Class<? extends WorkContext> workContextClass) {
            return false;
        }

        @Override
        public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
            throw new UnsupportedOperationException();
        }
    }
}
