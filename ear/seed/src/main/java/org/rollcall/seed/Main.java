package org.rollcall.seed;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.rollcall.seed.SeedOptions.UsageException;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.Environment;
import org.rollcall.settings.InvalidConfiguration;
import org.rollcall.shared.StartProblem;

/** The command line of {@code bin/seed}. Exit status: 0 done, 1 nothing was written, 2 the words were wrong. */
public final class Main {
    /** Its messages are for a server's log; kept here, for a logger that nobody holds loses its level. */
    private static final java.util.logging.Logger MIGRATIONS = java.util.logging.Logger.getLogger("org.flywaydb");

    private Main() {}

    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Arrays.asList(words), System.getenv(), System.getProperties(), out, err));
    }

    static int run(
            List<String> words,
            Map<String, String> environment,
            Properties properties,
            PrintStream out,
            PrintStream err) {
        MIGRATIONS.setLevel(java.util.logging.Level.WARNING);
        try {
            SeedOptions options = SeedOptions.parse(words);
            if (options.help()) {
                out.print(SeedOptions.HELP);
                return 0;
            }
            Configuration configuration = Environment.read(environment, properties);
            seed(options, configuration, Clock.system(configuration.timeZone()), out);
            return 0;
        } catch (UsageException e) {
            err.println("seed: " + e.getMessage());
            return 2;
        } catch (InvalidConfiguration e) {
            e.problems().forEach(problem -> err.println("seed: " + problem));
            return 1;
        } catch (SQLException | IllegalArgumentException | StartProblem | Installation.Refusal e) {
            err.println("seed: " + e.getMessage());
            return 1;
        }
    }

    private static void seed(SeedOptions options, Configuration configuration, Clock clock, PrintStream out)
            throws SQLException {
        Progress progress = new Progress(out);
        Calendar calendar = new Calendar(clock.instant(), configuration.timeZone());
        Dice dice = new Dice(options.seed());
        try (Installation installation = Installation.open(configuration, clock)) {
            progress.step("filling " + installation.describe());
            long customers = installation.customers();
            if (customers > 0 && !options.force()) {
                throw new Installation.Refusal(
                        "the database has " + customers + " customers already; --force adds to them");
            }
            Isp isp = options.demo()
                    ? new DemoIsp(calendar, dice)
                    : new BulkIsp(options.size(installation.highestCustomer() + 1), calendar, dice);
            installation.fill(isp, calendar, dice, progress);
            progress.step(String.format("done in %.1f s", progress.seconds()));
        }
    }
}
