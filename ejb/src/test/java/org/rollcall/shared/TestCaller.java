package org.rollcall.shared;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;

/** Says who is calling, where a server would know. */
public final class TestCaller implements SecurityContext {
    private String name = "admin";
    private Set<String> roles = Set.of("ADMIN");

    /** @param name null for nobody */
    public void become(String name, String... roles) {
        this.name = name;
        this.roles = Set.of(roles);
    }

    @Override
    public Principal getCallerPrincipal() {
        return name == null ? null : () -> name;
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        return Set.of();
    }

    @Override
    public boolean isCallerInRole(String role) {
        return roles.contains(role);
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        return false;
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        return AuthenticationStatus.NOT_DONE;
    }
}
