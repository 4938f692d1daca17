package org.rollcall.settings;

import java.util.List;

/** Settings that Rollcall cannot start with. Each problem begins with the name of its setting. */
public final class InvalidConfiguration extends RuntimeException {
    private final transient List<String> problems;

    public InvalidConfiguration(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
