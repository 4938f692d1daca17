package org.rollcall.systemtest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.shared.PostgreSqlCluster;

/** One private PostgreSQL for all system tests of this JVM, a database for each. */
final class Cluster {
    private static final PostgreSqlCluster POSTGRESQL = PostgreSqlCluster.start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Cluster() {}

    /** As the administrator of the database, to look or to make trouble. */
    static Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(settings.get("ROLLCALL_DB_URL"), PostgreSqlCluster.USER, "");
    }

    /** Settings of a Rollcall on a fresh database of its own. */
    static Map<String, String> freshDatabase() {
        return create("template1");
    }

    /** Settings of a Rollcall on a copy of this one's database, which nobody may be connected to. */
    static Map<String, String> copyOf(Map<String, String> settings) {
        String url = settings.get("ROLLCALL_DB_URL");
        return create(url.substring(url.lastIndexOf('/') + 1));
    }

    private static Map<String, String> create(String template) {
        String name = "system_" + NUMBER.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(POSTGRESQL.url("postgres"), PostgreSqlCluster.USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return Map.of(
                "ROLLCALL_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + POSTGRESQL.port() + "/" + name,
                "ROLLCALL_DB_USER",
                PostgreSqlCluster.USER);
    }
}
