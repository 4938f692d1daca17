package org.rollcall.seed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.DatabaseAccount;
import org.rollcall.shared.Database;
import org.rollcall.shared.DatabaseSource;
import org.rollcall.shared.Groundwork;
import org.rollcall.shared.SecretBox;
import org.rollcall.shared.SecretPlace;
import org.rollcall.shared.Vendor;

/** The database of this installation, opened as the product opens it: migrated, and its secrets unlocked. */
final class Installation implements AutoCloseable {
    private final Configuration configuration;
    private final Connection connection;
    private final Sealer sealer;

    /** Why nothing is written, for the person who asked. */
    static final class Refusal extends RuntimeException {
        Refusal(String message) {
            super(message);
        }
    }

    private Installation(Configuration configuration, Connection connection, Sealer sealer) {
        this.configuration = configuration;
        this.connection = connection;
        this.sealer = sealer;
    }

    /** @throws org.rollcall.shared.StartProblem naming the setting, for instance if another process has the H2 file */
    static Installation open(Configuration configuration, Clock clock) throws SQLException {
        Database database = new Database(DatabaseSource.plain(configuration, configuration.dbUser()));
        SecretBox secrets = new SecretBox();
        Groundwork.lay(configuration, database, secrets, clock);
        // the owner, because indexes are taken off and put back
        Connection connection = patient(configuration, configuration.dbOwner()).getConnection();
        connection.setAutoCommit(false);
        Sealer sealer = (table, id, column, clear) ->
                secrets.seal(new SecretPlace(table, id, column), clear.getBytes(StandardCharsets.UTF_8));
        return new Installation(configuration, connection, sealer);
    }

    /** The product gives up on a statement after a minute; a bulk load may take longer. */
    private static DataSource patient(Configuration configuration, DatabaseAccount account) throws SQLException {
        DataSource source = DatabaseSource.plain(configuration, account);
        if (source instanceof PGSimpleDataSource postgresql) {
            postgresql.setSocketTimeout(0);
        }
        return source;
    }

    String describe() {
        return configuration
                .dbUrl()
                .file()
                .map(file -> "the H2 database " + file)
                .orElseGet(() -> "the database " + configuration.dbUrl().url().replaceAll("\\?.*", ""));
    }

    Connection connection() {
        return connection;
    }

    Vendor vendor() {
        return configuration.dbUrl().vendor();
    }

    Sealer sealer() {
        return sealer;
    }

    long customers() throws SQLException {
        return number("select count(*) from (select id from customer limit 1000000) c");
    }

    long highestCustomer() throws SQLException {
        return number("select coalesce(max(id), 0) from customer");
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        }
    }

    /** Writes it all, commits, and lets the database know what it holds now. */
    void fill(Isp isp, Calendar calendar, Dice dice, Progress progress) throws SQLException {
        Seeder seeder = new Seeder(connection, vendor(), sealer, progress);
        if (vendor() == Vendor.H2) {
            seeder.write(isp, calendar, dice);
            connection.commit();
            progress.step("gathering statistics");
            execute("analyze");
            connection.commit();
            progress.step("compacting the file");
            // without, the file keeps what so many writes left behind, thirty times what it holds; this also closes it
            execute("shutdown compact");
            return;
        }
        makeMonths(calendar.today().minusDays(isp.historyDays()), calendar.today());
        boolean bare = customers() == 0 && !BareTables.wouldDisturb(connection);
        if (bare) {
            BareTables tables = BareTables.strip(connection);
            seeder.write(isp, calendar, dice);
            progress.step("building indexes");
            tables.restore();
        } else {
            seeder.write(isp, calendar, dice);
        }
        connection.commit();
        progress.step("gathering statistics");
        connection.setAutoCommit(true);
        execute("vacuum analyze");
    }

    /** Finished sessions are kept in a partition per month; the product makes those ahead, these are behind. */
    private void makeMonths(LocalDate first, LocalDate last) throws SQLException {
        long months = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last.withDayOfMonth(1)) + 1;
        try (PreparedStatement statement = connection.prepareStatement("select make_session_partitions(?, ?)")) {
            Database.bind(statement, first.withDayOfMonth(1), (int) months);
            statement.executeQuery().close();
        }
        // before the long transaction, for the product may want to do the same
        connection.commit();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What was not committed is as if it had never been. */
    @Override
    public void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
