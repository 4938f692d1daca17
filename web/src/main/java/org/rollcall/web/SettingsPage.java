package org.rollcall.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.settings.RuntimeSetting;
import org.rollcall.settings.SettingsDesk;

/** The settings of the ISP. Only what was changed is sent on. */
@Named("settings")
@RequestScoped
public class SettingsPage {
    @Inject
    private SettingsDesk desk;

    private Map<String, Object> stored;
    private final Map<String, String> values = new LinkedHashMap<>();

    @PostConstruct
    void read() {
        stored = desk.all();
        stored.forEach((key, value) -> values.put(key, String.valueOf(value)));
    }

    public String save() {
        Map<String, String> changed = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String typed = value == null ? "" : value.strip();
            if (!typed.equals(String.valueOf(stored.get(key)))) {
                changed.put(key, typed);
            }
        });
        return Attempt.to(() -> desk.change(changed), "done.saved") ? "settings?faces-redirect=true" : null;
    }

    public List<RuntimeSetting> getAll() {
        return List.of(RuntimeSetting.values());
    }

    public Map<String, String> getValues() {
        return values;
    }
}
