package org.rollcall.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Fresh, migrated databases for tests: on one private PostgreSQL cluster per JVM, begun when first needed and stopped
 * with the JVM, and in the memory of H2.
 */
public final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TEMPLATE = "rollcall_template";

    private static PostgreSqlCluster cluster;

    private TestDatabases() {}

    /** One of each, for {@code @MethodSource}. */
    public static Stream<TestDatabase> both() {
        return Stream.of(Vendor.values()).map(TestDatabases::fresh);
    }

    public static TestDatabase fresh(Vendor vendor) {
        String name = "test_" + COUNT.incrementAndGet();
        return switch (vendor) {
            case H2 -> h2(name);
            case POSTGRESQL -> postgreSql(name);
        };
    }

    private static TestDatabase h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;TIME ZONE=UTC");
        source.setUser("rollcall");
        source.setPassword("");
        Migrations.migrate(source, Vendor.H2);
        return new TestDatabase(Vendor.H2, source, () -> run(source, "shutdown"));
    }

    private static synchronized TestDatabase postgreSql(String name) {
        if (cluster == null) {
            cluster = PostgreSqlCluster.start();
            run(source("postgres"), "create database " + TEMPLATE);
            Migrations.migrate(source(TEMPLATE), Vendor.POSTGRESQL);
        }
        run(source("postgres"), "create database " + name + " template " + TEMPLATE);
        return new TestDatabase(
                Vendor.POSTGRESQL,
                source(name),
                () -> run(source("postgres"), "drop database if exists " + name + " with (force)"));
    }

    private static PGSimpleDataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(cluster.url(database));
        source.setUser(PostgreSqlCluster.USER);
        return source;
    }

    private static void run(DataSource source, String statement) {
        try (Connection connection = source.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
