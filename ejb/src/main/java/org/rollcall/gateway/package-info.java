/**
 * Between the resource adapter and the business: requests become domain events and queries, decisions become replies;
 * the door is opened when everything behind it is ready.
 *
 * <p>Invariants: with {@code nas} the only package that sees adapter types; a record is acknowledged only after the
 * transaction that stored it, or its quarantine, has committed. Uses session, access, nas, settings, shared.
 */
package org.rollcall.gateway;
