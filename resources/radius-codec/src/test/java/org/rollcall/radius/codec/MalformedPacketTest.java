package org.rollcall.radius.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.radius.codec.MalformedPacketException.Reason;

/** Every line of {@code malformed.txt}. */
class MalformedPacketTest {
    static List<String> malformed() throws IOException {
        return lines().filter(line -> !line.startsWith("WHOLE")).toList();
    }

    static List<String> whole() throws IOException {
        return lines().filter(line -> line.startsWith("WHOLE")).toList();
    }

    private static Stream<String> lines() throws IOException {
        return Files.readAllLines(Vectors.resource("malformed.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void isRefused(String line) {
        byte[] octets = octets(line, 1);
        MalformedPacketException refusal = catchThrowableOfType(
                MalformedPacketException.class, () -> RadiusPacket.parse(octets, 0, octets.length));
        assertThat(refusal.reason()).hasToString(line.split(" ")[0]);
        assertThat(refusal.getMessage()).isNotBlank();
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whole")
    void isFine(String line) throws MalformedPacketException {
        byte[] octets = octets(line, 2);
        RadiusPacket packet = RadiusPacket.parse(octets, 0, octets.length);
        assertThat(packet.attributes()).hasSize(Integer.parseInt(line.split(" ")[1]));
        int stated = (octets[2] & 0xff) * 256 + (octets[3] & 0xff);
        assertThat(packet.length()).isEqualTo(stated);
        assertThat(packet.bytes()).isEqualTo(Arrays.copyOf(octets, stated));
    }

    @Test
    void everyReasonOccurs() throws IOException {
        assertThat(malformed().stream().map(line -> line.split(" ")[0]).collect(Collectors.toSet()))
                .isEqualTo(Stream.of(Reason.values()).map(Reason::name).collect(Collectors.toSet()));
    }

    @Test
    void readsFromTheMiddleOfABuffer() throws MalformedPacketException {
        byte[] packet = octets("- 01 07 00 17 00*16 01 03 61", 1);
        byte[] buffer = new byte[100];
        Arrays.fill(buffer, (byte) 0xff);
        System.arraycopy(packet, 0, buffer, 33, packet.length);
        RadiusPacket read = RadiusPacket.parse(buffer, 33, packet.length);
        Arrays.fill(buffer, (byte) 0);
        assertThat(read).hasToString("Access-Request 7 {User-Name = \"a\"}");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> RadiusPacket.parse(buffer, 90, 20));
    }

    private static byte[] octets(String line, int skippedWords) {
        String hex = Stream.of(line.split(" "))
                .skip(skippedWords)
                .map(word ->
                        word.contains("*") ? word.split("\\*")[0].repeat(Integer.parseInt(word.split("\\*")[1])) : word)
                .collect(Collectors.joining());
        return HexFormat.of().parseHex(hex);
    }
}
