package org.rollcall.dialect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code dialects.txt}, which explains its own form. */
final class DialectFile {
    static final DialectFile STANDARD = read();

    private final Map<String, Map<String, List<String>>> sections = new LinkedHashMap<>();

    private DialectFile() {}

    VendorDialect section(String name) {
        Map<String, List<String>> lines = sections.get(name);
        if (lines == null) {
            throw new IllegalStateException("dialects.txt says nothing of " + name);
        }
        return new VendorDialect(lines);
    }

    private static DialectFile read() {
        DialectFile file = new DialectFile();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(DialectFile.class.getResourceAsStream("dialects.txt"), StandardCharsets.UTF_8))) {
            Map<String, List<String>> section = Map.of();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    section = new HashMap<>();
                    file.sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split(" +", 2);
                    section.computeIfAbsent(words[0], key -> new ArrayList<>()).add(words[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("dialects.txt cannot be read", e);
        }
        return file;
    }
}
