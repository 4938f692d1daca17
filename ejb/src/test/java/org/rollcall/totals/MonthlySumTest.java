package org.rollcall.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlySumTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "0.0000, 0.00",
        "10, 10.00",
        "1E+3, 1000.00",
        "19.9000, 19.90",
        "0.1250, 0.125",
        "0.0001, 0.0001",
        "99999999999999999.9999, 99999999999999999.9999"
    })
    void showsTwoDecimalsAndMoreOnlyWhereTheyMatter(BigDecimal sum, String shown) {
        assertThat(new MonthlySum("EUR", sum).amount().toPlainString()).isEqualTo(shown);
    }
}
