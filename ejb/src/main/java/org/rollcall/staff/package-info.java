/**
 * The people who work with Rollcall, and who is calling right now.
 *
 * <p>Invariants: every public service of the site and the API is {@link org.rollcall.staff.Permitted}, which denies by
 * default; there is no default account, the first one is made with a one-time set-up token; passwords are stored as
 * PBKDF2 only, and guessing is slowed down before any hash is computed. Part of the foundation (shared, settings,
 * staff, audit).
 */
package org.rollcall.staff;
