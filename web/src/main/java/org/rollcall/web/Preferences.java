package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.omnifaces.util.Faces;
import org.rollcall.customer.StatusWord;
import org.rollcall.staff.Caller;
import org.rollcall.staff.StaffDesk;

/** How the site looks to the member of staff who is signed in; kept for him beyond the session. */
@Named("ui")
@SessionScoped
public class Preferences implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Set<String> THEMES = Set.of("system", "light", "dark");

    @Inject
    private StaffDesk staff;

    @Inject
    private Caller caller;

    private String theme;
    private boolean coloured;
    private boolean keys;

    @PostConstruct
    void remember() {
        theme = staff.preference("theme").filter(THEMES::contains).orElse("system");
        coloured = staff.preference("palette").map(Boolean::parseBoolean).orElse(false);
        keys = staff.preference("keys").map(Boolean::parseBoolean).orElse(true);
    }

    /** From the browser: request parameters name and value. What is not known is ignored. */
    public void save() {
        String name = Faces.getRequestParameter("name");
        String value = Faces.getRequestParameter("value");
        if ("theme".equals(name) && THEMES.contains(value)) {
            theme = value;
        } else if ("palette".equals(name)) {
            coloured = Boolean.parseBoolean(value);
        } else if ("keys".equals(name)) {
            keys = Boolean.parseBoolean(value);
        } else {
            return;
        }
        staff.preference(name, value);
    }

    /** system, light or dark. */
    public String getTheme() {
        return theme;
    }

    public String getThemeIcon() {
        return switch (theme) {
            case "light" -> "pi-sun";
            case "dark" -> "pi-moon";
            default -> "pi-desktop";
        };
    }

    /** Whether rows of tables are coloured by status: the palette button. */
    public boolean isColoured() {
        return coloured;
    }

    /** Whether single keys do something. */
    public boolean isKeys() {
        return keys;
    }

    public String getWho() {
        return caller.name();
    }

    /** The six words, in their order. */
    public List<String> getWords() {
        return Arrays.stream(StatusWord.values()).map(StatusWord::word).toList();
    }
}
