package org.rollcall.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a browser's session says about who is signed in. */
record SignedIn(String name, Set<String> roles, Instant since) implements Serializable {
    /** However busy, a session does not outlive a working day. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String ATTRIBUTE = SignedIn.class.getName();

    /** Who the session of this request belongs to. A session that is too old is ended. */
    static Optional<SignedIn> of(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (signedIn.isOver(now)) {
            session.invalidate();
            return Optional.empty();
        }
        return Optional.of(signedIn);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(since.plus(LONGEST));
    }

    /** Begins a session with a new id and nothing of an earlier one in it, so that an id planted before is worth nothing. */
    void begin(HttpServletRequest request) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
