package org.rollcall.lifecycle;

/** CDI event: a run was put into the queue in the current transaction. */
record RunQueued(long runId) {}
