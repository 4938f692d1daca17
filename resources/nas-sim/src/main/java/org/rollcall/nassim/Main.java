package org.rollcall.nassim;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The command line of {@code bin/nas-sim}. Exit status: 0 done, 1 it could not begin or {@code --strict} found something
 * lost or forged, 2 the words were wrong.
 */
public final class Main {
    private static final String HELP = """
            usage: nas-sim [run] [OPTIONS]     routers with subscribers who come and go
                   nas-sim load [OPTIONS]      load generator: a fixed number of requests in flight

            nas-sim run --help and nas-sim load --help tell the options of each.
            """;

    private Main() {}

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Arrays.asList(words), out, err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        String command = words.isEmpty() || words.get(0).startsWith("-") ? "run" : words.get(0);
        List<String> rest = words.isEmpty() || words.get(0).startsWith("-") ? words : words.subList(1, words.size());
        try {
            return switch (command) {
                case "run" -> RunCommand.run(rest, out);
                case "load" -> LoadCommand.run(rest, out);
                case "help" -> {
                    out.print(HELP);
                    yield 0;
                }
                default ->
                    throw new Options.UsageException(
                            "there is no command '" + command + "', only run and load; --help tells more");
            };
        } catch (Options.UsageException e) {
            err.println("nas-sim: " + e.getMessage());
            return 2;
        } catch (UncheckedIOException e) {
            err.println("nas-sim: " + e.getMessage());
            return 1;
        }
    }
}
