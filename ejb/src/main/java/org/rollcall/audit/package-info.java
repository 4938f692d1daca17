/**
 * Who did what, when and from where.
 *
 * <p>Invariants: one row per change, in the transaction of the change; secrets are named, never shown; rows are only
 * ever appended. Part of the foundation (shared, settings, staff, audit).
 */
package org.rollcall.audit;
