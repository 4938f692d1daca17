package org.rollcall.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Wakes those who look after the queue on this node, so that a person who starts a run does not wait for the next look.
 * The module that runs the jobs stands above this one, hence it comes here to listen. Nothing depends on being woken.
 */
@ApplicationScoped
public class NightBell {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** @param listener called after a commit, on the thread of whoever committed: must be quick and not throw */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void silence(Runnable listener) {
        listeners.remove(listener);
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunQueued run) {
        listeners.forEach(Runnable::run);
    }
}
