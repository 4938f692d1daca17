package org.rollcall.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.Forbidden;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.TestDatabases;
import org.rollcall.shared.Vendor;
import org.rollcall.shared.Wiring;

class PermittedInterceptorTest {
    @Test
    void onlyAdministratorsPass() throws Exception {
        try (TestDatabase test = TestDatabases.fresh(Vendor.H2)) {
            Wiring wiring = new Wiring(test, new FixedClock("2026-06-01T12:00:00Z", "UTC"));
            PermittedInterceptor guard = wiring.get(PermittedInterceptor.class);
            assertThat(guard.guard(new Call())).isEqualTo("done");
            wiring.caller().become("bob", "CLERK");
            assertThatThrownBy(() -> guard.guard(new Call())).isInstanceOf(Forbidden.class);
            wiring.caller().become("bob");
            assertThatThrownBy(() -> guard.guard(new Call())).isInstanceOf(Forbidden.class);
            // some servers give a role to a caller they know nothing of
            wiring.caller().become(null, "ADMIN");
            assertThatThrownBy(() -> guard.guard(new Call())).isInstanceOf(Forbidden.class);
            assertThat(wiring.get(Caller.class).name()).isEqualTo("system");
        }
    }

    /** A call that would be done. */
    private static final class Call implements InvocationContext {
        @Override
        public Object proceed() {
            return "done";
        }

        @Override
        public Object getTarget() {
            return null;
        }

        @Override
        public Object getTimer() {
            return null;
        }

        @Override
        public Method getMethod() {
            return null;
        }

        @Override
        public Constructor<?> getConstructor() {
            return null;
        }

        @Override
        public Object[] getParameters() {
            return new Object[0];
        }

        @Override
        public void setParameters(Object[] parameters) {}

        @Override
        public Map<String, Object> getContextData() {
            return Map.of();
        }
    }
}
