package org.rollcall.nassim;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rollcall.nassim.NasSettings.Server;
import org.rollcall.nassim.Simulation.Population;

/** {@code nas-sim run}: routers with subscribers, until interrupted. */
final class RunCommand {
    private RunCommand() {}

    static int run(List<String> words, PrintStream out) {
        Options options = new Options(words, RunOptions.FLAGS, RunOptions.named());
        if (options.has("--help")) {
            out.print(RunOptions.HELP);
            return 0;
        }
        Habits habits = RunOptions.habits(options);
        Population population = RunOptions.population(options);
        List<NasSettings> routers = RunOptions.routers(options);
        CoaShares shares = RunOptions.shares(options);
        Duration duration = options.seconds("--duration", Duration.ofDays(10_000));
        Duration report = options.seconds("--report", Duration.ofSeconds(5));

        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.countDown();
            try {
                stopped.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        Optional<AckLog> log = ServerOptions.ackLog(options);
        EventLoop loop = new EventLoop("routers");
        List<Nas> nases = new ArrayList<>();
        try {
            for (NasSettings router : routers) {
                Nas nas = Nas.open(router, Clock.systemUTC(), loop, false, 1);
                nases.add(nas);
                nas.answerCoa(shares);
                log.ifPresent(nas::logAcknowledgements);
                out.printf(
                        "router %s %s, Disconnect and CoA on port %d%n",
                        router.name(), router.address().getHostAddress(), nas.coaPort());
            }
            try (Simulation simulation = new Simulation(nases, population, habits, Clock.systemUTC())) {
                if (powerOn(nases, stop, out)) {
                    simulation.begin();
                    Progress progress =
                            new Progress(simulation, Clock.system(ZoneId.systemDefault()), out, options.has("--quiet"));
                    progress.until(stop, duration, report, () -> log.ifPresent(AckLog::flush));
                }
            }
            if (!options.has("--abrupt")) {
                nases.parallelStream().forEach(Nas::accountingOff);
            }
            return 0;
        } finally {
            nases.forEach(Nas::close);
            loop.close();
            log.ifPresent(AckLog::close);
            stopped.countDown();
        }
    }

    /** Tells the server that the routers are up, for as long as it takes; false if it is interrupted before. */
    private static boolean powerOn(List<Nas> nases, CountDownLatch stop, PrintStream out) {
        for (Nas nas : nases) {
            Server server = nas.settings().server();
            while (!nas.accountingOn().answered()) {
                if (stop.getCount() == 0) {
                    return false;
                }
                out.printf(
                        "no answer to Accounting-On of %s from %s:%d yet (is the server up, is the router known to it,"
                                + " is the secret right?)%n",
                        nas.settings().name(), server.address().getHostAddress(), server.acctPort());
            }
        }
        return stop.getCount() > 0;
    }
}
