package org.rollcall.customer;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Clock;
import org.rollcall.shared.Database;

/** The real writer of statuses, put together without a container. Nobody listens to its events. */
public final class TestStatusChanges {
    private TestStatusChanges() {}

    public static StatusChanges on(Database database, Clock clock) {
        StatusChanges changes = new StatusChanges();
        Object event = Proxy.newProxyInstance(
                TestStatusChanges.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, args) -> null);
        try {
            for (Field field : StatusChanges.class.getDeclaredFields()) {
                for (Object part : new Object[] {database, clock, event}) {
                    if (field.getType().isInstance(part)) {
                        field.setAccessible(true);
                        field.set(changes, part);
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return changes;
    }
}
