package org.rollcall.settings;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.audit.AuditDetails;
import org.rollcall.audit.AuditLog;
import org.rollcall.shared.Database;
import org.rollcall.shared.FieldErrors;
import org.rollcall.staff.Permitted;

/** What staff do with the settings of the ISP. */
@Stateless
@Permitted
public class SettingsDesk {
    @Inject
    private Settings settings;

    @Inject
    private Database database;

    @Inject
    private AuditLog audit;

    @Inject
    private Event<SettingsChanged> changed;

    /** Every setting by its key: an Integer, or text ("never", a time). */
    public Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        settings.values().forEach((setting, value) -> all.put(setting.key(), typed(setting, value)));
        return all;
    }

    /**
     * Changes the named settings only.
     *
     * @param wanted values by key: numbers or text
     * @return all settings as they are then
     */
    public Map<String, Object> change(Map<String, ?> wanted) {
        FieldErrors errors = new FieldErrors();
        Map<RuntimeSetting, String> values = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            RuntimeSetting setting = RuntimeSetting.of(key).orElse(null);
            if (setting == null) {
                errors.check(false, key, "is no setting");
            } else if (value == null || !setting.accepts(value.toString())) {
                errors.check(false, key, "must be " + setting.allowed());
            } else {
                values.put(setting, value.toString());
            }
        });
        errors.throwIfAny();
        AuditDetails details = new AuditDetails();
        values.forEach((setting, value) -> {
            details.change(setting.key(), settings.text(setting), value);
            store(setting.key(), value);
        });
        audit.record("settings.change", "settings", details.toString());
        changed.fire(new SettingsChanged());
        Map<String, Object> all = all();
        values.forEach((setting, value) -> all.put(setting.key(), typed(setting, value)));
        return all;
    }

    private void store(String key, String value) {
        if (database.write("update setting set setting_value = ? where name = ?", value, key) == 0) {
            database.write("insert into setting (name, setting_value) values (?, ?)", key, value);
        }
    }

    private static Object typed(RuntimeSetting setting, String value) {
        return setting.isNumber() && !value.equals(RuntimeSetting.NEVER) ? Integer.valueOf(value) : value;
    }
}
