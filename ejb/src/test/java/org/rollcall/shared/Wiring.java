package org.rollcall.shared;

import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.SecurityContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * Puts the real beans together on a {@link TestDatabase} as a server would, without one: fields are injected, events
 * reach their observers (those of the classes given to {@link #observing}, after success too), and {@link
 * #inTransaction} is the container's transaction around a call. Interceptors are not applied.
 */
public final class Wiring {
    private final TestDatabase test;
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Object> observers = new ArrayList<>();
    private final List<Object> fired = new CopyOnWriteArrayList<>();

    @SuppressWarnings("ThreadLocalUsage") // one wiring per test
    private final ThreadLocal<EntityManager> entities = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Deque<Runnable>> afterSuccess = ThreadLocal.withInitial(ArrayDeque::new);

    private final TestCaller caller = new TestCaller();

    public Wiring(TestDatabase test, Clock clock) {
        this.test = test;
        beans.put(Clock.class, clock);
        beans.put(Database.class, test.database());
        beans.put(DataSource.class, test.dataSource());
        beans.put(SecurityContext.class, caller);
        beans.put(SecretBox.class, openBox());
        beans.put(EntityManager.class, proxy(EntityManager.class, (method, arguments) -> {
            EntityManager current = entities.get();
            if (current == null) {
                throw new IllegalStateException("no transaction");
            }
            return invoke(method, current, arguments);
        }));
    }

    /** Uses this one wherever its class, or a class it extends, is asked for. */
    public Wiring with(Class<?> type, Object bean) {
        beans.put(type, bean);
        return this;
    }

    /** The observer methods of this class are called from now on. */
    public Wiring observing(Class<?> type) {
        observers.add(get(type));
        return this;
    }

    /** Who calls; an administrator named "admin" to begin with. */
    public TestCaller caller() {
        return caller;
    }

    /** All events that were fired, in order, whatever became of their transaction. */
    public List<Object> fired() {
        return fired;
    }

    public <T> T inTransaction(Callable<T> work) {
        if (entities.get() != null) {
            return test.inTransaction(work);
        }
        Deque<Runnable> later = afterSuccess.get();
        later.clear();
        T result = test.inTransaction(() -> {
            EntityManager manager = test.entityManager();
            entities.set(manager);
            manager.getTransaction().begin();
            try {
                T done = work.call();
                manager.getTransaction().commit();
                return done;
            } finally {
                entities.remove();
                if (manager.getTransaction().isActive()) {
                    manager.getTransaction().rollback();
                }
                manager.close();
            }
        });
        later.forEach(Runnable::run);
        return result;
    }

    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return null;
        });
    }

    /** The bean of this class, made and injected when first asked for. */
    public <T> T get(Class<T> type) {
        Object known = beans.get(type);
        if (known == null) {
            known = make(type);
            beans.put(type, known);
            inject(known, type);
        }
        return type.cast(known);
    }

    private Object make(Class<?> type) {
        try {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.isAnnotationPresent(Inject.class)) {
                    constructor.setAccessible(true);
                    Object[] arguments = new Object[constructor.getParameterCount()];
                    for (int i = 0; i < arguments.length; i++) {
                        arguments[i] = get(constructor.getParameterTypes()[i]);
                    }
                    return constructor.newInstance(arguments);
                }
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private void inject(Object bean, Class<?> type) {
        for (Class<?> level = type; level != Object.class; level = level.getSuperclass()) {
            for (Field field : level.getDeclaredFields()) {
                boolean injected = field.isAnnotationPresent(Inject.class)
                        || field.isAnnotationPresent(PersistenceContext.class)
                        || field.isAnnotationPresent(Resource.class);
                if (injected) {
                    set(bean, field, field.getType() == Event.class ? event() : get(field.getType()));
                }
            }
        }
    }

    private static void set(Object bean, Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(bean, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Event<?> event() {
        return proxy(Event.class, (method, arguments) -> {
            if (!method.getName().equals("fire")) {
                throw new UnsupportedOperationException(method.getName());
            }
            fired.add(arguments[0]);
            observers.forEach(observer -> notify(observer, arguments[0]));
            return null;
        });
    }

    private void notify(Object observer, Object event) {
        for (Method method : observer.getClass().getDeclaredMethods()) {
            if (method.getParameterCount() == 1
                    && method.getParameterTypes()[0].isInstance(event)
                    && method.getParameters()[0].isAnnotationPresent(Observes.class)) {
                method.setAccessible(true);
                Runnable call = () -> invoke(method, observer, event);
                TransactionPhase phase =
                        method.getParameters()[0].getAnnotation(Observes.class).during();
                if (phase == TransactionPhase.IN_PROGRESS || entities.get() == null) {
                    call.run();
                } else if (phase == TransactionPhase.AFTER_SUCCESS) {
                    afterSuccess.get().add(call);
                }
            }
        }
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Handler {
        Object call(Method method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> handler.call(method, arguments)));
    }

    private static SecretBox openBox() {
        SecretBox box = new SecretBox();
        byte[] key = new byte[32];
        new java.security.SecureRandom().nextBytes(key);
        box.unlock(new SecretBox.Keys(Map.of(1, new javax.crypto.spec.SecretKeySpec(key, "AES")), 1));
        return box;
    }
}
