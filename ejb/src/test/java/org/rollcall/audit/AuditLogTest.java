package org.rollcall.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;
import org.rollcall.staff.RequestOrigin;

@OnBothDatabases
class AuditLogTest {
    private final TestDatabase test;

    AuditLogTest(TestDatabase test) {
        this.test = test;
    }

    @Test
    void whoFromWhereWhatAndNothingThatBreaksALine() {
        Wiring wiring = new Wiring(test, new FixedClock("2026-06-01T12:00:00Z", "UTC"));
        wiring.get(RequestOrigin.class).cameFrom("192.0.2.1");
        AuditLog log = wiring.get(AuditLog.class);
        log.record("customer.block", "customer 7", "x".repeat(5000));
        log.recordAs("e\u0000v\ne", "staff.signInFailed", "staff", "");
        List<String> rows = test.database()
                .list(
                        "select who, from_address, action, subject, details from audit_entry order by id",
                        row -> row.text("who") + " " + row.text("from_address") + " " + row.text("action") + " "
                                + row.text("subject") + " "
                                + row.text("details").length());
        assertThat(rows)
                .containsExactly(
                        "admin 192.0.2.1 customer.block customer 7 4000", "e?v?e 192.0.2.1 staff.signInFailed staff 0");
    }

    @Test
    void detailsSayWhatDiffersAndHideSecrets() {
        String details = new AuditDetails()
                .change("name", "a", "b")
                .change("same", 1, 1)
                .change("gone", "x", null)
                .secret("password", true)
                .secret("other", false)
                .value("made", 3)
                .value("nothing", null)
                .toString();
        assertThat(details).isEqualTo("name: a -> b; gone: x -> (none); password: (set); made: 3");
    }
}
