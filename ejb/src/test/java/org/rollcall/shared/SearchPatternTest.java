package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.shared.SearchPattern.Kind;

class SearchPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                        | NOTHING        |
                    '   '                     | NOTHING        |
                    a                         | TOO_SHORT      |
                    Ng                        | TEXT           | ng
                    Anna  ADLER               | TEXT           | anna,adler
                    user42@example.net        | TEXT           | user42@example.net
                    4                         | NUMBER         | 4
                    447700900123              | NUMBER         | 447700900123
                    07700 900123              | PHONE          | 700900123
                    +44 7700 900-123          | PHONE          | 700900123
                    (0)12 34                  | PHONE          | 1234
                    10.0.0.42                 | ADDRESS        | 10.0.0.42
                    10.0.0.9/30               | ADDRESS        | 10.0.0.8,10.0.0.9,10.0.0.10,10.0.0.11
                    10.0.                     | ADDRESS_PREFIX | 10.0.
                    10.1                      | ADDRESS_PREFIX | 10.1
                    10.1.0.0/16               | ADDRESS_PREFIX | 10.1.
                    10.1.2.0/23               | ADDRESS_PREFIX | 10.1.2.,10.1.3.
                    192.0.0.0/7               | ADDRESS_PREFIX | 192.,193.
                    0.0.0.0/0                 | ADDRESS_PREFIX | ''
                    300.1.1.1                 | TEXT           | 300.1.1.1
                    10.0.0.1/33               | TEXT           | 10.0.0.1
                    02:00:5e:00:53:01         | MAC            | 02:00:5e:00:53:01
                    02-00-5E-00-53-01         | MAC            | 02:00:5e:00:53:01
                    0200.5e00.5301            | MAC            | 02:00:5e:00:53:01
                    02005E005301              | MAC            | 02:00:5e:00:53:01
                    02:00:5e                  | MAC            | 02:00:5e
                    2001:db8::                | IPV6           | 2001:db8:
                    2001:db8:1::/48           | IPV6           | 2001:db8:1:
                    """)
    void whatIsMeant(String typed, Kind kind, String terms) {
        SearchPattern pattern = SearchPattern.of(typed);
        assertThat(pattern.kind()).isEqualTo(kind);
        assertThat(pattern.terms()).isEqualTo(terms == null ? List.of() : List.of(terms.split(",", -1)));
    }

    @Test
    void controlCharactersAreBlanks() {
        assertThat(SearchPattern.of("an\0na\tb").terms()).containsExactly("an", "na", "b");
    }

    @Test
    void whatLikeUnderstandsIsEscaped() {
        assertThat(SearchPattern.within("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
        assertThat(SearchPattern.piece("ng")).isEqualTo(" ng");
    }
}
