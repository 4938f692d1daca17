/**
 * The RADIUS resource adapter (Jakarta Connectors 2.1): from a datagram to a batch in the application's hands and from
 * its answer back to the wire, and Disconnect- and CoA-Requests to a NAS and back.
 *
 * <p>The way in, one class a step: {@code RadiusResourceAdapter} (what the server calls) - {@code Doorkeeper} (when
 * ports are open) - {@code ListeningPort} (a socket and its Works) - {@code Receiver} (reads) - {@code Intake} (known
 * source, signatures, retransmission or new) - {@code WorkerQueue} - {@code DeliveryWorker} (a batch, the application,
 * the replies). The way out: {@code ConnectionHandle} - {@code Exchanger} - {@code ExchangeLoop}.
 *
 * <p>Invariants: nothing is bound before the application opened the door; a datagram of an unknown source is neither
 * parsed nor hashed; nothing is delivered unverified; a reply leaves only after the listener method returned, and
 * none after it threw; every thread is a Work of the server, there is a fixed number of them, and nothing a sender
 * sends and nothing the application throws ends one. Uses java.*, jakarta.resource, the adapter's contract and the
 * codec; knows nothing of customers.
 */
package org.rollcall.radius.ra;
