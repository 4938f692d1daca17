package org.rollcall.settings;

/** CDI event: settings were changed in the current transaction; observe it after success. */
public record SettingsChanged() {}
