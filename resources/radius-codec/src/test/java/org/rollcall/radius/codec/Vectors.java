package org.rollcall.radius.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packets under {@code vectors/}: files named after the section of the RFC they are from. After {@code packet} come
 * its octets, indented, and then what is expected of it, one keyword a line; a response answers the last request above.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes them
record Vectors(String name, byte[] secret, List<Sample> samples) {
    /** A packet, its secret, the packet it answers if it is a response, and what is expected of it by keyword. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sample(String name, byte[] octets, byte[] secret, Sample request, Map<String, String> expected) {
        RadiusPacket packet() {
            return Vectors.parse(octets);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Vectors> all() {
        URI place = URI.create(Vectors.class.getResource("vectors").toString());
        if (!place.getScheme().equals("jar")) {
            return in(Path.of(place));
        }
        // as other modules have them
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
            return in(jar.provider().getPath(place));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Vectors> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(Vectors::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Sample> allSamples() {
        return all().stream().flatMap(file -> file.samples.stream()).toList();
    }

    static Path resource(String name) {
        try {
            return Path.of(Vectors.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static RadiusPacket parse(byte[] octets) {
        try {
            return RadiusPacket.parse(octets, 0, octets.length);
        } catch (MalformedPacketException e) {
            throw new AssertionError(HexFormat.of().formatHex(octets), e);
        }
    }

    private static Vectors read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = file.getFileName().toString().replace(".txt", "");
        byte[] secret = {};
        List<Sample> samples = new ArrayList<>();
        Sample request = null;
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("secret ")) {
                secret = line.substring("secret ".length()).getBytes(StandardCharsets.UTF_8);
            } else if (line.equals("packet")) {
                StringBuilder hex = new StringBuilder();
                while (at + 1 < lines.size() && lines.get(at + 1).startsWith("  ")) {
                    hex.append(lines.get(++at).replace(" ", ""));
                }
                byte[] octets = HexFormat.of().parseHex(hex);
                boolean response = PacketCode.of(octets[0]).orElseThrow().role() == PacketCode.Role.RESPONSE;
                Sample sample = new Sample(
                        name + " packet " + (samples.size() + 1),
                        octets,
                        secret,
                        response ? request : null,
                        new LinkedHashMap<>());
                samples.add(sample);
                request = response ? request : sample;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.split(" ", 2);
                samples.get(samples.size() - 1).expected().put(words[0], words[1]);
            }
        }
        return new Vectors(name, secret, samples);
    }
}
