package org.rollcall.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes indexes and foreign keys off PostgreSQL's tables for the time of a bulk load and puts them back as they were,
 * which halves its work. It locks the tables until the end of the transaction, so it is for a database that nobody else
 * is connected to; if the transaction fails, all is as it was.
 */
final class BareTables {
    private static final String TABLES =
            "('customer', 'status_change', 'internet_service', 'address_lease', 'open_session', 'finished_session')";

    /** Those of partitions go and come with their parent's; those of primary and unique keys stay. */
    private static final String INDEXES =
            """
            select 'drop index ' || i.indexrelid::regclass,
              replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
            where t.relnamespace = current_schema()::regnamespace and not t.relispartition and t.relname in\s""" + TABLES + " and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)";

    private static final String FOREIGN_KEYS = """
            select 'alter table ' || t.oid::regclass || ' drop constraint ' || quote_ident(k.conname),
              'alter table ' || t.oid::regclass || ' add constraint ' || quote_ident(k.conname) || ' '
              || pg_get_constraintdef(k.oid)
            from pg_constraint k join pg_class t on t.oid = k.conrelid
            where k.contype = 'f' and t.relnamespace = current_schema()::regnamespace and t.relname in\s""" + TABLES;

    private final Connection connection;
    private final List<String> restoring = new ArrayList<>();

    private BareTables(Connection connection) {
        this.connection = connection;
    }

    static BareTables strip(Connection connection) throws SQLException {
        BareTables bare = new BareTables(connection);
        bare.strip(INDEXES);
        bare.strip(FOREIGN_KEYS);
        return bare;
    }

    /** Whether anybody else is connected to this database. */
    static boolean wouldDisturb(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet others = statement.executeQuery(
                        "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                                + " and backend_type = 'client backend'")) {
            return others.next();
        }
    }

    private void strip(String query) throws SQLException {
        List<String> dropping = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            while (results.next()) {
                dropping.add(results.getString(1));
                restoring.add(results.getString(2));
            }
        }
        execute(dropping);
    }

    void restore() throws SQLException {
        execute(List.of("set local maintenance_work_mem = '256MB'"));
        execute(restoring);
    }

    private void execute(List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
