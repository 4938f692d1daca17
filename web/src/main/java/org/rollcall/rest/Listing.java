package org.rollcall.rest;

import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A page of a list as every list answers: {@code items, total, page, size}. */
final class Listing {
    private Listing() {}

    static JsonObject of(Query query, long total, List<JsonObject> items) {
        return Json.object()
                .put("items", items)
                .put("total", total)
                .put("page", query.page())
                .put("size", query.size())
                .build();
    }

    /**
     * A page of a list that is short enough to be held whole, in its own order unless the request says another.
     *
     * @param orders what it can be sorted by, by the name of the field
     */
    static <T> JsonObject of(
            Query query, List<T> all, Map<String, Comparator<T>> orders, Function<T, JsonObject> json) {
        Optional<Comparator<T>> order = query.sort(orders.keySet())
                .map(sort ->
                        sort.startsWith("-") ? orders.get(sort.substring(1)).reversed() : orders.get(sort));
        query.check();
        var rows = order.map(by -> all.stream().sorted(by)).orElseGet(all::stream);
        return of(
                query,
                all.size(),
                rows.skip(query.first()).limit(query.size()).map(json).toList());
    }
}
