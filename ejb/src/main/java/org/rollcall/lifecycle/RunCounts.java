package org.rollcall.lifecycle;

/**
 * What a run has done so far.
 *
 * @param processed customers it looked at: those for whom time alone could be enough by the business date
 * @param changed customers it changed, or would change (dry run)
 * @param failed customers it could not change; why is with their {@link JobChange}
 */
public record RunCounts(long processed, long changed, long failed) {}
