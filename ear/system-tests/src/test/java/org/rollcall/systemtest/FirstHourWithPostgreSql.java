package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** With a database that can be made to refuse a commit; last, because servers complain of it in their logs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FirstHourWithPostgreSql extends FirstHourScenario {
    /**
     * Every statement works and only the commit fails, as of a full disk. Payara does not tell a caller of that if the
     * container owns the transaction around a message; what is answered all the same must be in the spool.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void aRecordWhoseCommitFailsIsKeptUntilItDoesNot() throws SQLException, IOException {
        Isp.Subscriber subscriber = isp.subscriber();
        byte[] start = accounting(subscriber.login(), "commit-1", 1, 0);
        try (Connection connection = Cluster.connect(rollcall.environment);
                Statement statement = connection.createStatement()) {
            statement.execute("create function refuse() returns trigger language plpgsql"
                    + " as $$ begin raise exception 'refused at commit' using errcode = 'disk_full'; end $$");
            statement.execute("create constraint trigger refuse after insert on open_session deferrable initially"
                    + " deferred for each row when (new.login = '" + subscriber.login()
                    + "') execute function refuse()");

            assertThat(exchange(start, rollcall.acctPort)).isNotEmpty();
            assertThat(isp.sessions(subscriber.login(), true)).isEmpty();
            assertThat(isp.api.get("/health").body().getJsonObject("spool").getInt("records"))
                    .isEqualTo(1);

            statement.execute("drop function refuse cascade");
        }
        await("the record is stored")
                .until(() -> isp.sessions(subscriber.login(), true).size() == 1);
        await("nothing waits").until(() -> isp.api.get("/health").body().getBoolean("fine"));
    }
}
