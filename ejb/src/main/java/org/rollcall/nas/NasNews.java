package org.rollcall.nas;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Wakes the watch when this node has changed a NAS. On another thread: while a transaction is being completed this one
 * cannot begin the next. Not an EJB: Payara cannot resume the completed transaction that a bean of NOT_SUPPORTED has
 * suspended, and calls the observer failed.
 */
@ApplicationScoped
public class NasNews {
    @Inject
    private NasWatch watch;

    @Resource
    private ManagedExecutorService executor;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) NasesChanged event) {
        executor.execute(watch::look);
    }
}
