/**
 * What every component stands on: the clock, the database (data source, migrations, plain SQL), the encryption of
 * secrets, the order of the start, and the few ways in which Rollcall refuses something ({@link
 * org.rollcall.shared.Problem}).
 *
 * <p>Invariants: nothing is delivered and no request is served before {@link org.rollcall.shared.Readiness} says so;
 * no secret reaches a log or a {@code toString}. Together with settings, staff and audit this is the foundation: it
 * uses no other component.
 */
package org.rollcall.shared;
