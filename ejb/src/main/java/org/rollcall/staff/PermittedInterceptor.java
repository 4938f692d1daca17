package org.rollcall.staff;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.rollcall.shared.Forbidden;

/** Guards what is {@link Permitted}. */
@Permitted
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class PermittedInterceptor {
    @Inject
    private Caller caller;

    @AroundInvoke
    public Object guard(InvocationContext invocation) throws Exception {
        if (!caller.isAdministrator()) {
            throw new Forbidden("this needs an administrator");
        }
        return invocation.proceed();
    }
}
