/**
 * The product as its users get it: {@code rollcall.jar} as a process of its own (H2 and PostgreSQL), {@code
 * rollcall.ear} on WildFly, spoken to over UDP and HTTP and seen in a browser. Only {@code InsideWildFlyIT} runs
 * inside a server.
 */
package org.rollcall.systemtest;
