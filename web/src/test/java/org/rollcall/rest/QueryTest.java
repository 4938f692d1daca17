package org.rollcall.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.customer.StatusWord;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.InvalidInput;

class QueryTest {
    private static Query query(String query, String... filters) {
        var parameters = new MultivaluedHashMap<String, String>();
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            if (pair.length == 2) {
                parameters.add(pair[0], pair[1]);
            }
        }
        return new Query(parameters, Set.of(filters));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', 1, 50, 0",
                "page=3&size=20, 3, 20, 40",
                "size=200, 1, 200, 0",
                "page=&size=, 1, 50, 0",
                "page=2147483647&size=200, 2147483647, 200, 429496729200"
            })
    void pagesAreCountedFromOne(String text, int page, int size, long first) {
        Query query = query(text);
        query.check();
        assertThat(query.page()).isEqualTo(page);
        assertThat(query.size()).isEqualTo(size);
        assertThat(query.first()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "page=0, page",
        "page=-1, page",
        "page=x, page",
        "page=1.5, page",
        "page=99999999999, page",
        "size=0, size",
        "size=201, size",
        "size=1&size=2, size",
        "nas=0, nas",
        "nas=x, nas",
        "open=yes, open",
        "status=gone, status",
        "'status=new,', status",
        "sort=secret, sort",
        "sort=--name, sort",
        "sort=-, sort",
        "q=a\u0000b, q",
        "limit=5, limit"
    })
    void badValuesAreRefusedByName(String text, String name) {
        Query query = query(text, "nas", "open", "status", "q");
        query.id("nas");
        query.flag("open");
        query.words("status", StatusWord.class);
        query.text("q");
        query.sort(Set.of("name", "id"));
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, query::check);
        assertThat(refused.errors()).extracting(FieldError::field).containsExactly(name);
    }

    @Test
    void severalWordsAreOneSet() {
        assertThat(query("status=blocked,online24h&status=new", "status").words("status", StatusWord.class))
                .containsExactlyInAnyOrder(StatusWord.BLOCKED, StatusWord.ONLINE24H, StatusWord.NEW);
        assertThat(query("status=", "status").words("status", StatusWord.class)).isEmpty();
    }

    @Test
    void aShortListIsSortedAndCutHere() {
        List<Integer> numbers = IntStream.rangeClosed(1, 7).boxed().toList();
        Map<String, Comparator<Integer>> orders = Map.of("n", Comparator.naturalOrder());
        assertThat(Listing.of(query("sort=-n&page=2&size=3"), numbers, orders, n -> Json.object()
                                .put("n", n)
                                .build())
                        .toString())
                .isEqualTo("{\"items\":[{\"n\":4},{\"n\":3},{\"n\":2}],\"total\":7,\"page\":2,\"size\":3}");
        assertThat(Listing.of(query("page=9"), numbers, orders, n -> Json.object()
                                .build())
                        .toString())
                .isEqualTo("{\"items\":[],\"total\":7,\"page\":9,\"size\":50}");
    }
}
