package org.rollcall.session;

import java.util.Arrays;
import java.util.Optional;

/**
 * Order of a table of open sessions; the id breaks ties. Octets have no index (interims change them), so these two
 * read every open session.
 */
public record OnlineSort(Key key, boolean descending) {
    /** The newest first. */
    public static final OnlineSort DEFAULT = new OnlineSort(Key.STARTED, true);

    /** What can be sorted by, with its name in addresses. */
    public enum Key {
        STARTED("started", "o.started_at"),
        LOGIN("login", "o.login"),
        DOWNLOAD("download", "o.download_octets"),
        UPLOAD("upload", "o.upload_octets");

        private final String word;
        private final String column;

        Key(String word, String column) {
            this.word = word;
            this.column = column;
        }

        public String word() {
            return word;
        }
    }

    /** From {@code login} or {@code -login}; empty if there is no such key. */
    public static Optional<OnlineSort> parse(String text) {
        boolean descending = text.startsWith("-");
        String word = descending ? text.substring(1) : text;
        return Arrays.stream(Key.values())
                .filter(key -> key.word.equals(word))
                .map(key -> new OnlineSort(key, descending))
                .findFirst();
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return (descending ? "-" : "") + key.word;
    }

    String orderBy() {
        return descending ? key.column + " desc, o.id desc" : key.column + ", o.id";
    }
}
