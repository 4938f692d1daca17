package org.rollcall.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.codec.Attribute;

/**
 * A {@code find} line: alternatives, of which the first counts of which all is known.
 *
 * @param alternatives each as it is written, {@code User-Name? Acct-Session-Id} or {@code Cisco-Account-Info=S{...}}
 */
record SessionFinder(List<List<String>> alternatives) {
    static SessionFinder parse(String line) {
        List<List<String>> alternatives = new ArrayList<>();
        for (String alternative : line.split("\\|")) {
            alternatives.add(List.of(alternative.strip().split(" +")));
        }
        return new SessionFinder(List.copyOf(alternatives));
    }

    List<Attribute> of(SessionIdentity session) {
        return alternatives.stream()
                .flatMap(alternative -> complete(alternative, session).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing known finds the session: " + alternatives));
    }

    private static Optional<List<Attribute>> complete(List<String> alternative, SessionIdentity session) {
        List<Attribute> attributes = new ArrayList<>();
        for (String word : alternative) {
            boolean optional = word.endsWith("?");
            Optional<Attribute> attribute = attribute(optional ? word.substring(0, word.length() - 1) : word, session);
            if (attribute.isEmpty() && !optional) {
                return Optional.empty();
            }
            attribute.ifPresent(attributes::add);
        }
        return Optional.of(attributes);
    }

    /** {@code Name} has its own value; {@code Name=text{Other}} that of another in a text. */
    private static Optional<Attribute> attribute(String word, SessionIdentity session) {
        int equals = word.indexOf('=');
        if (equals < 0) {
            return session.value(word).map(value -> Attribute.named(word, value));
        }
        int open = word.indexOf('{');
        return session.value(word.substring(open + 1, word.length() - 1))
                .map(value -> Attribute.named(word.substring(0, equals), word.substring(equals + 1, open) + value));
    }
}
