package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.junit.jupiter.api.Test;
import org.postgresql.xa.PGXADataSource;

class PostgreSqlConnectionTest {
    private record Transaction(byte number) implements Xid {
        @Override
        public int getFormatId() {
            return 1;
        }

        @Override
        public byte[] getGlobalTransactionId() {
            return new byte[] {number};
        }

        @Override
        public byte[] getBranchQualifier() {
            return new byte[] {1};
        }
    }

    @Test
    void aRefusedCommitIsARollbackAndTheConnectionGoesOn() throws Exception {
        try (TestDatabase database = TestDatabases.fresh(Vendor.POSTGRESQL)) {
            XAConnection connection = connect(database);
            try (Statement statement = connection.getConnection().createStatement()) {
                statement.execute("create table parent (id int primary key)");
                statement.execute("create table child (id int references parent deferrable initially deferred)");

                assertThatThrownBy(() -> insert(connection, new Transaction((byte) 1), "child"))
                        .isInstanceOfSatisfying(XAException.class, refused -> assertThat(refused.errorCode)
                                .isEqualTo(XAException.XA_RBROLLBACK));
                insert(connection, new Transaction((byte) 2), "parent");
            } finally {
                connection.close();
            }
            assertThat(database.database().number("select count(*) from parent"))
                    .isOne();
            assertThat(database.database().number("select count(*) from child")).isZero();
        }
    }

    @Test
    void aCommitWhoseConnectionBreaksIsNotSaidToBeARollback() throws Exception {
        try (TestDatabase database = TestDatabases.fresh(Vendor.POSTGRESQL)) {
            XAConnection connection = connect(database);
            Transaction transaction = new Transaction((byte) 3);
            connection.getXAResource().start(transaction, XAResource.TMNOFLAGS);
            try (Statement statement = connection.getConnection().createStatement()) {
                statement.execute("select 1");
                connection.getXAResource().end(transaction, XAResource.TMSUCCESS);
            }
            database.database()
                    .number(
                            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database()"
                                    + " and pid <> pg_backend_pid()");

            assertThatThrownBy(() -> connection.getXAResource().commit(transaction, true))
                    .isInstanceOfSatisfying(XAException.class, lost -> assertThat(lost.errorCode)
                            .isEqualTo(XAException.XAER_RMFAIL));
        }
    }

    private static void insert(XAConnection connection, Xid transaction, String table)
            throws SQLException, XAException {
        connection.getXAResource().start(transaction, XAResource.TMNOFLAGS);
        try (Statement statement = connection.getConnection().createStatement()) {
            statement.execute("insert into " + table + " values (1)");
        }
        connection.getXAResource().end(transaction, XAResource.TMSUCCESS);
        connection.getXAResource().commit(transaction, true);
    }

    private static XAConnection connect(TestDatabase database) throws SQLException {
        PGXADataSource source = PostgreSqlConnection.source();
        try (Connection other = database.dataSource().getConnection()) {
            source.setUrl(other.getMetaData().getURL());
        }
        source.setUser(PostgreSqlCluster.USER);
        return source.getXAConnection();
    }
}
