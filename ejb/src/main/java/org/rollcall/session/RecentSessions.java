package org.rollcall.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open sessions as this node last wrote them, so that the next Interim need not read them. A guess, never the truth:
 * every write says which revision it was computed from, and finds out when another one has been written since. What is
 * forgotten is read again.
 */
@ApplicationScoped
public class RecentSessions {
    /** About a kilobyte each. */
    private static final int MOST = 30_000;

    private final Map<SessionKey, SessionState> sessions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionKey, SessionState> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<SessionState> get(SessionKey key) {
        return Optional.ofNullable(sessions.get(key));
    }

    /** To be called only when what was written is committed. */
    synchronized void written(List<SessionState> now) {
        for (SessionState session : now) {
            if (session.isOpen()) {
                sessions.put(session.key(), session);
            } else {
                sessions.remove(session.key());
            }
        }
    }

    /** @return whether any of them was remembered */
    synchronized boolean forget(Collection<SessionKey> keys) {
        return sessions.keySet().removeAll(keys);
    }
}
