/**
 * Tariff plans: what a service costs per month and how fast it is.
 *
 * <p>Invariants: prices are exact decimals with a currency, never negative; a plan in use is not deleted. Uses the
 * foundation only.
 */
package org.rollcall.tariff;
