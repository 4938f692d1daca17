package org.rollcall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.shared.DatabaseFailure;

class FaultTest {
    @ParameterizedTest
    @CsvSource({
        "23505, RACE",
        "40001, RACE",
        "40P01, RACE",
        "22021, POISON",
        "22001, POISON",
        "23502, POISON",
        "08006, UNAVAILABLE",
        "57P01, UNAVAILABLE",
        "53100, UNAVAILABLE",
        "90098, UNAVAILABLE",
        ", UNAVAILABLE"
    })
    void sqlStatesDecide(String state, Fault fault) {
        SQLException e = new SQLException("?", state);
        assertThat(Fault.of(new DatabaseFailure(e))).isEqualTo(fault);
        assertThat(Fault.of(new EJBException(new DatabaseFailure(e)))).isEqualTo(fault);
    }

    @Test
    void aBugOfOursIsTheRecordsFault() {
        assertThat(Fault.of(new EJBException(new NullPointerException()))).isEqualTo(Fault.POISON);
        assertThat(Fault.of(new IllegalArgumentException())).isEqualTo(Fault.POISON);
    }

    @Test
    void whatTheContainerCannotDoIsNot() {
        assertThat(Fault.of(new EJBException("no instance"))).isEqualTo(Fault.UNAVAILABLE);
        assertThat(Fault.of(new EJBException(new RollbackException()))).isEqualTo(Fault.UNAVAILABLE);
    }
}
