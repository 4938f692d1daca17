package org.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contrasts of the style sheet's variables, WCAG 2.2: 4.5 for text (1.4.3), 3 for borders and focus (1.4.11). */
class PaletteTest {
    private static final Path SHEET = Path.of("src/main/webapp/resources/rollcall/site.css");

    private static Map<String, String> colours(String theme) throws IOException {
        String sheet = Files.readString(SHEET);
        int start = sheet.indexOf("[data-theme=\"" + theme + "\"]");
        String block = sheet.substring(start, sheet.indexOf('}', start));
        Map<String, String> colours = new HashMap<>();
        Matcher variable = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6})").matcher(block);
        while (variable.find()) {
            colours.put(variable.group(1), variable.group(2));
        }
        return colours;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "system"})
    void textCanBeRead(String theme) throws IOException {
        Map<String, String> c = colours(theme);
        for (String ground : new String[] {"page", "panel", "raised", "hover"}) {
            for (String text : new String[] {"text", "muted", "link"}) {
                atLeast(4.5, c, text, ground);
            }
        }
        for (String status : new String[] {"new", "active", "online", "online24h", "blocked", "inactive"}) {
            atLeast(4.5, c, "on-" + status, status);
            if (!status.equals("active")) {
                atLeast(4.5, c, "text", "row-" + status);
                atLeast(4.5, c, "link", "row-" + status);
            }
        }
        atLeast(4.5, c, "on-primary", "primary");
        atLeast(4.5, c, "on-primary", "primary-hover");
        atLeast(4.5, c, "on-danger", "danger");
        atLeast(4.5, c, "danger", "panel");
        atLeast(4.5, c, "danger", "danger-soft");
        atLeast(4.5, c, "good", "good-soft");
        atLeast(4.5, c, "good", "panel");
        atLeast(4.5, c, "warn", "warn-soft");
        atLeast(4.5, c, "on-bar", "bar");
        atLeast(4.5, c, "bar-muted", "bar");
        atLeast(4.5, c, "on-bar", "bar-active");
        atLeast(3, c, "edge", "panel");
        atLeast(3, c, "focus", "page");
    }

    @Test
    void theSystemsDarkIsOurDark() throws IOException {
        assertThat(colours("system")).isEqualTo(colours("dark"));
    }

    private static void atLeast(double ratio, Map<String, String> colours, String front, String ground) {
        double a = luminance(colours.get(front));
        double b = luminance(colours.get(ground));
        assertThat((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
                .as(front + " on " + ground)
                .isGreaterThanOrEqualTo(ratio);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
