package org.rollcall.lifecycle;

import java.util.OptionalInt;

/**
 * The periods a run works with, days; empty = never. A run keeps those it was made with, so that one that was interrupted
 * and goes on after the settings were changed still has one meaning.
 */
public record LifecyclePeriods(OptionalInt graceDays, OptionalInt inactivityDays) {}
