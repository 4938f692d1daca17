/**
 * Customers: who they are, in which of the four statuses, since when and why.
 *
 * <p>Invariants: a customer has exactly one status and moves only as {@link org.rollcall.customer.StatusRules} allows;
 * every change is one row of history, written in the transaction of the change by {@link
 * org.rollcall.customer.StatusChanges}, which alone writes the status; only Inactive customers are deleted, and a
 * deleted one keeps its rows and frees its login. Uses the foundation only.
 */
package org.rollcall.customer;
