/**
 * Settings: those of a process, from its environment ({@link org.rollcall.settings.EnvironmentSetting}, read once at
 * the start), and those of the ISP, in the database ({@link org.rollcall.settings.RuntimeSetting}, changed while
 * Rollcall runs).
 *
 * <p>Invariants: each setting is described in one place; a value that is used was validated; what is wrong is said all
 * at once, with the names of the settings. The first half needs no server, so that the launcher and bin/seed read the
 * same. Part of the foundation (shared, settings, staff, audit).
 */
package org.rollcall.settings;
