/**
 * The Totals tab: how many customers have each status and what their services bring per month.
 *
 * <p>Invariants: the four stored statuses partition the customers, so their sum is the grand total; Online and Online last
 * 24 hours are overlays, shown and never added; money is exact decimal and never mixed between currencies; all figures of
 * one answer come from one SQL statement, that is, from one state of the database.
 *
 * <p>Reads the tables of customer, service, tariff and session with plain SQL; may use customer, staff and shared.
 */
package org.rollcall.totals;
