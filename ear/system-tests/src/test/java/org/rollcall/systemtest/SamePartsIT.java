package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** {@code rollcall.ear} and {@code rollcall.jar} are packed from the same files: what is tested of one holds for the other. */
class SamePartsIT {
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war|rar)");
    /** Of the jar only: it starts the server. */
    private static final String LAUNCHER = "org/rollcall/launcher/";

    @Test
    void bothPackagesHoldTheSameClassesPagesAndMigrations() throws Exception {
        Map<String, String> ear = parts("rollcall.ear");
        Map<String, String> jar = parts("rollcall.jar");
        assertThat(jar).isEqualTo(ear);
        assertThat(ear.keySet())
                .anyMatch(name -> name.endsWith("org/rollcall/session/SessionMachine.class"))
                .anyMatch(name -> name.startsWith("db/"))
                .anyMatch(name -> name.endsWith("customers.xhtml"));
    }

    private static Map<String, String> parts(String archive) throws IOException, NoSuchAlgorithmException {
        Map<String, String> parts = new TreeMap<>();
        try (InputStream file = Files.newInputStream(RollcallProcess.packages().resolve(archive))) {
            collect(file, parts);
        }
        return parts;
    }

    private static void collect(InputStream archive, Map<String, String> parts)
            throws IOException, NoSuchAlgorithmException {
        ZipInputStream zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName().replaceFirst("^WEB-INF/classes/", "");
            if (ARCHIVE.matcher(name).matches()) {
                collect(zip, parts);
            } else if (isOurs(name)) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(zip.readAllBytes());
                String before = parts.put(name, HexFormat.of().formatHex(hash));
                assertThat(before).as("another " + name).isIn(null, parts.get(name));
            }
        }
    }

    private static boolean isOurs(String name) {
        boolean aClass = name.startsWith("org/rollcall/") && !name.startsWith(LAUNCHER);
        // below META-INF they are of Payara Micro's own Faces
        boolean aPage = name.endsWith(".xhtml") && !name.startsWith("META-INF/");
        return !name.endsWith("/") && (aClass || name.startsWith("db/") || aPage);
    }
}
