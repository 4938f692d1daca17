package org.rollcall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RandomSource;

/**
 * Every order to every make of router against the whole packet in {@code golden/<dialect>-<action>.txt}: in words, then
 * its octets. No file means that this router is not asked this; ending a session and coming back does it.
 */
class GoldenPacketsTest {
    private static final byte[] SECRET = "golden secret".getBytes(StandardCharsets.US_ASCII);
    private static final int IDENTIFIER = 7;
    private static final Instant TIME = Instant.parse("2026-11-22T12:30:00Z");
    private static final SessionIdentity SESSION =
            new SessionIdentity("8180002a", "ann@isp", "100.64.0.1", "ge-1/0/7:101");
    private static final long DOWN = 50_000_000;
    private static final long UP = 10_000_000;

    enum Action {
        DISCONNECT,
        SPEED,
        BLOCK,
        RESTORE
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Dialect.values())
                .flatMap(dialect -> Arrays.stream(Action.values()).map(action -> Arguments.of(dialect, action)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void packet(Dialect dialect, Action action) throws IOException {
        assertThat(order(dialect.vendor(), action).map(GoldenPacketsTest::written))
                .isEqualTo(golden(dialect, action));
    }

    private static Optional<RouterOrder> order(VendorDialect vendor, Action action) {
        return switch (action) {
            case DISCONNECT -> Optional.of(vendor.end(SESSION));
            case SPEED -> vendor.setSpeed(SESSION, DOWN, UP);
            case BLOCK -> vendor.block(SESSION);
            case RESTORE -> vendor.restore(SESSION, DOWN, UP);
        };
    }

    private static String written(RouterOrder order) {
        PacketCode code =
                order.kind() == RouterOrder.Kind.DISCONNECT ? PacketCode.DISCONNECT_REQUEST : PacketCode.COA_REQUEST;
        List<Attribute> attributes = new ArrayList<>(order.attributes());
        attributes.add(Attribute.time(AttributeType.EVENT_TIMESTAMP, TIME));
        byte[] packet = PacketWriter.request(code, IDENTIFIER, attributes, SECRET, false, RandomSource.secure());
        return code + "\n"
                + attributes.stream().map(Attribute::describe).collect(Collectors.joining("\n"))
                + "\n"
                + HexFormat.of().formatHex(packet).replaceAll("(.{96})(?=.)", "$1\n")
                + "\n";
    }

    private static Optional<String> golden(Dialect dialect, Action action) throws IOException {
        String name = "golden/" + dialect.name().toLowerCase(Locale.ROOT) + "-"
                + action.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream file = GoldenPacketsTest.class.getResourceAsStream(name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
