/**
 * The contract between the RADIUS resource adapter and an application: what the adapter delivers (batches of
 * accounting and access requests), what the application answers, and what the application may ask of it (open the
 * door, replace the table of NASes, send a Disconnect-Request or a CoA-Request).
 *
 * <p>Invariants: everything delivered comes from a known NAS and carries valid signatures; a reply is sent only
 * after the listener method returned. Uses java.*, jakarta.resource and the codec; knows nothing of customers.
 */
package org.rollcall.radius.api;
