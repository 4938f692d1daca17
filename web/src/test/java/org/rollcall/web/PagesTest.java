package org.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.customer.StatusCommand;
import org.rollcall.customer.StatusWord;
import org.rollcall.session.ClosedBy;
import org.rollcall.settings.RuntimeSetting;

/** What holds for every page, read as text. */
class PagesTest {
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern TEXT_KEY = Pattern.compile("m\\['([^']+)'\\]");
    /** Breaks under our Content-Security-Policy, or around it. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "<f:ajax|<h:commandLink|<p:commandLink|escape=\"false\"|\\son[a-z]+=\"(?!rollcall)|<script|style=\"");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList();
            assertThat(pages).hasSizeGreaterThan(10);
            return pages;
        }
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = PagesTest.class.getResourceAsStream("messages.properties")) {
            texts.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void everyTextOfAPageExists() throws IOException {
        Properties texts = texts();
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            Matcher key = TEXT_KEY.matcher(Files.readString(page));
            while (key.find()) {
                if (!texts.containsKey(key.group(1))) {
                    missing.add(page.getFileName() + ": " + key.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConstantHasItsText() throws IOException {
        Properties texts = texts();
        for (StatusWord word : StatusWord.values()) {
            assertThat(texts).containsKeys("status." + word.word(), "help." + word.word());
        }
        for (StatusCommand command : StatusCommand.values()) {
            assertThat(texts)
                    .containsKeys(
                            "command." + command,
                            "command.help." + command,
                            "done." + command.name().toLowerCase(java.util.Locale.ROOT));
        }
        for (ClosedBy by : ClosedBy.values()) {
            assertThat(texts).containsKey("closed." + by);
        }
        for (RuntimeSetting setting : RuntimeSetting.values()) {
            assertThat(texts).containsKey("setting." + setting.key());
        }
        for (org.rollcall.access.AccessReason reason : org.rollcall.access.AccessReason.values()) {
            assertThat(texts).containsKey("reason." + reason);
        }
        for (org.rollcall.dialect.Dialect dialect : org.rollcall.dialect.Dialect.values()) {
            assertThat(texts).containsKey("dialect." + dialect);
        }
    }

    @Test
    void nothingThatTheContentSecurityPolicyWouldBreak() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContainPattern(FORBIDDEN);
        }
    }
}
