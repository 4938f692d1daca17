package org.rollcall.radius.ra;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.transaction.xa.XAResource;
import org.rollcall.radius.api.AccessListener;
import org.rollcall.radius.api.AccessReply;
import org.rollcall.radius.api.AccessRequest;
import org.rollcall.radius.api.AccountingListener;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.api.AccountingVerdict;

/** A server's endpoint factory; its endpoints hand batches to a function of the test. */
final class TestEndpoints implements MessageEndpointFactory {
    private final Function<List<AccountingRequest>, List<AccountingVerdict>> accounting;
    private final Function<List<AccessRequest>, List<AccessReply>> access;
    private final AtomicInteger unavailable = new AtomicInteger();
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger released = new AtomicInteger();

    private TestEndpoints(
            Function<List<AccountingRequest>, List<AccountingVerdict>> accounting,
            Function<List<AccessRequest>, List<AccessReply>> access) {
        this.accounting = accounting;
        this.access = access;
    }

    static TestEndpoints accounting(Function<List<AccountingRequest>, List<AccountingVerdict>> listener) {
        return new TestEndpoints(listener, batch -> List.of());
    }

    static TestEndpoints access(Function<List<AccessRequest>, List<AccessReply>> listener) {
        return new TestEndpoints(batch -> List.of(), listener);
    }

    /** The next so many attempts find the server not ready. */
    TestEndpoints unavailable(int attempts) {
        unavailable.set(attempts);
        return this;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource) throws UnavailableException {
        if (unavailable.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
            throw new UnavailableException("not ready");
        }
        created.incrementAndGet();
        return new Endpoint();
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource resource, long timeout) throws UnavailableException {
        return createEndpoint(resource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public String getActivationName() {
        return "test";
    }

    @Override
    public Class<?> getEndpointClass() {
        return Endpoint.class;
    }

    private final class Endpoint implements MessageEndpoint, AccountingListener, AccessListener {
        @Override
        public List<AccountingVerdict> onAccounting(List<AccountingRequest> batch) {
            return accounting.apply(batch);
        }

        @Override
        public List<AccessReply> onAccess(List<AccessRequest> batch) {
            return access.apply(batch);
        }

        @Override
        public void beforeDelivery(Method method) {
            throw new UnsupportedOperationException("the adapter delivers directly");
        }

        @Override
        public void afterDelivery() {
            throw new UnsupportedOperationException("the adapter delivers directly");
        }

        @Override
        public void release() {
            released.incrementAndGet();
        }
    }
}
