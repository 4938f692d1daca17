package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A pool with one connection, which everybody gets in turn. */
@OnBothDatabases
class DatabaseTest {
    private final TestDatabase test;

    DatabaseTest(TestDatabase test) {
        this.test = test;
    }

    @Test
    void impatienceIsNotLeftToWhoGetsTheConnectionNext() throws SQLException {
        try (Connection only = test.dataSource().getConnection()) {
            Database database = new Database(pool(only));
            int before = only.getNetworkTimeout();

            int meanwhile = database.promptly(Connection::getNetworkTimeout);
            assertThatThrownBy(() -> database.promptly(connection -> {
                        throw new IllegalStateException("a lost race");
                    }))
                    .hasMessage("a lost race");
            assertThatThrownBy(() -> database.promptly(connection ->
                            connection.prepareStatement("select nonsense").executeQuery()))
                    .isInstanceOf(DatabaseFailure.class);

            assertThat(meanwhile).isEqualTo(database.vendor() == Vendor.POSTGRESQL ? 2_000 : before);
            assertThat(only.getNetworkTimeout()).isEqualTo(before);
        }
    }

    private static DataSource pool(Connection only) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    try {
                        return method.invoke(only, arguments);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                DatabaseTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> lent);
    }
}
