package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.NasSettings;

/**
 * R16 in short form: one process lives through some days with a clock that jumps by an hour and a day to and fro,
 * over the end of summer time. The tables of {@code BusinessDatesTest} hold more zones and moments.
 */
class ClockJumpIT {
    /** The night looks every 10 seconds. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(40);

    private static final LocalDate FIRST = LocalDate.of(2027, 10, 30);

    @TempDir
    private Path data;

    private Path offset;
    private Clock clock;

    @Test
    void everyDateOnceWhateverTheClockDoes() throws Exception {
        offset = Files.write(data.resolve("offset"), new byte[Long.BYTES]);
        jumpTo("2027-10-30T12:00:00Z");
        Map<String, String> settings =
                Map.of("LD_PRELOAD", library().toString(), "WALLCLOCK_OFFSET", offset.toString());
        try (RollcallProcess rollcall = new RollcallProcess(data, settings).start()) {
            Isp isp = new Isp(rollcall);
            Isp.Subscriber subscriber = isp.subscriber();
            look(rollcall);

            jumpTo("2027-10-31T00:29:55Z");
            await("the night comes by itself, at the first 02:30")
                    .atMost(BY_ITSELF)
                    .until(() -> nights(rollcall).equals(dates("2027-10-31")));
            try (Nas router = Nas.open(
                    NasSettings.local(rollcall.authPort, rollcall.acctPort, Isp.SECRET)
                            .withCoaPort(isp.coaPort),
                    clock)) {
                for (String moment : List.of("2027-10-31T01:31:00Z", "2027-10-31T00:31:00Z", "2027-10-30T00:31:00Z")) {
                    jumpTo(moment);
                    look(rollcall);
                    assertThat(nights(rollcall)).as(moment).isEqualTo(dates("2027-10-31"));
                }
                jumpTo("2027-10-31T12:00:00Z");
                NasSession session = router.connect(subscriber.pap()).orElseThrow();
                jumpTo("2027-10-31T11:00:00Z");
                // the timers of a server must not wait for an hour
                assertThat(isp.api.put("/settings", "{'jobTime':'11:59'}").status())
                        .isEqualTo(200);
                jumpTo("2027-11-01T11:00:00Z");
                jumpTo("2027-11-01T10:59:55Z");
                await("the night comes by itself on a clock that was put back")
                        .atMost(BY_ITSELF)
                        .until(() -> nights(rollcall).equals(dates("2027-11-01")));
                session.carry(Duration.ofSeconds(60), 1_000, 2_000);
                router.interim(session);
                // begun at 12:00 by that clock, heard of an hour before
                long seconds = rollcall.api()
                        .get("/sessions?open=true")
                        .body()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getInt("seconds");
                assertThat(seconds).isBetween(0L, Duration.ofDays(2).toSeconds());
            }
        }
    }

    private Path library() throws IOException, InterruptedException {
        Path library = data.resolve("wallclock.so");
        Process compiler = new ProcessBuilder(
                        "gcc", "-shared", "-fPIC", "-O2", "-o", library.toString(), "src/test/clock/wallclock.c")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("gcc").isZero();
        return library;
    }

    private void jumpTo(String moment) throws IOException {
        Duration by = Duration.between(Instant.now(), Instant.parse(moment));
        byte[] seconds = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(by.toSeconds())
                .array();
        // in place: the process has it mapped
        Files.write(offset, seconds, StandardOpenOption.WRITE);
        clock = Clock.offset(Clock.system(ZoneOffset.UTC), by);
    }

    /** Has the night look at once, by a run that changes nothing. */
    private static void look(RollcallProcess rollcall) {
        String path = "/jobs/lifecycle/runs/"
                + rollcall.api()
                        .post("/jobs/lifecycle/runs", "{'businessDate':'2027-01-01','dryRun':true}")
                        .id();
        await("a look")
                .atMost(BY_ITSELF)
                .until(() -> rollcall.api().get(path).text("state").equals("completed"));
    }

    private static List<LocalDate> dates(String last) {
        return FIRST.plusDays(1).datesUntil(LocalDate.parse(last).plusDays(1)).toList();
    }

    /** Dates the timer ran, in that order. */
    private static List<LocalDate> nights(RollcallProcess rollcall) {
        return rollcall
                .api()
                .get("/jobs/lifecycle/runs?size=200")
                .body()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(run -> run.getString("startedBy").equals("timer"))
                .sorted(Comparator.comparing(run -> run.getInt("id")))
                .map(run -> LocalDate.parse(run.getString("businessDate")))
                .toList();
    }
}
