/**
 * A router to try Rollcall with: simulated NASes that speak RADIUS over real UDP sockets.
 *
 * <p>Three uses, one core. In tests {@link org.rollcall.nassim.Nas} is a library: one NAS with plain blocking methods
 * ({@code access}, {@code start}, {@code interim}, {@code stop}) that answers Disconnect and CoA requests on a port of
 * its own. On the command line {@code run} lets some hundred subscribers come and go on several NASes, and {@code load}
 * keeps a fixed number of requests in flight and measures.
 *
 * <p>Invariants: a reply counts only if its Response Authenticator is right (a wrong one is counted, and waited on);
 * a retransmission is the same bytes; everything about a subscriber follows from the seed and his number; a record is
 * written to the log of acknowledgements only after its Accounting-Response was verified. Every socket is owned by one
 * {@code EventLoop}, whose thread completes all futures: what runs on them must not block.
 *
 * <p>Uses the codec and the JDK, nothing else.
 */
package org.rollcall.nassim;
