/**
 * The night: what the passing of days does to customers, and the ledger of the runs that did it.
 *
 * <p>The rules are pure ({@link org.rollcall.lifecycle.LifecyclePolicy} and its cases,
 * {@link org.rollcall.lifecycle.BusinessDates}): facts and a business date in, a move or a date out. The rest is a ledger
 * in four tables and short transactions over it:
 *
 * <ul>
 *   <li>{@code job_run}: one row per run with how far it is ({@code last_key});
 *   <li>{@code job_date}: the dates the timer has given to a run, each once for ever;
 *   <li>{@code job_change}: what a run did, would do (dry run) or could not do;
 *   <li>{@code lease}: which node may run, with a fence that rises with every new holder.
 * </ul>
 *
 * <p>Invariants: a chunk's changes and its {@code last_key} are one transaction, which first renews the lease by holder
 * and fence; so a node that was stopped past its lease changes nothing when it wakes, and a run that was killed anywhere
 * goes on behind its last chunk. A re-run of a date changes nothing, since a policy asks "due on or before?".
 *
 * <p>May use customer, session-independent SQL on the tables of customer, service and session, settings, audit, staff and
 * shared. Knows nothing of Jakarta Batch: that is module batch, which calls {@link org.rollcall.lifecycle.Night} only.
 */
package org.rollcall.lifecycle;
