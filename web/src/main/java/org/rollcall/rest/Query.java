package org.rollcall.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.InvalidInput;

/**
 * The parameters in the address of a list: {@code page} from 1, {@code size} 1 to 200 (50), {@code sort=name} or
 * {@code -name}, and the filters of that list. Like {@link Fields}, it collects what is wrong until {@link #check()}.
 */
final class Query {
    private static final int DEFAULT_SIZE = 50;
    private static final int LARGEST_SIZE = 200;
    private static final Set<String> PAGING = Set.of("page", "size", "sort");

    private final MultivaluedMap<String, String> given;
    private final List<FieldError> errors = new ArrayList<>();
    private final int page;
    private final int size;

    Query(MultivaluedMap<String, String> given, Set<String> filters) {
        this.given = given;
        for (String name : given.keySet()) {
            if (!PAGING.contains(name) && !filters.contains(name)) {
                wrong(name, "unknown parameter");
            } else if (given.get(name).size() > 1 && !filters.contains(name)) {
                wrong(name, "is given more than once");
            }
        }
        this.page = (int) whole("page", 1, 1, Integer.MAX_VALUE);
        this.size = (int) whole("size", DEFAULT_SIZE, 1, LARGEST_SIZE);
    }

    /** @param filters names of the parameters beside page, size and sort that this list knows */
    static Query of(UriInfo uri, String... filters) {
        return new Query(uri.getQueryParameters(), new TreeSet<>(Arrays.asList(filters)));
    }

    int page() {
        return page;
    }

    int size() {
        return size;
    }

    /** How many rows come before this page. */
    long first() {
        return (page - 1L) * size;
    }

    Optional<String> text(String name) {
        Optional<String> text = Optional.ofNullable(given.getFirst(name)).filter(value -> !value.isEmpty());
        Optional<String> problem = text.flatMap(Texts::problem);
        problem.ifPresent(message -> wrong(name, message));
        return problem.isPresent() ? Optional.empty() : text;
    }

    OptionalLong id(String name) {
        return text(name).isEmpty() ? OptionalLong.empty() : OptionalLong.of(whole(name, 0, 1, Long.MAX_VALUE));
    }

    Optional<Boolean> flag(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            wrong(name, "must be true or false");
            return Optional.empty();
        }
        return text.map(Boolean::valueOf);
    }

    /** As {@code 2026-11-24}. */
    Optional<LocalDate> date(String name) {
        Optional<String> text = text(name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            wrong(name, "must be a date as 2026-11-24");
            return Optional.empty();
        }
    }

    /** Words separated by commas, in one parameter or several. */
    <E extends Enum<E>> Set<E> words(String name, Class<E> type) {
        Set<E> words = EnumSet.noneOf(type);
        for (String value : given.getOrDefault(name, List.of())) {
            for (String word : value.isEmpty() ? new String[0] : value.split(",", -1)) {
                Texts.constant(type, word.strip())
                        .ifPresentOrElse(words::add, () -> wrong(name, "must be of " + Texts.words(type)));
            }
        }
        return words;
    }

    /** What to sort by, if the request says so; a leading minus is for the caller to read. */
    Optional<String> sort(Set<String> names) {
        Optional<String> sort = text("sort");
        if (sort.isPresent() && !names.contains(sort.get().substring(sort.get().startsWith("-") ? 1 : 0))) {
            wrong(
                    "sort",
                    names.isEmpty()
                            ? "this list has one order only"
                            : "must be, with or without a minus before it, one of "
                                    + String.join(", ", new TreeSet<>(names)));
            return Optional.empty();
        }
        return sort;
    }

    /** @throws InvalidInput with everything that is wrong */
    void check() {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    void wrong(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    private long whole(String name, long otherwise, long least, long largest) {
        String text = given.getFirst(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= largest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        wrong(name, "must be a whole number from " + least + " to " + largest);
        return otherwise;
    }
}
