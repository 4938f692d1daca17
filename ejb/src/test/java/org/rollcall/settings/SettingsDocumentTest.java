package org.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * docs/settings.md says what the code says. After a change of a setting run the test with {@code
 * -Drollcall.write.docs=true}, which writes the document anew.
 */
class SettingsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/settings.md");

    @Test
    void theDocumentIsWhatTheCodeSays() throws IOException {
        String wanted = document();
        if (Boolean.getBoolean("rollcall.write.docs")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(wanted);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Settings

                This file is written by `SettingsDocumentTest` from the code.

                ## Of a process

                Environment variables, or system properties of the same name in lower case with dots
                (`rollcall.http.port`), which go first. A blank value is none. They are read once, at the start; wrong or
                contradictory values stop it with a message that names every one of them.

                | Setting | Default | Meaning |
                |---|---|---|
                """);
        for (EnvironmentSetting setting : EnvironmentSetting.values()) {
            row(text, setting.name(), setting.byDefault(), setting.description());
        }
        text.append("""

                ## Of the ISP

                Kept in the database and changed on the settings page or by `PUT /rollcall/api/v1/settings` while
                Rollcall runs; all nodes follow within five seconds.

                | Setting | Default | May be | Meaning |
                |---|---|---|---|
                """);
        for (RuntimeSetting setting : RuntimeSetting.values()) {
            row(text, setting.key(), setting.byDefault(), setting.allowed(), setting.description());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String byDefault, String... rest) {
        text.append("| `").append(name).append("` | ");
        text.append(byDefault.isEmpty() ? "" : "`" + byDefault + "`");
        for (String cell : rest) {
            text.append(" | ").append(cell);
        }
        text.append(" |\n");
    }
}
