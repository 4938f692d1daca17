package org.rollcall.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.Optional;

/** Who is calling on this thread, as the server authenticated him. */
@ApplicationScoped
public class Caller {
    /** The group of those who may do everything; the only one for now. */
    public static final String ADMINISTRATOR = "ADMIN";

    @Inject
    private SecurityContext security;

    @Inject
    private RequestOrigin origin;

    public boolean isAdministrator() {
        return principal().isPresent() && security.isCallerInRole(ADMINISTRATOR);
    }

    /** The caller's name; "system" when nobody is signed in, as in timers. */
    public String name() {
        return principal().map(Principal::getName).orElse("system");
    }

    /** The address the request came from, if the call is part of one. */
    public Optional<String> address() {
        try {
            return origin.address();
        } catch (ContextNotActiveException noRequest) {
            return Optional.empty();
        }
    }

    private Optional<Principal> principal() {
        return Optional.ofNullable(security.getCallerPrincipal());
    }
}
