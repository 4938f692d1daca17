package org.rollcall.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRequiredException;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.rollcall.audit.AuditLog;
import org.rollcall.customer.CustomerDeleted;
import org.rollcall.nas.RadiusAccess;
import org.rollcall.service.ServicesOfCustomer;
import org.rollcall.shared.Forbidden;
import org.rollcall.staff.Permitted;

/**
 * What the beans rely on the server for, asked beside them: this class runs inside WildFly, in an archive of its own that
 * sees the classes of the unchanged {@code rollcall.ear}.
 */
@ExtendWith({OneWildFly.class, ArquillianExtension.class})
class InsideWildFlyIT {
    private static final String BEANS = "java:global/rollcall/rollcall-ejb";

    @Resource
    private UserTransaction transaction;

    @Deployment
    static WebArchive archive() {
        return ShrinkWrap.create(WebArchive.class, "inside.war")
                .addClass(OneWildFly.class)
                .addAsWebInfResource(new StringAsset("""
                                <jboss-deployment-structure xmlns="urn:jboss:deployment-structure:1.3"><deployment><dependencies>
                                  <module name="deployment.rollcall.ear"/>
                                  <module name="deployment.rollcall.ear.rollcall-ejb.jar"/>
                                </dependencies></deployment></jboss-deployment-structure>
                                """), "jboss-deployment-structure.xml");
    }

    /** Every public method of every guarded bean, whatever it is given; nobody is signed in here. */
    @Test
    void noDeskServesACallerWithoutARole() throws Exception {
        int refused = 0;
        for (Class<?> type : beans()) {
            if (!type.isAnnotationPresent(Permitted.class)) {
                continue;
            }
            Object bean = bean(type);
            for (Method method : type.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers())) {
                    InvocationTargetException thrown = assertThrows(
                            InvocationTargetException.class,
                            () -> method.invoke(bean, nothing(method)),
                            method::toString);
                    assertEquals(Forbidden.class, thrown.getCause().getClass(), method::toString);
                    refused++;
                }
            }
        }
        assertTrue(refused > 40, "operations refused: " + refused);
    }

    @Test
    void whatIsDoneIsRolledBackWithItsCallerButNotWhatWasRefused() throws Exception {
        AuditLog audit = bean(AuditLog.class);

        transaction.begin();
        audit.record("inside.with-caller", "test", "");
        audit.recordApart("somebody", "inside.apart", "test", "");
        transaction.rollback();

        assertEquals(0, number("select count(*) from audit_entry where action = 'inside.with-caller'"));
        assertEquals(1, number("select count(*) from audit_entry where action = 'inside.apart'"));
    }

    /** All statements of the bean work; only the server sees the commit fail, after the bean has returned. */
    @Test
    void aCommitThatFailsIsToldToTheCaller() throws Exception {
        execute("create function refuse_entry() returns trigger language plpgsql"
                + " as $$ begin raise exception 'refused at commit'; end $$");
        execute("create constraint trigger refuse_entry after insert on audit_entry deferrable initially deferred"
                + " for each row when (new.action = 'inside.poison') execute function refuse_entry()");
        try {
            AuditLog audit = bean(AuditLog.class);
            assertThrows(EJBException.class, () -> audit.record("inside.poison", "test", ""));
        } finally {
            execute("drop function refuse_entry cascade");
        }
        assertEquals(0, number("select count(*) from audit_entry where action = 'inside.poison'"));
    }

    /** Or a restored customer could come back without his services. */
    @Test
    void servicesFollowTheirCustomerInHisTransactionOnly() throws Exception {
        ServicesOfCustomer services = bean(ServicesOfCustomer.class);
        CustomerDeleted event = new CustomerDeleted(-1, Instant.EPOCH);

        assertThrows(EJBTransactionRequiredException.class, () -> services.customerDeleted(event));
    }

    /** A handle that is not given back would empty the server's pool within some disconnects. */
    @Test
    void theWayToTheAdapterIsGivenBack() throws Exception {
        RadiusAccess access = bean(RadiusAccess.class);

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 500; i++) {
                assertNotNull(access.statistics());
            }
        });
    }

    /** The view of each session bean. */
    private static List<Class<?>> beans() throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (NameClassPair entry : Collections.list(new InitialContext().list(BEANS))) {
            int view = entry.getName().indexOf('!');
            if (view >= 0) {
                types.add(Class.forName(entry.getName().substring(view + 1)));
            }
        }
        return types;
    }

    @SuppressWarnings("BanJNDI") // the names are ours
    private static <T> T bean(Class<T> type) throws NamingException {
        String name = BEANS + "/" + type.getSimpleName() + "!" + type.getName();
        return type.cast(new InitialContext().lookup(name));
    }

    /** Null or zero for each parameter. */
    private static Object[] nothing(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> Array.get(Array.newInstance(type, 1), 0))
                .toArray();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = database();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Not by the server's pool: to see what is committed. */
    private static Connection database() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(System.getenv("ROLLCALL_DB_URL"));
        source.setUser(System.getenv("ROLLCALL_DB_USER"));
        return source.getConnection();
    }
}
