/**
 * The night as Jakarta Batch: job {@code lifecycle} (META-INF/batch-jobs/lifecycle.xml) with its reader, processor and
 * writer, and the watch that starts it.
 *
 * <p>Holds no rule, no SQL and no state worth keeping: what is left to do is in the ledger behind {@link
 * org.rollcall.lifecycle.Night}, so a job execution is thrown away whenever it ends and never restarted by the batch
 * runtime (docs/adr/0050). JobOperator is called from {@link org.rollcall.batch.NightWatch} only.
 */
package org.rollcall.batch;
