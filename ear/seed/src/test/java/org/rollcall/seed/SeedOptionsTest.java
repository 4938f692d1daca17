package org.rollcall.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedOptionsTest {
    @Test
    void readsWhatIsAskedFor() {
        SeedOptions options = SeedOptions.parse(List.of(
                "--customers", "1000", "--online", "10", "--history", "3", "--bench", "--seed", "7", "--force"));
        assertThat(options).isEqualTo(new SeedOptions(1000, 10, 3, false, true, true, false, 7));
        assertThat(SeedOptions.parse(List.of()).help()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--online 5                   | --customers N or --demo is needed",
                "--customers                  | --customers needs a value",
                "--customers many             | --customers is 'many', which is not a whole number",
                "--customers 0                | --customers is 0, which is not within 1 to 4000000",
                "--customers 10 --history 61  | --history is 61, which is not within 0 to 60",
                "--demo --customers 10        | --demo has its own customers",
                "--demo --bench               | do not go with --demo",
                "--customer 10                | there is no option '--customer'",
            })
    void mistakesAreSaidPlainly(String words, String message) {
        assertThatThrownBy(() -> SeedOptions.parse(List.of(words.strip().split(" "))))
                .isInstanceOf(SeedOptions.UsageException.class)
                .hasMessageContaining(message);
    }
}
