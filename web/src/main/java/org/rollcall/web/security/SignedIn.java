package org.rollcall.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a browser's session says about who is signed in.
 *
 * @param since when he signed in
 * @param lastAct when he last did something himself: a page that asks for news every few seconds does not count, or a
 *     screen left alone would stay signed in for ever
 */
record SignedIn(String name, Set<String> roles, Instant since, Instant lastAct) implements Serializable {
    /** However busy, a session does not outlive a working day. */
    static final Duration LONGEST = Duration.ofHours(12);

    static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

    private static final String ATTRIBUTE = SignedIn.class.getName();

    static SignedIn now(String name, Set<String> roles, Instant now) {
        return new SignedIn(name, Set.copyOf(roles), now, now);
    }

    /**
     * Who the session of this request belongs to. A session that is too old or was idle too long is ended.
     *
     * @param byHimself false for a request that his browser sends by itself
     */
    static Optional<SignedIn> of(HttpServletRequest request, Instant now, boolean byHimself) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn)) {
            return Optional.empty();
        }
        if (signedIn.isOver(now)) {
            session.invalidate();
            return Optional.empty();
        }
        if (byHimself) {
            session.setAttribute(ATTRIBUTE, new SignedIn(signedIn.name, signedIn.roles, signedIn.since, now));
        }
        return Optional.of(signedIn);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(since.plus(LONGEST)) || !now.isBefore(lastAct.plus(LONGEST_IDLE));
    }

    /** Begins a session with a new id and nothing of an earlier one in it, so that an id planted before is worth nothing. */
    void begin(HttpServletRequest request) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    /**
     * Faces may begin a session only to show a page, the sign-in page too; nobody needs it afterwards, and whoever asks
     * for that page a million times shall not fill the memory.
     */
    static void endIfNobodys(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(ATTRIBUTE) == null) {
            session.invalidate();
        }
    }

    static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
