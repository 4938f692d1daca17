package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32;
import org.omnifaces.util.Faces;

/** Changes when our style sheet or script does: browsers keep them for a week and are told by it to fetch anew. */
@Named
@ApplicationScoped
public class SiteVersion {
    private String text;

    @PostConstruct
    void read() {
        CRC32 sum = new CRC32();
        for (String file : new String[] {"site.css", "site.js"}) {
            try (InputStream content = Faces.getResourceAsStream("/resources/rollcall/" + file)) {
                sum.update(Objects.requireNonNull(content, file).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        text = Long.toHexString(sum.getValue());
    }

    public String getText() {
        return text;
    }
}
