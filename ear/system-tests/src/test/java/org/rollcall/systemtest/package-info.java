/**
 * The product as its users get it: {@code rollcall.jar} as a process of its own (H2 and PostgreSQL), {@code
 * rollcall.ear} on WildFly, spoken to over UDP and HTTP and seen in a browser. Nothing here reaches inside the server.
 */
package org.rollcall.systemtest;
