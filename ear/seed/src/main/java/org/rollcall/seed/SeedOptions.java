package org.rollcall.seed;

import java.util.List;

/**
 * What is asked for.
 *
 * @param customers 0 = the demonstration ISP
 * @param force also into a database that has customers
 */
record SeedOptions(
        int customers, int online, int history, boolean demo, boolean bench, boolean force, boolean help, long seed) {
    static final String HELP = """
            usage: bin/seed --customers N [--online M] [--history D] [--bench] [--force] [--seed S]
                   bin/seed --demo [--force]
            Fills the database of this installation (the same settings as Rollcall: ROLLCALL_DB_URL, ROLLCALL_DATA ...)
            with a made-up ISP.

              --customers N   so many customers of all statuses, 1 to 4000000
              --online M      so many of them have a session now (0)
              --history D     so many days back, about M of them had a session each day, 0 to 60 (0)
              --bench         service logins u000001... with passwords pw000001..., and the NAS 127.0.0.1 with the
                              secret testing123 and Message-Authenticator auto, as the load generators expect them
              --demo          instead, the demonstration ISP: 400 customers behind the routers that bin/nas-sim --demo acts
              --force         also if the database has customers already
              --seed S        another number, other people (1)

            With PostgreSQL Rollcall may run meanwhile (it learns of new routers with its next start). An H2 database
            belongs to one process: stop Rollcall first.
            """;

    /** Told to the person who typed it. */
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }

    static SeedOptions parse(List<String> words) {
        long customers = 0;
        long online = 0;
        long history = 0;
        long seed = 1;
        boolean demo = false;
        boolean bench = false;
        boolean force = false;
        boolean help = words.isEmpty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (word) {
                case "--customers" -> customers = number(word, value, 1, 4_000_000);
                case "--online" -> online = number(word, value, 0, 4_000_000);
                case "--history" -> history = number(word, value, 0, 60);
                case "--seed" -> seed = number(word, value, 0, Long.MAX_VALUE);
                case "--demo" -> demo = true;
                case "--bench" -> bench = true;
                case "--force" -> force = true;
                case "--help" -> help = true;
                default -> throw new UsageException("there is no option '" + word + "'; --help tells what there is");
            }
            i += word.equals("--customers")
                            || word.equals("--online")
                            || word.equals("--history")
                            || word.equals("--seed")
                    ? 1
                    : 0;
        }
        if (!help && demo == customers > 0) {
            throw new UsageException(
                    demo
                            ? "--demo has its own customers, --customers does not go with it"
                            : "--customers N or --demo is needed");
        }
        if (demo && (online > 0 || history > 0 || bench)) {
            throw new UsageException("--online, --history and --bench do not go with --demo");
        }
        return new SeedOptions((int) customers, (int) online, (int) history, demo, bench, force, help, seed);
    }

    /** @param firstNumber of the first customer */
    BulkIsp.Size size(long firstNumber) {
        return new BulkIsp.Size(customers, online, history, Math.toIntExact(firstNumber), bench);
    }

    private static long number(String option, String text, long least, long most) {
        if (text.isEmpty()) {
            throw new UsageException(option + " needs a value");
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new UsageException(option + " is '" + text + "', which is not a whole number");
        }
        throw new UsageException(option + " is " + text + ", which is not within " + least + " to " + most);
    }
}
